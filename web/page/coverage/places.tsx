import { statusText } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { type Behind, type Coverage, methods, numbers } from "./coverage.ts";

/** The places that one number counts. */
export function Places({
  behind: { of, room },
  places,
  close,
}: {
  behind: Behind;
  places: Coverage["places"];
  close: () => void;
}) {
  const word = { ...numbers, ...methods }[of] ?? of;
  const title = `${room === "" ? "" : `第 ${room} 室`}“${word}”的 ${places.length} 处`;
  return (
    <section className="behind">
      <p className="filters">
        <strong role="status">{title}</strong>
        <Button press={close}>收起</Button>
      </p>
      <div className="table-card">
        <DataTable
          caption={title}
          rows={places}
          keyOf={({ id }) => id}
          columns={[
            {
              title: "地点",
              cell: ({ id, place }) => <a href={`#/quarterly-visits/${id}`}>{place}</a>,
            },
            { title: "室", narrow: "yes", cell: (one) => `第 ${one.room} 室` },
            {
              title: "现在",
              narrow: "yes",
              cell: ({ status }) => statusText("quarterly", status),
            },
            {
              title: "监督方式",
              cell: (one) => one.methods.map((each) => methods[each] ?? each).join("、") || "—",
            },
          ]}
        />
      </div>
    </section>
  );
}
