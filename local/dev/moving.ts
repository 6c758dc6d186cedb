import { html } from "hono/html";
import { localTime } from "./local-time.ts";
import type { Markup } from "./page.ts";

/** What the clock's last move on the page was, and how it ended. */
type Move = {
  from: number;
  to: number;
  mailsBefore: number;
  end?: "done" | { failed: string };
};

/** The clock's moves that somebody asks for on the page: it says how far one has got, and what came of it. */
export type Moves = {
  /** Begins to move to an instant; does not wait for it. Nothing while another move is under way. */
  begin(to: number): void;
  /** What is shown of the last move: while it lasts, the page is asked for anew. */
  shown(): { part: Markup | ""; refresh: "yes" | "no" };
};

/** @param clock the host's clock, and how many mails it has sent so far */
export function createMoves(clock: {
  now(): number;
  advanceTo(instant: number): Promise<void>;
  mails(): number;
}): Moves {
  let last: Move | undefined;
  const isMoving = () => last !== undefined && last.end === undefined;
  return {
    begin(to) {
      if (isMoving()) return;
      const move: Move = { from: clock.now(), to, mailsBefore: clock.mails() };
      last = move;
      clock.advanceTo(to).then(
        () => {
          move.end = "done";
        },
        (error: unknown) => {
          move.end = { failed: error instanceof Error ? error.message : String(error) };
        },
      );
    },
    shown() {
      if (last === undefined) return { part: "", refresh: "no" };
      return { part: partOf(last, clock), refresh: isMoving() ? "yes" : "no" };
    },
  };
}

function partOf(
  { from, to, mailsBefore, end }: Move,
  { now, mails }: { now(): number; mails(): number },
): Markup {
  const sent = mails() - mailsBefore;
  if (end === undefined)
    return html`<p role="status">正在推进：已到 ${localTime(now())}，将到 ${localTime(to)}，期间已发出 ${sent} 封邮件
      <progress value="${now() - from}" max="${Math.max(1, to - from)}" aria-label="推进进度"></progress></p>`;
  return end === "done"
    ? html`<p role="status">已从 ${localTime(from)} 推进到 ${localTime(to)}，期间发出 <a href="/dev/inbox">${sent} 封邮件</a>。</p>`
    : html`<p role="alert">推进到一半中断：${end.failed}。已到 ${localTime(now())}，可以再次推进。</p>`;
}
