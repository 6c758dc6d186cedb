import { html } from "hono/html";
import type { Sealed } from "#kernel/event.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Opened } from "./load.ts";
import { layout } from "./page.ts";

export type BatchItem = { task: Task; text: Sealed["text"] };

/** Many like questions, one under the other; what is left at "暂不办理" stays as it is. */
export function batchPage(
  { spec }: Opened,
  path: string,
  items: readonly (BatchItem & { nonce: string })[],
) {
  const actions = Object.entries(spec.actions).filter(([, { form }]) => form === undefined);
  const choices = [["", { label: "暂不办理" }], ...actions] as const;
  return layout(
    `${spec.title}（${items.length} 项）`,
    html`<h1>${spec.title}：${items.length} 项</h1>
<p class="meta">逐项选择，逐项留痕；每一项单独记录所示内容。</p>
<form method="post" action="${path}/batch">
${items.map(
  ({ task, text, nonce }) => html`<section class="card">
<input type="hidden" name="nonce.${task.id}" value="${nonce}">
<h2>${text[0]?.value ?? task.title}</h2>
<p class="meta">编号 ${task.subject.id} · 请于 ${task.due.effectiveDue ?? "（暂定）"} 前办理</p>
<details><summary>查看全部内容</summary><dl>${text.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></details>
<fieldset><legend>决定</legend>
${choices.map(
  ([action, { label }], index) =>
    html`<label class="check"><input type="radio" name="action.${task.id}" value="${action}"${index === 0 ? " checked" : ""}> ${label}</label>`,
)}</fieldset>
${spec.declares === "no-ties" ? html`<label class="check"><input type="checkbox" name="declaration.${task.id}" value="none"> 本人声明：与监督对象及其近亲属不存在应当回避的情形</label>` : ""}
<label for="opinion.${task.id}">意见 <span class="hint">除同意外必须填写</span></label>
<input id="opinion.${task.id}" name="opinion.${task.id}" maxlength="2000">
</section>`,
)}
<button class="main" type="submit">提交所选决定</button>
</form>
<p><a href="${path}">返回本项</a></p>`,
  );
}

/** What came of each answer. */
export function batchDonePage(
  path: string,
  results: readonly { title: string; number: string; result: string }[],
) {
  const lines = results.map(
    ({ title, number, result }) => html`<dt>${title}（${number}）</dt><dd>${result}</dd>`,
  );
  return layout(
    "办理结果",
    html`<section class="card"><h1>办理结果</h1>
${results.length === 0 ? html`<p>没有选择任何一项。</p>` : html`<dl>${lines}</dl>`}
<p><a href="${path}/batch">继续办理其余事项</a></p></section>`,
  );
}
