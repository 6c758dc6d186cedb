import { html } from "hono/html";
import { type PublicStatus, publicStatuses } from "#process/petition/terms.ts";
import type { Tracked } from "../intake/intake.ts";
import { type KeptFile, keptFile } from "./form-page.ts";
import { type Html, layout, type Place, problemBox } from "./layout.ts";
import { uploader } from "./upload-script.ts";

/** Asks for the receipt; the same words whatever was wrong with it. */
export function queryPage(place: Place, problem?: string): Html {
  return layout(
    place,
    "查询进度",
    html`<h1>查询进度</h1>
${problemBox(problem === undefined ? [] : [{ name: "receipt", message: problem }])}
<form method="post" action="/p/${place.address}/query" autocomplete="off">
<label for="receipt">查询码（28 位数字）</label><p class="hint">空格可以不输入</p>
<input id="receipt" name="receipt" inputmode="numeric" maxlength="60" autocomplete="off">
<button class="main" type="submit">查询</button></form>
<p class="hint">查询码丢失后无法找回。可以重新举报，并说明以前举报过。</p>`,
  );
}

/** What each word means for its reporter, and what comes next; nothing of the matter. */
const meanings: Readonly<Record<PublicStatus, string>> = {
  RECEIVED: "正在登记核对。实名举报自收到之日起 15 个工作日内告知是否受理。",
  ACCEPTED: "已经受理，将转交承办部门。",
  HANDLING: "承办部门正在办理，请留意下面的留言。",
  DONE: "已经办结。实名举报自办结之日起 15 个工作日内反馈结果；对结果有不同意见可以提出。",
  NOT_ACCEPTED: "不属于本平台受理的范围，理由见留言或者电话告知。",
  PASSED_ON: "不由本机关办理，已经转送有权处理的机关，本机关不再答复办理结果。",
};

/** Where a petition stands, what was written both ways, and what its reporter may add. */
export function trackPage(
  place: Place,
  {
    tracked,
    pass,
    told,
    problem,
    text = "",
    files = [],
  }: {
    tracked: Tracked;
    pass: string;
    told?: string;
    problem?: string;
    /** What was typed and sent when the message could not be taken; it stays in the form. */
    text?: string;
    files?: readonly KeptFile[];
  },
): Html {
  const { status, receivedOn, messages, mayObject, mayWrite, remedy } = tracked;
  return layout(
    place,
    "办理进度",
    html`<h1>办理进度</h1>
${problemBox(problem === undefined ? [] : [{ name: "text", message: problem }])}
${told === undefined ? "" : html`<section class="card good" role="status"><p>${told}</p></section>`}
<section class="card"><h2>${publicStatuses[status]}</h2><p>${meanings[status]}</p>${remedy === undefined ? "" : html`<p>${remedy}</p>`}<p>收到日期：${receivedOn}</p></section>
<section class="card"><h2>留言</h2>
${messages.length === 0 ? html`<p>还没有留言。</p>` : messages.map(messageOf)}</section>
${
  mayWrite === "yes"
    ? html`<form class="card" method="post" action="/p/${place.address}/supplement" enctype="multipart/form-data" autocomplete="off" data-upload="/p/${place.address}/upload">
<input type="hidden" name="pass" value="${pass}">
<label for="text">留言或者补充材料</label><textarea id="text" name="text" maxlength="5000">${text}</textarea>
<ul class="kept">${files.map(keptFile)}</ul>
<label for="photo">图片</label><input id="photo" type="file" name="photo" accept="image/*">
<label for="paper">其他文件</label><input id="paper" type="file" name="paper">
<p class="hint limit">每次合计不超过 4 MB，可以分次发送。</p>
<div class="progress" role="status"></div>
<button type="submit">发送</button></form>`
    : ""
}
${
  mayObject === "yes"
    ? html`<form class="card" method="post" action="/p/${place.address}/objection" autocomplete="off">
<input type="hidden" name="pass" value="${pass}">
<label for="objection">对结果有不同意见</label><p class="hint">请写明理由；有新的证据请先在上面补充。</p>
<textarea id="objection" name="text" maxlength="5000"></textarea><button type="submit">提出异议</button></form>`
    : ""
}
<p class="hint">离开时请关闭本页。30 分钟后须重新输入查询码。</p>`,
    { script: uploader },
  );
}

function messageOf({ from, day, text, files }: Tracked["messages"][number]): Html {
  return html`<dl><dt>${from === "office" ? "办理人员" : "您"}　${day}</dt><dd>${text}${files === 0 ? "" : `\n（附材料 ${files} 个）`}</dd></dl>`;
}
