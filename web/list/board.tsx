import { statusText } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { type Deadline, useDeadlines } from "../page/deadlines/deadlines.ts";
import { Failure } from "../shell/failure.tsx";
import { useMe } from "../shell/me.ts";
import { ColourMark, leftText } from "../task/due.tsx";
import { reachNote } from "./reach.ts";

/** Later than any deadline. */
const ever = "2199-12-31";

/** Matters under way by status, each with what it waits for; whatever is due first comes first. */
export function Board({ kind }: { kind: Kind }) {
  const { data: me } = useMe();
  const found = useDeadlines({ kind: kind.kind, to: ever });
  if (found.error !== null)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  const { items, today, atLeast } = found.data;
  const columns = Object.keys(kind.statuses).flatMap((status) => {
    const matters = mattersOf(items.filter((item) => item.status === status));
    return matters.length === 0 ? [] : [{ status, matters }];
  });
  if (columns.length === 0)
    return (
      <p className="empty">
        没有在办的{kind.title}。{reachNote(me?.rights[kind.reads])}
      </p>
    );
  return (
    <>
      {atLeast ? <p className="quiet">事项较多，只列出最先到期的一部分。</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
      <section className="board" tabIndex={0} aria-label={`${kind.title}看板`}>
        {columns.map(({ status, matters }) => (
          <section key={status} aria-label={statusText(kind.kind, status)}>
            <h2>
              {statusText(kind.kind, status)} <span className="quiet">{matters.length}</span>
            </h2>
            <ul>
              {matters.map(([first, more]) => (
                <li key={first.subject.id} className={first.colour}>
                  <Card kind={kind} item={first} more={more} today={today} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
    </>
  );
}

function Card({
  kind,
  item,
  more,
  today,
}: {
  kind: Kind;
  item: Deadline;
  more: number;
  today: string;
}) {
  return (
    <>
      <p>
        <a href={`#/${kind.path}/${item.subject.id}`}>{item.about}</a>
      </p>
      <p className="quiet">
        {item.title}
        {item.asked.length === 0 ? "" : `：${item.asked.join("、")}`}
        {more === 0 ? "" : `，另有 ${more} 项待办`}
      </p>
      <p>
        {item.due}{" "}
        <span className={item.due < today ? "late" : "quiet"}>
          {leftText({ left: item.workdaysLeft, due: item.due, today })}
        </span>{" "}
        {item.colour === "NONE" ? null : <ColourMark colour={item.colour} />}
      </p>
    </>
  );
}

/** Each matter once, by the question that is due first, with how many more it has. */
function mattersOf(items: readonly Deadline[]): (readonly [Deadline, number])[] {
  const found = new Map<string, readonly [Deadline, number]>();
  for (const item of items) {
    const known = found.get(item.subject.id);
    found.set(item.subject.id, known === undefined ? [item, 0] : [known[0], known[1] + 1]);
  }
  return [...found.values()];
}
