import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { DataTable } from "../../list/data-table.tsx";
import { type Reach, reachNote } from "../../list/reach.ts";
import { Button } from "../../part/button.tsx";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { DeadlineLines } from "../deadlines/deadline-lines.tsx";
import { useDeadlines } from "../deadlines/deadlines.ts";
import { type Coverage, nextQuarter, quarterOf } from "./coverage.ts";

const methods: Readonly<Record<string, string>> = {
  REVIEW_ACCOUNTS: "查阅账目",
  INTERVIEW: "访谈",
  HEAR_REPORT: "听取汇报",
  OTHER: "其他",
};

/** How many places were visited in a quarter, room by room, and which were not. */
export default function CoveragePage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(["quarter"]);
  if (me === undefined) return null;
  const present = quarterOf(me.today);
  const [year = present.year, quarter = present.quarter] =
    filters.quarter?.split("-").map(Number) ?? [];
  const chosen = { year, quarter };
  const to = (by: number) => {
    const next = nextQuarter(chosen, by);
    change({ quarter: `${next.year}-${next.quarter}` });
  };
  const isThis = year === present.year && quarter === present.quarter;
  return (
    <Page
      title="季度检查覆盖率"
      extra={<a href="#/quarterly-visits?view=board">季度监督检查看板</a>}
    >
      <div className="filters">
        <Button label="上一季度" press={() => to(-1)}>
          ‹
        </Button>
        <strong className="month" aria-live="polite">
          {year} 年第 {quarter} 季度
        </strong>
        <Button label="下一季度" press={() => to(1)}>
          ›
        </Button>
        {isThis ? null : <Button press={() => change({ quarter: "" })}>回到本季</Button>}
      </div>
      <Quarter chosen={chosen} isThis={isThis} reach={me.rights["visit.read"]} />
    </Page>
  );
}

function Quarter({
  chosen,
  isThis,
  reach,
}: {
  reach: Reach | undefined;
  chosen: { year: number; quarter: number };
  isThis: boolean;
}) {
  const found = useQuery({
    queryKey: ["coverage", chosen],
    queryFn: () => call<Coverage>({ path: "/quarterly-visits/coverage", query: chosen }),
  });
  if (found.error !== null)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  const { total, rooms, missed } = found.data;
  if (total.due === 0) return <p className="empty">本季没有应检地点。{reachNote(reach)}</p>;
  const rows = [...rooms.map((each) => ({ ...each, name: `第 ${each.room} 室` }))];
  return (
    <>
      <section className="table-card" aria-label="覆盖率">
        <DataTable
          caption="各室覆盖率"
          rows={rows.length > 1 ? [...rows, { ...total, room: "", name: "合计" }] : rows}
          keyOf={({ name }) => name}
          columns={[
            { title: "室", cell: ({ name }) => name },
            { title: "应检", narrow: "yes", cell: ({ due }) => due },
            { title: "已检", narrow: "yes", cell: ({ visited }) => visited },
            {
              title: "覆盖率",
              cell: ({ percent, name }) => (
                <span className="measure">
                  <progress value={percent} max={100} aria-label={`${name}覆盖率`} /> {percent}%
                </span>
              ),
            },
            { title: "未检", narrow: "yes", cell: ({ missed: none }) => none },
            { title: "其中已补检", narrow: "yes", cell: ({ madeUp }) => madeUp },
            { title: "批准免检", narrow: "yes", cell: ({ waived }) => waived },
            {
              title: "监督方式",
              cell: ({ methods: used }) =>
                Object.entries(used)
                  .filter(([, times]) => times > 0)
                  .map(([method, times]) => `${methods[method] ?? method} ${times}`)
                  .join("，") || "—",
            },
          ]}
        />
      </section>
      {missed.length === 0 ? null : (
        <section className="table-card" aria-label="未检清单">
          <DataTable
            caption="未检清单"
            rows={missed}
            keyOf={({ id }) => id}
            columns={[
              {
                title: "未检地点",
                cell: ({ id, place }) => <a href={`#/quarterly-visits/${id}`}>{place}</a>,
              },
              { title: "室", narrow: "yes", cell: ({ room }) => `第 ${room} 室` },
              { title: "原因", cell: ({ reason }) => reason ?? "尚未说明" },
              { title: "补检日期", narrow: "yes", cell: ({ madeUpOn }) => madeUpOn ?? "尚未补检" },
            ]}
          />
        </section>
      )}
      {isThis ? <Ahead /> : null}
    </>
  );
}

/** Places that are still to be visited, by the days that are left. */
function Ahead() {
  const found = useDeadlines({ kind: "quarterly", to: "2199-12-31" });
  if (found.error !== null) return <Failure error={found.error} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  if (found.data.items.length === 0) return null;
  const { items, today } = found.data;
  return (
    <section className="card">
      <h2>在办的检查</h2>
      <DeadlineLines items={items} today={today} />
    </section>
  );
}
