import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { kinds } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import { useCounts } from "../../shell/counts.ts";
import { Failure } from "../../shell/failure.tsx";
import { type Me, useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { type Coverage, quarterOf } from "../coverage/coverage.ts";
import { DeadlineLines } from "../deadlines/deadline-lines.tsx";
import { type Deadlines, useDeadlines } from "../deadlines/deadlines.ts";

/** So many of the next deadlines are shown; the rest stands in the calendar. */
const shown = 8;
const milliseconds = 86_400_000;

/** How things stand, in numbers that lead to what is counted. */
export default function OverviewPage() {
  const { data: me } = useMe();
  const found = useDeadlines({});
  if (me === undefined) return null;
  return (
    <Page title="办公概览">
      <Tiles me={me} deadlines={found.data} />
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {found.isPending ? <p className="loading">正在读取…</p> : null}
      {found.data === undefined ? null : (
        <>
          <Open deadlines={found.data} />
          <Next deadlines={found.data} />
        </>
      )}
    </Page>
  );
}

function Tiles({ me, deadlines }: { me: Me; deadlines: Deadlines | undefined }) {
  const { data: counts } = useCounts();
  const late = deadlines?.items.filter(({ due }) => due < deadlines.today).length;
  const red = deadlines?.items.filter(({ colour }) => colour === "RED").length;
  return (
    <ul className="tiles">
      <Tile to="/" number={counts?.waiting} text="我的待办" />
      <Tile to="/?colour=YELLOW" number={counts?.byColour.YELLOW ?? 0} text="我的黄色预警" />
      <Tile to="/?colour=RED" number={counts?.byColour.RED ?? 0} text="我的红色预警" />
      <Tile to="/deadlines" number={late} text="可见事项中已逾期" />
      <Tile to="/deadlines" number={red} text="可见事项中红色预警" />
      {me.rights["visit.read"] === undefined ? null : <CoverageTile today={me.today} />}
    </ul>
  );
}

function CoverageTile({ today }: { today: string }) {
  const query = quarterOf(today);
  const { data } = useQuery({
    queryKey: ["coverage", query],
    queryFn: () => call<Coverage>({ path: "/quarterly-visits/coverage", query }),
  });
  const text = `本季已检 ${data?.total.visited ?? "…"} / ${data?.total.due ?? "…"} 处`;
  return <Tile to="/coverage" number={data && `${data.total.percent}%`} text={text} />;
}

function Tile({
  to,
  number,
  text,
}: {
  to: string;
  number: number | string | undefined;
  text: string;
}) {
  return (
    <li>
      <a href={`#${to}`}>
        <strong>{number ?? "…"}</strong> {text}
      </a>
    </li>
  );
}

/** Matters under way, kind by kind, each counted once. */
function Open({ deadlines: { items, today, atLeast } }: { deadlines: Deadlines }) {
  const soon = new Date(Date.parse(today) + 7 * milliseconds).toISOString().slice(0, 10);
  const rows = kinds.flatMap(({ kind, title, path }) => {
    const own = items.filter(({ subject }) => subject.kind === kind);
    if (own.length === 0) return [];
    const count = (part: typeof own) => new Set(part.map(({ subject }) => subject.id)).size;
    return [
      {
        ...{ kind, title, path },
        open: count(own),
        late: count(own.filter(({ due }) => due < today)),
        soon: count(own.filter(({ due }) => due >= today && due <= soon)),
      },
    ];
  });
  if (rows.length === 0) return <p className="empty">您可以查看的事项中，目前没有在办的。</p>;
  return (
    <section className="table-card" aria-label="在办事项">
      <DataTable
        caption="在办事项"
        rows={rows}
        keyOf={({ kind }) => kind}
        onPhone="table"
        columns={[
          {
            title: "事项",
            cell: ({ title, path }) => <a href={`#/${path}?view=board`}>{title}</a>,
          },
          { title: atLeast ? "在办（至少）" : "在办", narrow: "yes", cell: ({ open }) => open },
          {
            title: "已逾期",
            narrow: "yes",
            cell: ({ late, kind }) =>
              late === 0 ? "0" : <a href={`#/deadlines?kind=${kind}`}>{late}</a>,
          },
          {
            title: "七日内到期",
            narrow: "yes",
            cell: ({ soon: near, kind }) =>
              near === 0 ? "0" : <a href={`#/deadlines?kind=${kind}`}>{near}</a>,
          },
        ]}
      />
    </section>
  );
}

function Next({ deadlines: { items, today } }: { deadlines: Deadlines }) {
  const next = items.filter(({ due }) => due >= today).slice(0, shown);
  if (next.length === 0) return null;
  return (
    <section className="card">
      <h2>即将到期</h2>
      <DeadlineLines items={next} today={today} />
      <p>
        <a href="#/deadlines">全部期限</a>
      </p>
    </section>
  );
}
