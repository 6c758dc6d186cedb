import { html } from "hono/html";
import { isRefusal } from "#kernel/refusal.ts";
import { counterOffers } from "#process/petition/intake/counter.ts";
import { maxFiles } from "#process/petition/intake/report-words.ts";
import type { Petition } from "#process/petition/schema.ts";
import { type Channel, channels } from "#process/petition/terms.ts";
import { type KeptFile, keptFile } from "./form-page.ts";
import { type Html, layout, type Place, problemBox } from "./layout.ts";
import { uploader } from "./upload-script.ts";

/** What the counter's page says of what was just tried, and the files that wait for another try. */
export type CounterSaid = { told?: string; problem?: string; files?: readonly KeptFile[] };

/** How the slip reaches the reporter, by the way on which they have come. */
const handing: Readonly<Record<Channel, string>> = {
  VISIT: "请打印本页，当面交给来访人，提醒其妥善保管。",
  LETTER: "请打印本页，随书面告知寄给来信人；来信没有地址的不要生成。",
  CALL: "请在电话中逐组读给来电人，请其复述一遍。",
  TRANSFER: "",
  WEB: "",
};

/** Scans of what came on paper, and the receipt; nothing of what the report says. */
export function counterPage(
  place: Place,
  of: { state: Petition; pass: string; token: string } & CounterSaid,
): Html {
  const { state, pass, token, told, problem, files = [] } = of;
  const { scan, receipt } = counterOffers(state);
  const lots = state.scans ?? [];
  const count = lots.reduce((sum, { content }) => sum + content.files.length, 0);
  return layout(
    place,
    "窗口办理",
    html`<h1>窗口办理</h1>
${problemBox(problem === undefined ? [] : [{ name: "photo", message: problem }])}
${told === undefined ? "" : html`<section class="card good" role="status"><p>${told}</p></section>`}
<section class="card"><dl><dt>信访件</dt><dd>${state.number ?? "待登记编号"}　${channels[state.channel]}　收到日期 ${state.receivedOn}</dd>
<dt>扫描件</dt><dd>${count === 0 ? "还没有" : `${count} 个，在信访件页面“查看信访件原文”中打开，逐次留痕`}</dd>
<dt>查询码</dt><dd>${state.receiptHash === undefined ? "还没有" : "已发给"}</dd></dl></section>
${
  isRefusal(scan)
    ? html`<section class="card"><h2>添加扫描件</h2><p>${scan.detail}。</p></section>`
    : html`<form class="card" method="post" action="/p/${place.address}/counter/scans" enctype="multipart/form-data" autocomplete="off" data-upload="/p/${place.address}/upload">
<h2>添加扫描件（每次最多 ${maxFiles} 个）</h2>
<input type="hidden" name="pass" value="${pass}"><input type="hidden" name="token" value="${token}">
<p class="hint limit">每次提交合计不超过 4 MB，可以分次添加。</p>
<p class="hint">照片、PDF、Word、Excel。拍摄地点、设备、作者等信息会自动去掉。涉及国家秘密的不得上传。</p>
<ul class="kept">${files.map(keptFile)}</ul>
<label for="photo">扫描图片或者照片</label><input id="photo" type="file" name="photo" accept="image/*">
<label for="paper">其他文件</label><input id="paper" type="file" name="paper">
<div class="progress" role="status"></div>
<button class="main" type="submit">添加到本件</button></form>`
}
${
  isRefusal(receipt)
    ? html`<section class="card"><h2>查询码</h2><p>${receipt.detail}。</p></section>`
    : html`<form class="card" method="post" action="/p/${place.address}/counter/receipt" autocomplete="off"><h2>查询码</h2>
<input type="hidden" name="pass" value="${pass}">
<p class="hint">反映人凭它在“查询进度”中看到进度和留言，不必说出姓名。只显示一次，本系统不保存原文。</p>
<button type="submit">生成查询码</button></form>`
}
<p class="hint">供信访室工作人员使用，操作逐次留痕。用完请关闭本页。</p>`,
    { script: uploader },
  );
}

/** The receipt as it is handed over: shown once, on a page that prints without its buttons. */
export function slipPage(
  place: Place,
  {
    pass,
    receipt,
    seal,
    channel,
    address,
  }: { pass: string; receipt: string; seal: string; channel: Channel; address: string },
): Html {
  return layout(
    place,
    "查询码",
    html`<h1>信访举报查询码</h1>
<p class="receipt">${receipt}</p>
<section class="card"><p>凭以上 28 个数字查询办理进度、查看留言、补充材料：打开${place.name}信访举报平台，选“查询进度”。</p>
<p class="address">${address}</p>
<p>任何人凭它都能看到进度和留言，请妥善保管，不要告诉他人。丢失后无法找回。</p></section>
<form method="post" action="/p/${place.address}/counter/receipt-issue" autocomplete="off">
<section class="warn"><p><strong>查询码还没有启用。</strong>${handing[channel]}交给反映人以后再启用；打印不清楚的，返回重新生成即可。</p></section>
<input type="hidden" name="pass" value="${pass}"><input type="hidden" name="seal" value="${seal}"><input type="hidden" name="receipt" value="${receipt}">
<button class="main" type="submit">已交给反映人，启用查询码</button></form>
<form method="post" action="/p/${place.address}/counter"><input type="hidden" name="pass" value="${pass}">
<button type="submit">返回，不启用</button></form>`,
  );
}
