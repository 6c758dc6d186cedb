import { html } from "hono/html";
import type { DeadLetter } from "../streams/state.ts";
import { localTime } from "./local-time.ts";
import { page } from "./page.ts";

/** Changes that the stream's consumer could not handle, each with a button to try again. */
export function deadLettersPage(letters: readonly DeadLetter[]) {
  return page(
    "死信",
    html`<p><a href="/">首页</a></p>
      ${letters.length === 0 ? html`<p>没有死信。</p>` : ""}
      ${letters.map(
        ({ id, at, attempts, error, record }) => html`<article>
          <p>第 ${id} 条　${localTime(at)}　已试 ${attempts} 次</p>
          <pre>${error}
${JSON.stringify(record.dynamodb?.Keys ?? {})}</pre>
          <form method="post" action="/dev/dead-letters/${id}/redrive"><button>重新处理</button></form>
        </article>`,
      )}`,
  );
}
