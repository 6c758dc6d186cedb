import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, fetchFile } from "../../api/call.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";

/** A picture as the API answers it: what it is called, and the table of the numbers that it draws. */
type Picture = {
  name: string;
  title: string;
  unit: string;
  table: { columns: readonly string[]; rows: readonly (readonly string[])[] };
};

/** The pictures of a report, and those of what is there now, each beside its table. */
export function Pictures({ report }: { report: string }) {
  const { data: me } = useMe();
  const found = useQuery({
    queryKey: ["reports", report, "pictures"],
    queryFn: () => call<{ items: readonly Picture[] }>({ path: `/reports/${report}/pictures` }),
    // Each reading leaves a trace: a person asks for it, never a window that comes back.
    refetchOnWindowFocus: false,
  });
  if (found.error !== null)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  const { items } = found.data;
  return (
    <>
      {items.length === 0 ? <p className="empty">这份报告没有图形。</p> : null}
      {items.map((picture) => (
        <PictureCard
          key={picture.name}
          picture={picture}
          drawnAt={`/reports/${report}/pictures/${picture.name}`}
        />
      ))}
      {standing.map(({ right, path }) =>
        me?.rights[right] === undefined ? null : <Standing key={path} path={path} />,
      )}
    </>
  );
}

/** Pictures of what is there now, no part of a report: the letters of the year, villages. */
const standing = [
  { right: "letter.read", path: "/pictures/letters" },
  { right: "library.screen", path: "/pictures/villages" },
] as const;

function Standing({ path }: { path: string }) {
  const found = useQuery({
    queryKey: ["pictures", path],
    queryFn: () => call<Picture>({ path }),
    refetchOnWindowFocus: false,
  });
  if (found.error !== null) return <Failure error={found.error} />;
  return found.data === undefined ? (
    <p className="loading">正在读取…</p>
  ) : (
    <PictureCard picture={found.data} drawnAt={`${path}.svg`} />
  );
}

type Row = { key: string; cells: readonly string[] };

function PictureCard({ picture, drawnAt }: { picture: Picture; drawnAt: string }) {
  const { title, table } = picture;
  const rows = table.rows.map((cells, place): Row => ({ key: String(place), cells }));
  return (
    <section className="card statistics">
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="empty">没有可画的内容。</p> : null}
      {rows.length === 0 ? null : (
        <div className="beside picture">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
          <section className="table-card" tabIndex={0} aria-label={`${title}：数据表`}>
            <DataTable
              caption={title}
              onPhone="table"
              rows={rows}
              keyOf={({ key }) => key}
              columns={table.columns.map((column, place) => ({
                title: column,
                cell: ({ cells }: Row) => cells[place] ?? "",
                ...(place === 0 ? {} : { narrow: "yes" as const }),
              }))}
            />
          </section>
          <Drawn title={title} path={drawnAt} />
        </div>
      )}
    </section>
  );
}

/** The picture as the papers print it; on a phone it keeps its size and scrolls in its box. */
function Drawn({ title, path }: { title: string; path: string }) {
  const drawn = useQuery({
    queryKey: ["drawn", path],
    queryFn: async () => (await fetchFile({ path })).blob,
    refetchOnWindowFocus: false,
  });
  const [address, setAddress] = useState<string>();
  const { data } = drawn;
  useEffect(() => {
    if (data === undefined) return;
    const url = URL.createObjectURL(data);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [data]);
  if (drawn.error !== null) return <Failure error={drawn.error} />;
  if (address === undefined) return <p className="loading">正在绘图…</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section className="drawing" tabIndex={0} aria-label={`${title}：图`}>
      <img src={address} alt={`${title}，数字见数据表`} />
    </section>
  );
}
