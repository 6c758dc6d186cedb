import { kinds } from "../../catalog/read.ts";
import { Button } from "../../part/button.tsx";
import { Notice } from "../../part/notice.tsx";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { DeadlineLines } from "./deadline-lines.tsx";
import { type Deadline, type Deadlines, useDeadlines } from "./deadlines.ts";
import { MonthGrid } from "./month-grid.tsx";
import { lastDayOf, monthOf, monthWords, nextMonth, weekOf } from "./months.ts";

/** More lines than this of one week are folded. */
const atOnce = 15;

/** When things are due: a month with its days off, and every open question below, week by week. */
export default function DeadlinesPage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(["month", "day", "kind"]);
  if (me === undefined) return null;
  const month = filters.month ?? monthOf(me.today);
  const isThis = month === monthOf(me.today);
  return (
    <Page title="期限日历">
      <div className="filters">
        <Button label="上个月" press={() => change({ month: nextMonth(month, -1), day: "" })}>
          ‹
        </Button>
        <strong className="month" aria-live="polite">
          {monthWords(month)}
        </strong>
        <Button label="下个月" press={() => change({ month: nextMonth(month, 1), day: "" })}>
          ›
        </Button>
        {isThis ? null : <Button press={() => change({ month: "", day: "" })}>回到本月</Button>}
        <label>
          事项
          <select
            className="native"
            value={filters.kind ?? ""}
            onChange={({ target }) => change({ kind: target.value })}
          >
            <option value="">全部</option>
            {kinds
              .filter(({ reads, statuses }) => me.rights[reads] && Object.keys(statuses).length > 2)
              .map(({ kind, title }) => (
                <option key={kind} value={kind}>
                  {title}
                </option>
              ))}
          </select>
        </label>
      </div>
      <Month
        month={month}
        isThis={isThis}
        kind={filters.kind}
        day={filters.day}
        choose={(day) => change({ day: day === filters.day ? "" : day })}
      />
    </Page>
  );
}

function Month({
  month,
  isThis,
  kind,
  day,
  choose,
}: {
  month: string;
  isThis: boolean;
  kind: string | undefined;
  day: string | undefined;
  choose: (day: string) => void;
}) {
  const found = useDeadlines({
    // What is overdue stands in the present month, however long ago it was due.
    ...(isThis ? {} : { from: `${month}-01` }),
    to: lastDayOf(month),
    ...(kind === undefined ? {} : { kind }),
  });
  if (found.error !== null)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  return (
    <>
      {found.data.atLeast ? (
        <Notice tone="info" title="事项较多，只列出最先到期的一部分">
          <p>可以选择一种事项，或者换一个月份。</p>
        </Notice>
      ) : null}
      <MonthGrid month={month} deadlines={found.data} chosen={day} choose={choose} />
      <Agenda deadlines={found.data} day={day} />
    </>
  );
}

/** What is overdue first, then week by week; of one day where one is chosen. */
function Agenda({
  deadlines: { items, today },
  day,
}: {
  deadlines: Deadlines;
  day: string | undefined;
}) {
  const shown = day === undefined ? items : items.filter(({ due }) => due === day);
  if (shown.length === 0)
    return (
      <p className="empty">
        {day === undefined
          ? "您可以查看的事项中，本月没有到期的。"
          : `您可以查看的事项中，${day} 没有到期的。`}
      </p>
    );
  const groups = new Map<string, Deadline[]>();
  for (const item of shown) {
    const title = day ?? (item.due < today ? "已逾期" : weekOf(item.due));
    groups.set(title, [...(groups.get(title) ?? []), item]);
  }
  return [...groups].map(([title, members]) => (
    <section key={title} className="card">
      <h2>
        {title} <span className="quiet">{members.length} 项</span>
      </h2>
      <DeadlineLines items={members.slice(0, atOnce)} today={today} />
      {members.length > atOnce ? (
        <details>
          <summary>其余 {members.length - atOnce} 项</summary>
          <DeadlineLines items={members.slice(atOnce)} today={today} />
        </details>
      ) : null}
    </section>
  ));
}
