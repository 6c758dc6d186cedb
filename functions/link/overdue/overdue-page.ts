import { html } from "hono/html";
import type { Refusal } from "#kernel/refusal.ts";
import { type Html, layout, problemOf } from "../page.ts";
import type { Late, Own } from "./overdue-shown.ts";

type Shown = {
  late: readonly Late[];
  own: readonly Own[];
  isMore: boolean;
  /** Number of the matter that has just been urged. */
  urged?: string | undefined;
  problem?: Refusal | undefined;
};

/** What is overdue: how long, which, who has it, and what the leader may do about it. */
export function overduePage(name: string, path: string, of: Shown): Html {
  const { late, own, isMore, urged, problem } = of;
  return layout(
    "逾期事项",
    html`<h1>${name}：逾期事项 ${late.length} 项${isMore ? "以上" : ""}</h1>
<p class="meta">逾期最久的在前，只列您有权查看的事项。改派、移交请登录系统办理。</p>
${problemOf(problem)}
${urged === undefined ? "" : html`<p class="kept" role="status">已催办（${urged}），办理人将收到催办通知。</p>`}
${late.length === 0 ? html`<section class="card"><p>目前没有逾期事项。</p></section>` : late.map((one) => lateCard(path, one))}
${
  own.length === 0
    ? ""
    : html`<section class="card"><h2>等待您办理（${own.length} 项）</h2>${own.map(
        ({ task, title, number, due }) => html`<form method="post" action="${path}/open">
<p>${title}<br><span class="meta">编号 ${number}，期限 ${due}</span></p>
<input type="hidden" name="task" value="${task}">
<button type="submit">办理：${title}（${number}）</button>
</form>`,
      )}</section>`
}`,
  );
}

function lateCard(path: string, { task, what, number, due, days, colour, asked, may }: Late): Html {
  return html`<section class="card">
<p class="due ${colour}">已逾期 ${days} 个工作日（应于 ${due} 办结）</p>
<h2>${what}</h2>
<p class="meta">编号 ${number}</p>
<p>办理人：${asked.length === 0 ? "目前无人承办，请联系系统管理员移交" : asked.join("、")}</p>
${actionOf(path, { task, number, may })}
</section>`;
}

function actionOf(path: string, { task, number, may }: Pick<Late, "task" | "number" | "may">) {
  switch (may) {
    case "answer":
      return html`<form method="post" action="${path}/open"><input type="hidden" name="task" value="${task}"><button class="main" type="submit">由您办理：打开（${number}）</button></form>`;
    case "urge":
      return html`<form method="post" action="${path}/urge"><input type="hidden" name="task" value="${task}"><button type="submit">催办（${number}）</button></form>`;
    case "urged-today":
      return html`<p class="hint">24 小时内已催办。</p>`;
    default:
      return "";
  }
}
