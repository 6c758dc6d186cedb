import { html } from "hono/html";
import { type Refusal, refusals } from "#kernel/refusal.ts";
import { own } from "#kernel/text/own.ts";
import { type Answers, type ItemAnswer, maxEntries } from "#process/matters/declaration/answers.ts";
import { type ItemKey, items, itemsOf } from "#process/matters/declaration/items.ts";
import { basisOf } from "#process/matters/describe.ts";
import type { Matters } from "#process/matters/schema.ts";
import { mattersTypes } from "#process/matters/terms.ts";
import { layout } from "../link/page.ts";

type Shown = { path: string; nonce: string; problem?: Refusal | undefined };

/** All items with what is saved of each, then the pledge. */
export function listPage(state: Matters, of: Shown & { answers: Answers }) {
  const { path, nonce, answers, problem } = of;
  const keys = itemsOf(state);
  const open = keys.filter((key) => own(answers, key) === undefined);
  return layout(
    mattersTypes[state.type],
    html`<h1>${mattersTypes[state.type]}</h1>
<p class="meta">${basisOf(state)}已填 ${keys.length - open.length} / ${keys.length} 项，保存后可以改日再填。</p>
${problemOf(problem)}
${state.returned === undefined ? "" : html`<section class="card"><p>退回原因：${state.returned.reason}</p></section>`}
<section class="card">${keys.map(
      (key, index) => html`<p><a href="${path}/${key}">${index + 1}. ${items[key].title}</a><br>
<span class="meta">${summaryOf(own<ItemAnswer>(answers, key))}</span></p>`,
    )}</section>
<form class="card" method="post" action="${path}">
<input type="hidden" name="nonce" value="${nonce}">
<label for="lateReason">迟报原因 <span class="hint">按期报告的不填</span></label>
<textarea id="lateReason" name="lateReason" maxlength="500"></textarea>
<label class="check"><input type="checkbox" name="pledge" value="yes" required> 本人承诺：以上报告真实、完整，如有隐瞒不报，愿意承担相应责任。</label>
<button class="main" type="submit">提交报告</button>
</form>`,
  );
}

/** One item: its entries with room for one more, or nothing to report. */
export function itemPage(key: ItemKey, of: Shown & { answer: ItemAnswer | undefined }) {
  const { path, nonce, answer, problem } = of;
  const { title, fields } = items[key];
  const kept = answer?.state === "GIVEN" ? answer.entries : [];
  const rows = kept.length < maxEntries ? [...kept, {}] : kept;
  return layout(
    title,
    html`<h1>${title}</h1>
<p class="meta">${summaryOf(answer)}</p>
${problemOf(problem)}
<form method="post" action="${path}/${key}">
<input type="hidden" name="nonce" value="${nonce}">
${rows.map(
  (row: Readonly<Record<string, string>>, n) => html`<fieldset><legend>第 ${n + 1} 条</legend>
${Object.entries(fields).map(
  ([name, label]) => html`<label for="f-${n}-${name}">${label}</label>
<input id="f-${n}-${name}" name="${n}.${name}" maxlength="200" value="${row[name] ?? ""}">`,
)}
${n < kept.length ? html`<label class="check"><input type="checkbox" name="${n}.gone" value="yes"> 删除这一条</label>` : ""}</fieldset>`,
)}
<button class="main" name="go" value="save" type="submit">保存，返回目录</button>
<button name="go" value="more" type="submit">保存，再加一条</button>
<button name="go" value="nil" type="submit">本项无，保存</button>
</form>
<p><a href="${path}">返回目录（不保存）</a></p>`,
  );
}

function summaryOf(answer: ItemAnswer | undefined): string {
  if (answer === undefined) return "未填";
  return answer.state === "NIL" ? "无" : `已填 ${answer.entries.length} 条`;
}

function problemOf(problem: Refusal | undefined) {
  if (problem === undefined) return "";
  const { refused, detail } = problem;
  return html`<div class="error" role="alert">${refusals[refused][1]}${detail === undefined ? "" : `：${detail}`}</div>`;
}
