import { PagedTable } from "../../list/paged-table.tsx";
import { usePages } from "../../list/pages.ts";

type Seal = { day: string; count: number; root: string; hash: string };

/** What each night has sealed, newest first. */
export function Seals() {
  const list = usePages<Seal>("/audit/roots", {});
  return (
    <>
      <h2>每夜封存</h2>
      <PagedTable
        caption="每夜封存"
        list={list}
        keyOf={({ day }) => day}
        empty="尚无封存：每夜零时后封存前一日。"
        columns={[
          { title: "日期", narrow: "yes", cell: ({ day }) => day },
          { title: "事项数", narrow: "yes", cell: ({ count }) => count },
          { title: "根", cell: ({ root }) => <span className="hash">{root}</span> },
          { title: "封存值", cell: ({ hash }) => <span className="hash">{hash}</span> },
        ]}
      />
    </>
  );
}
