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
import { type Behind, type Coverage, nextQuarter, placesBehind, quarterOf } from "./coverage.ts";
import { Places } from "./places.tsx";
import { RoomsTable } from "./rooms-table.tsx";

/** How many places were visited in a quarter, room by room, and which were not. */
export default function CoveragePage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(["quarter", "of", "room"]);
  if (me === undefined) return null;
  const present = quarterOf(me.today);
  const [year = present.year, quarter = present.quarter] =
    filters.quarter?.split("-").map(Number) ?? [];
  const chosen = { year, quarter };
  const to = (by: number) => {
    const next = nextQuarter(chosen, by);
    change({ quarter: `${next.year}-${next.quarter}`, of: "", room: "" });
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
        {isThis ? null : (
          <Button press={() => change({ quarter: "", of: "", room: "" })}>回到本季</Button>
        )}
      </div>
      <Quarter
        chosen={chosen}
        isThis={isThis}
        reach={me.rights["visit.read"]}
        behind={filters.of === undefined ? undefined : { of: filters.of, room: filters.room ?? "" }}
        open={({ of, room } = { of: "", room: "" }) => change({ of, room })}
      />
    </Page>
  );
}

function Quarter({
  chosen,
  isThis,
  reach,
  behind,
  open,
}: {
  reach: Reach | undefined;
  /** The number whose places are listed, if one is. */
  behind: Behind | undefined;
  open: (behind: Behind | undefined) => void;
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
  const { total, missed } = found.data;
  if (total.due === 0) return <p className="empty">本季没有应检地点。{reachNote(reach)}</p>;
  return (
    <>
      <RoomsTable coverage={found.data} open={open} />
      {behind === undefined ? null : (
        <Places
          behind={behind}
          places={placesBehind(found.data, behind)}
          close={() => open(undefined)}
        />
      )}
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
