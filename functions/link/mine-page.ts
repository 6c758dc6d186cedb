import { html } from "hono/html";
import { instantText } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { dueText } from "../react/link-to.ts";
import { layout } from "./page.ts";

/** What somebody wrote in one answer of theirs. */
export type Handed = {
  title: string;
  number: string;
  at: string;
  label: string;
  lines: readonly { label: string; value: string }[];
};

type Rows = readonly Row<"todo">[];

/** All that waits for a person, by due day, and all that they have handed in. */
export function minePage(name: string, path: string, of: { waiting: Rows; decided: Rows }) {
  const waiting = of.waiting.toReversed();
  return layout(
    "我的事项",
    html`<h1>${name}：我的事项</h1>
<section class="card"><h2>等待办理（${waiting.length} 项）</h2>
${waiting.length === 0 ? html`<p>目前没有需要您办理的事项。</p>` : ""}
${waiting.map(
  ({ title, taskId, due }) => html`<form method="post" action="${path}/open">
<p>${String(title)}<br><span class="meta">请于 ${dueText(due as Due)} 前办理</span></p>
<input type="hidden" name="task" value="${String(taskId)}">
<button type="submit">办理</button>
</form>`,
)}</section>
<section class="card"><h2>已提交（${of.decided.length} 项）</h2>
${of.decided.length === 0 ? html`<p>还没有提交过。</p>` : ""}
<dl>${of.decided.map(({ title, taskId, decided }) => {
      const { at } = decided as { at: string };
      return html`<dt><a href="${path}/${String(taskId)}">${String(title)}</a></dt><dd>${instantText(at)}</dd>`;
    })}</dl></section>`,
  );
}

/** One answer, word for word. */
export function handedPage(path: string, { title, number, at, label, lines }: Handed) {
  return layout(
    title,
    html`<h1>${title}</h1>
<p class="meta">编号 ${number} · ${instantText(at)} · ${label}</p>
<section class="card"><dl>${lines.map((line) => html`<dt>${line.label}</dt><dd>${line.value}</dd>`)}</dl></section>
<p><a href="${path}">返回我的事项</a></p>`,
  );
}
