import { html, raw } from "hono/html";
import type { Left } from "#kernel/deadline/left.ts";
import type { Sealed } from "#kernel/record/event.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Opened } from "../load.ts";
import { layout } from "../page.ts";
import type { Entered } from "./fields-page.ts";

/** One of many like questions; `about` tells its matter from the others. */
export type BatchItem = { task: Task; text: Sealed["text"]; about: string; left: Left };

/** What came of an answer: which one it was, or why it was refused. */
export type BatchResult = {
  taskId: string;
  about: string;
  number: string;
  label: string;
  problem?: string;
};

type Html = ReturnType<typeof html>;

/** Many like questions, one under the other; what nothing is chosen for stays as it is. */
export function batchPage(
  { spec, officer }: Opened,
  path: string,
  items: readonly (BatchItem & { nonce: string })[],
  after: { entered: Entered; results: readonly BatchResult[] } = { entered: {}, results: [] },
) {
  const actions = Object.entries(spec.actions).filter(([, { form }]) => form === undefined);
  const title = `${spec.title}：${items.length} 项待办`;
  if (actions.length === 0 || items.length === 0)
    return layout(
      title,
      html`<section class="card"><h1>${title}</h1>${resultList(after.results)}
<p>${items.length === 0 ? "没有同类的待办了。" : "这类待办须逐项填写，请从各自的链接办理。"}</p>
<p><a href="${path}">返回本项</a></p></section>`,
    );
  const choices = [...actions, ["", { label: "暂不办理" }]] as const;
  return layout(
    title,
    html`<p class="who">您好，${officer.name}</p><h1>${title}</h1>
${resultList(after.results)}
<p class="meta">逐项选择，逐项留痕；每一项单独记录所示内容。没有选择的，保持不变。</p>
<form method="post" action="${path}/batch">
${items.map(({ task, text, nonce, about, left }) => {
  const of = (name: string) => after.entered[`${name}.${task.id}`] ?? "";
  const failed = after.results.find(({ taskId, problem }) => taskId === task.id && problem);
  return html`<section class="card${failed === undefined ? "" : " failed"}">
<input type="hidden" name="nonce.${task.id}" value="${nonce}">
<h2>${about}</h2>
<p class="meta">编号 ${shortNumber(task.subject.id)}</p><p class="due ${left.colour}">办理期限：${left.text}</p>
${failed === undefined ? "" : html`<p class="wrong">未办理：${failed.problem}</p>`}
<details><summary>查看全部内容</summary><dl class="text">${text.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></details>
<fieldset><legend>决定</legend>
${choices.map(
  ([action, { label }]) =>
    html`<label class="check"><input type="radio" name="action.${task.id}" value="${action}"${action !== "" && of("action") === action ? raw(" checked") : ""}> ${label}</label>`,
)}</fieldset>
${spec.declares === "no-ties" ? html`<label class="check"><input type="checkbox" name="declaration.${task.id}" value="none"${of("declaration") === "none" ? raw(" checked") : ""}> 本人声明：与监督对象及其近亲属不存在应当回避的情形</label>` : ""}
<label for="opinion.${task.id}">意见 <span class="hint">${opinionHint(actions)}</span></label>
<textarea id="opinion.${task.id}" name="opinion.${task.id}" maxlength="2000">${of("opinion")}</textarea>
</section>`;
})}
<button class="main" type="submit">提交所选决定</button>
</form>
<p><a href="${path}">返回本项</a></p>`,
  );
}

function resultList(results: readonly BatchResult[]): Html | "" {
  return results.length === 0
    ? ""
    : html`<section class="card" role="status"><h2>办理结果</h2><ul>${results.map(({ about, number, label, problem }) => html`<li class="${problem === undefined ? "done" : "failed"}">${about}（${number}）：${problem === undefined ? `已办理，您的决定是“${label}”` : `未办理（您选择了“${label}”）：${problem}`}</li>`)}</ul></section>`;
}

/** For which answers an opinion is compulsory. */
export function opinionHint(
  actions: readonly (readonly [string, { label: string; opinion: "optional" | "required" }])[],
): string {
  const needing = actions.filter(([, { opinion }]) => opinion === "required");
  if (needing.length === 0) return "可不填";
  return needing.length === actions.length
    ? "必须填写"
    : `${needing.map(([, { label }]) => `“${label}”`).join("、")}须填写，其余可不填`;
}
