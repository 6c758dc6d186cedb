import { html } from "hono/html";
import type { Report } from "#process/petition/intake/report.ts";
import { reporterLabels, reportLabels } from "#process/petition/intake/report-words.ts";
import { signatures } from "#process/petition/terms.ts";
import type { KeptFile, Typed } from "./form-page.ts";
import { sizeOf } from "./form-page.ts";
import { type Html, layout, type Place, problemBox } from "./layout.ts";

/** Everything once more before it is sent; nothing is stored so far. */
export function reviewPage(
  place: Place,
  {
    report,
    files,
    typed,
    token,
  }: { report: Report; files: readonly KeptFile[]; typed: Typed; token: string },
): Html {
  return layout(
    place,
    "核对后提交",
    html`<h1>请核对</h1>
<section class="card"><dl>
<dt>方式</dt><dd>${signatures[report.signature]}</dd>${report.retaliation === undefined ? "" : html`<dt>打击报复</dt><dd>正在受到打击报复，当日报书记</dd>`}
${linesOf(report.content, reportLabels)}
${report.signature === "NAMED" ? linesOf(report.reporter, reporterLabels) : ""}
<dt>材料</dt><dd>${files.length === 0 ? "无" : files.map(({ name, bytes }) => `${name}（${sizeOf(bytes)}）`).join("\n")}</dd>
</dl></section>
<form method="post" action="/p/${place.address}/receipt">
<input type="hidden" name="token" value="${token}">${carried(typed)}
<button class="main" type="submit">内容无误，取得查询码</button></form>
<form method="post" action="/p/${place.address}/report"><input type="hidden" name="token" value="${token}">${carried(typed)}
<button type="submit" name="go" value="edit">返回修改</button></form>`,
  );
}

/** The receipt, shown once; the report is filed when it has been typed back. */
export function receiptPage(
  place: Place,
  {
    receipt,
    typed,
    token,
    seal,
    problem,
  }: { receipt: string; typed: Typed; token: string; seal: string; problem?: string },
): Html {
  return layout(
    place,
    "请抄下查询码",
    html`<h1>请抄下查询码</h1>
${problemBox(problem === undefined ? [] : [{ name: "typed", message: problem }])}
<section class="warn"><p><strong>举报还没有提交。</strong>请先把下面 28 个数字抄在纸上，再输入一遍。查询码只显示这一次，丢失后无法找回；任何人凭它都能看到进度和留言，请妥善保管，不要截图发给别人。</p></section>
<p class="receipt">${receipt}</p>
<form method="post" action="/p/${place.address}/filing" autocomplete="off">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="seal" value="${seal}"><input type="hidden" name="receipt" value="${receipt}">${carried(typed)}
<label for="typed">请输入查询码</label><p class="hint">空格可以不输入</p>
<input id="typed" name="typed" inputmode="numeric" maxlength="60" autocomplete="off">
<button class="main" type="submit">正式提交举报</button></form>`,
  );
}

/** After filing: it has arrived, and what happens next. */
export function filedPage(place: Place, { day, proof }: { day: string; proof: string }): Html {
  return layout(
    place,
    "举报已收到",
    html`<h1>举报已收到</h1>
<section class="card good"><p>收到日期：${day}</p>
<p>请凭查询码查询进度。实名举报将在 15 个工作日内告知是否受理。</p></section>
<details class="card"><summary>需要一份提交凭证吗？</summary>
<p>凭证只有时间和内容的校验值，不含内容，也不含查询码。保存它可能被别人看到，请自行考虑。</p>
<dl><dt>收到日期</dt><dd>${day}</dd><dt>内容校验值（SHA-256）</dt><dd>${proof}</dd></dl></details>
<a class="button" href="/p/${place.address}/query">查询进度</a>`,
  );
}

function linesOf<T extends object>(values: T, labels: Readonly<Record<keyof T, string>>): Html[] {
  return (Object.keys(labels) as (keyof T)[]).map(
    (name) => html`<dt>${labels[name]}</dt><dd>${String(values[name] ?? "") || "（未填）"}</dd>`,
  );
}

/** What was typed travels with the form, so that nothing lies on the server before it is filed. */
function carried(typed: Typed): Html[] {
  return Object.entries(typed).flatMap(([name, value]) =>
    value.split("\u0000").map((one) => html`<input type="hidden" name="${name}" value="${one}">`),
  );
}
