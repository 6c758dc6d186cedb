import { kindOf } from "../../catalog/read.ts";
import { ColourMark, leftText } from "../../task/due.tsx";
import type { Deadline } from "./deadlines.ts";

/** Open questions as lines: the matter, what is to be done, by whom, and until when. */
export function DeadlineLines({ items, today }: { items: readonly Deadline[]; today: string }) {
  return (
    <ul className="deadlines">
      {items.map((item) => (
        <li key={item.task}>
          <p>
            <Subject item={item} />{" "}
            {item.named === undefined ? null : <span className="quiet">实名 </span>}
            {item.colour === "NONE" ? null : <ColourMark colour={item.colour} />}
          </p>
          <p className="quiet">
            {item.title} · {item.due} 前{item.provisional === "yes" ? "（暂定）" : ""}，
            <span className={item.due < today ? "late" : undefined}>
              {leftText({ left: item.workdaysLeft, due: item.due, today })}
            </span>
            {item.asked.length === 0 ? "" : ` · 等待 ${item.asked.join("、")}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The matter's name, which leads to it, after the name of its kind. */
function Subject({ item: { subject, about } }: { item: Deadline }) {
  const kind = kindOf(subject.kind);
  if (kind === undefined) return <strong>{about}</strong>;
  return (
    <>
      <span className="quiet">{kind.title}</span>{" "}
      <a href={`#/${kind.path}/${subject.id}`}>{about}</a>
    </>
  );
}
