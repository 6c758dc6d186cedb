import { html } from "hono/html";
import { instantText } from "#kernel/deadline/day.ts";
import type { Left } from "#kernel/deadline/left.ts";
import type { Due } from "#kernel/deadline/types.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Row } from "#kernel/store/indexes.ts";
import { layout, problemOf } from "../page.ts";

/** What somebody wrote in one answer of theirs. */
export type Handed = {
  title: string;
  number: string;
  at: string;
  label: string;
  lines: readonly { label: string; value: string }[];
};

type Shown = {
  waiting: Rows;
  decided: Rows;
  /** What was asked and closed without their answer. */
  ended: Rows;
  /** Personal-matters reports that were handed in, by name. */
  reports: readonly string[];
  problem: Refusal | undefined;
  /** A limit in words, with what is left of it. */
  left: (due: Due) => Left;
  /** The items of which a change may be told; none where the pilot does not run. */
  tells: readonly { value: string; label: string }[];
};

type Rows = readonly Row<"todo">[];

/** All that waits for a person, by due day, and all that they have handed in. */
export function minePage(name: string, path: string, of: Shown) {
  const waiting = of.waiting.toReversed();
  return layout(
    "我的事项",
    html`<h1>${name}：我的事项</h1>
${problemOf(of.problem)}
<section class="card"><h2>等待办理（${waiting.length} 项）</h2>
${waiting.length === 0 ? html`<p>目前没有需要您办理的事项。</p>` : ""}
${waiting.map(
  ({ title, taskId, due }) => html`<form method="post" action="${path}/open">
<h3>${String(title)}</h3>
${duePart(of.left(due as Due))}
<input type="hidden" name="task" value="${String(taskId)}">
<button type="submit">办理：${String(title)}</button>
</form>`,
)}</section>
<section class="card"><h2>已提交（${of.decided.length + of.reports.length} 项）</h2>
${of.decided.length + of.reports.length === 0 ? html`<p>还没有提交过。</p>` : ""}
${of.reports.map((report) => html`<p>${report}</p>`)}
<dl>${of.decided.map(({ title, taskId, decided }) => {
      const { at } = decided as { at: string };
      return html`<dt><a href="${path}/${String(taskId)}">${String(title)}</a></dt><dd>${instantText(at)}</dd>`;
    })}</dl></section>
${
  of.ended.length === 0
    ? ""
    : html`<section class="card"><h2>已结束，未提交（${of.ended.length} 项）</h2>${of.ended.map(
        ({ title }) =>
          html`<p>${String(title)}<br><span class="meta">本项已结束，无须再办</span></p>`,
      )}</section>`
}
${of.tells.length === 0 ? "" : changeForm(path, of.tells)}`,
  );
}

function duePart({ text, colour }: Left) {
  return html`<p class="due ${colour}">办理期限：${text}</p>`;
}

/** What has changed is told of here; the report itself then waits to be filled in. */
function changeForm(path: string, tells: Shown["tells"]) {
  return html`<details class="card"><summary>报告个人有关事项变化、婚丧喜庆</summary>
<form method="post" action="${path}/change">
<p class="hint">婚姻、出国（境）、家庭成员等变化三十日内报告；房产等财产变化可以自愿报告，年度报告时一并报告。</p>
<label for="item">事项</label>
<select id="item" name="item">${tells.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</select>
<label for="eventOn">发生（办理）日期 <span class="hint">不清楚的可以不填，自今日起算</span></label>
<input id="eventOn" name="eventOn" type="date">
<button type="submit">开始报告</button>
</form></details>`;
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
