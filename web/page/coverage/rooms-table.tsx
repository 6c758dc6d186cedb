import { type Column, DataTable } from "../../list/data-table.tsx";
import { NumberButton } from "../../part/number.tsx";
import { type Behind, type Coverage, methods, numbers } from "./coverage.ts";

/** A quarter by rooms; each number leads to the places that it counts. */
export function RoomsTable({
  coverage: { total, rooms },
  open,
}: {
  coverage: Coverage;
  open: (behind: Behind) => void;
}) {
  const rows = rooms.map((each) => ({ ...each, name: `第 ${each.room} 室` }));
  const counted = (of: keyof typeof numbers): Column<(typeof rows)[number]> => ({
    title: numbers[of],
    narrow: "yes",
    cell: ({ [of]: number, room, name }) =>
      number === 0 ? (
        0
      ) : (
        <NumberButton
          says={`${name} ${numbers[of]} ${number}，列出各处`}
          text={String(number)}
          press={() => open({ of, room })}
        />
      ),
  });
  return (
    <section className="table-card" aria-label="覆盖率">
      <DataTable
        caption="各室覆盖率"
        rows={rows.length > 1 ? [...rows, { ...total, room: "", name: "合计" }] : rows}
        keyOf={({ name }) => name}
        columns={[
          { title: "室", cell: ({ name }) => name },
          counted("due"),
          counted("visited"),
          {
            title: "覆盖率",
            cell: ({ percent, name }) => (
              <span className="measure">
                <progress value={percent} max={100} aria-label={`${name}覆盖率`} /> {percent}%
              </span>
            ),
          },
          counted("missed"),
          counted("madeUp"),
          counted("waived"),
          {
            title: "监督方式",
            cell: ({ methods: used, room, name }) => {
              const some = Object.entries(used).filter(([, times]) => times > 0);
              return some.length === 0
                ? "—"
                : some.map(([method, times]) => (
                    <span className="number-of" key={method}>
                      {methods[method] ?? method}{" "}
                      <NumberButton
                        says={`${name} ${methods[method] ?? method} ${times}，列出各处`}
                        text={String(times)}
                        press={() => open({ of: method, room })}
                      />
                    </span>
                  ));
            },
          },
        ]}
      />
    </section>
  );
}
