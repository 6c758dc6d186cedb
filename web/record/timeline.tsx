import { usePages } from "../list/pages.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { localTime } from "./days.ts";
import type { Line } from "./types.ts";

type Happened = {
  seq: number;
  type: string;
  at: string;
  title: string;
  actorName: string;
  roleName: string;
  lines: readonly Line[];
  hash: string;
};

/** That a question went out, or was brought to mind, stands back behind what people did. */
function isRoutine({ type }: Happened): boolean {
  return /(?:^task\.(?:opened|reminded)|\.stage-opened)$/.test(type);
}

/** Everything that happened to a matter, oldest first, with the hash that binds each to the last. */
export function Timeline({ path, id }: { path: string; id: string }) {
  const events = usePages<Happened>(`/${path}/${id}/timeline`, {});
  return (
    <section className="card">
      <h2>全程留痕</h2>
      {events.error === null ? null : (
        <Failure error={events.error} retry={() => void events.refetch()} />
      )}
      {events.isPending ? <p className="loading">正在读取…</p> : null}
      <ol className="timeline">
        {events.rows.map((event) => (
          <li key={event.seq} className={isRoutine(event) ? "routine" : undefined}>
            <p>
              <strong>{event.title}</strong>
              <span className="quiet by">
                {event.actorName} {event.roleName} · {localTime(event.at)}
              </span>
            </p>
            {event.lines.map(({ label, value }) => (
              <p key={label}>
                {label}：{value}
              </p>
            ))}
            <details>
              <summary className="quiet">核验</summary>
              <p className="hash">
                第 {event.seq} 号 · SHA-256 {event.hash}
              </p>
            </details>
          </li>
        ))}
      </ol>
      {events.hasNextPage ? <Button press={() => void events.fetchNextPage()}>更多</Button> : null}
    </section>
  );
}
