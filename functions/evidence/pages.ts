import { html } from "hono/html";
import { instantText } from "#kernel/deadline/day.ts";
import { dueText } from "#kernel/deadline/left.ts";
import { type BodyPart, dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { fileStatuses, shownAs } from "#process/file/schema.ts";
import type { KeptFile } from "../link/files.ts";
import type { Opened } from "../link/load.ts";
import { type Html, layout, problemOf } from "../link/page.ts";
import { uploader } from "./script.ts";

/** What a file may be sent in for: a field of the answer, and what it answers. */
export type Target = { name: string; label: string; asked: string };

/** The material of one question: what is there, and where more may be sent in. */
export function filesPage(
  { task, officer }: Pick<Opened, "task" | "officer">,
  of: {
    path: string;
    nonce: string;
    files: readonly KeptFile[];
    targets: readonly (Target & { files: readonly string[] })[];
    problem?: Refusal | undefined;
  },
): Html {
  const { path, nonce, files, targets, problem } = of;
  const sent = new Set(targets.flatMap((target) => target.files));
  const others = files.filter(({ id }) => !sent.has(id));
  const listOf = (some: readonly KeptFile[]) =>
    html`<ul class="files">${some.map((file) => fileLine(file, { path, nonce }))}</ul>`;
  return layout(
    "材料",
    html`<p class="who">您好，${officer.name}</p>
<h1>${targets.length === 0 ? "材料" : "上传材料"}</h1>
<p class="meta">${task.title} · 编号 ${shortNumber(task.subject.id)}</p>
${problemOf(problem)}
${targets.map(
  ({ name, label, asked, files: own }) => html`<section class="card"><h2>${label}</h2>
${asked === "" ? "" : html`<p class="asked">${asked}</p>`}
${own.length === 0 ? html`<p class="meta">尚未上传。</p>` : listOf(files.filter(({ id }) => own.includes(id)))}
<form method="post" action="${path}/files" enctype="multipart/form-data" data-upload>
<input type="hidden" name="nonce" value="${nonce}">
<input type="hidden" name="to" value="${name}">
<label for="file-${name}">选择文件 <span class="hint">PDF、Word、Excel、CSV 或图片</span></label>
<input id="file-${name}" name="file" type="file" accept=".pdf,.docx,.xlsx,.csv,.jpg,.jpeg,.png" required>
<p class="hint" role="status">手机拍照可直接上传。网络不好时请用不超过 4 MB 的文件。</p>
<button type="submit">上传</button>
</form></section>`,
)}
${others.length === 0 ? "" : html`<section class="card"><h2>本事项的材料</h2>${listOf(others)}</section>`}
${files.length === 0 && targets.length === 0 ? html`<section class="card"><p>本事项没有可以查看的材料。</p></section>` : ""}
<p><a class="button" href="${path}">返回${targets.length === 0 ? "" : "填写"}</a></p>`,
    targets.length === 0 ? {} : { script: uploader },
  );
}

/** What was served on a unit, newest first: what it is, when it came, was confirmed, was answered. */
export function servedPage(
  lines: readonly { task: Task; seat: Seat }[],
  { path, officer }: { path: string; officer: Opened["officer"] },
): Html {
  const when = (instant: string | undefined) =>
    instant === undefined ? "尚未" : instantText(instant);
  const newest = lines.toSorted((a, b) => b.task.openedAt.localeCompare(a.task.openedAt));
  return layout(
    "已送达事项和签收情况",
    html`<p class="who">您好，${officer.name}</p>
<h1>已送达事项和签收情况</h1>
${newest.map(
  ({ task, seat }) => html`<section class="card"><h2>${task.title}</h2>
<dl class="text"><dt>编号</dt><dd>${shortNumber(task.subject.id)}</dd>
<dt>送达系统时间</dt><dd>${instantText(task.openedAt)}</dd>
<dt>确认收到</dt><dd>${when(seat.acknowledgedAt)}</dd>
<dt>办理期限</dt><dd>${dueText(task.due)}</dd>
<dt>答复</dt><dd>${answerText(task, seat)}</dd></dl></section>`,
)}
<p><a class="button" href="${path}">返回本项</a></p>`,
  );
}

/** When it was answered, by whomever of the unit; what closed without an answer says so and stays. */
function answerText({ status, seats, closedAt }: Task, seat: Seat): string {
  if (seat.ballot !== undefined) return instantText(seat.ballot.at);
  if (status === "OPEN") return "尚未";
  const other = seats.find(
    ({ role, ballot }) => role === seat.role && ballot !== undefined,
  )?.ballot;
  if (other !== undefined) return `${instantText(other.at)}（由本单位其他人员答复）`;
  const ended = closedAt === undefined ? "" : `，于 ${instantText(closedAt)}`;
  return `未答复${ended}${status === "VOIDED" ? "作废" : "结束"}，无须再办`;
}

/** Papers before they are signed: every word of them; the file itself is laid out by GB/T 9704-2012. */
export function papersPage(
  documents: readonly OfficialDocument[],
  { path, title }: { path: string; title: string },
): Html {
  return layout(
    "预览文书",
    html`<h1>预览文书</h1>
<p class="meta">${title}。以下为送审稿，签发、编号、用印后方为正式文本。</p>
${documents.length === 0 ? html`<section class="card"><p>本环节没有可以预览的文书。</p></section>` : documents.map(paperPart)}
<p><a class="button" href="${path}">返回本项</a></p>`,
  );
}

function paperPart(document: OfficialDocument): Html {
  const { classification, issuers, number, title, addressee, body, date, note, copies } = document;
  return html`<article class="card">
${classification === undefined ? "" : html`<p class="meta">${classification}</p>`}
<p class="who">${issuers.join("　")}</p>
${number === undefined ? "" : html`<p class="meta">${number}</p>`}
<h2>${title}</h2>
${addressee === undefined ? "" : html`<p>${addressee}：</p>`}
${body.map(bodyPart)}
<p class="meta">${issuers.join("　")}　${dateText(date)}</p>
${note === undefined ? "" : html`<p class="meta">（${note}）</p>`}
${copies.length === 0 ? "" : html`<p class="meta">抄送：${copies.join("，")}</p>`}
</article>`;
}

function bodyPart(part: BodyPart): Html | string {
  switch (part.level) {
    case "heading":
      return html`<h3>${part.text}</h3>`;
    case "subheading":
    case "text":
      return html`<p>${part.level === "text" ? part.text : html`<strong>${part.text}</strong>`}${part.rest ?? ""}</p>`;
    case "form":
      return html`<dl class="text">${part.rows.flat().map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
    case "table":
      return html`<dl class="text">${part.rows.map((row) => row.map((cell, place) => html`<dt>${part.columns[place]?.title ?? ""}</dt><dd>${cell}</dd>`))}</dl>`;
    case "picture":
      return html`<p class="meta">（图：${part.picture.title}）</p>`;
  }
}

/** One file with the button that opens it; one that is still looked at can be asked for again. */
function fileLine(
  { id, name, bytes, status }: KeptFile,
  { path, nonce }: { path: string; nonce: string },
): Html {
  const isThere = status === "STORED";
  return html`<li>${name} <span class="hint">${sizeOf(bytes)}${isThere ? "" : `，${fileStatuses[status]}`}</span>
${
  status === "REFUSED"
    ? ""
    : html`<form method="post" action="${path}/files/${id}"><input type="hidden" name="nonce" value="${nonce}">
<button name="act" value="${isThere ? "open" : "receive"}" type="submit">${isThere ? `打开（${shortNumber(id)}）` : "核对是否收到"}</button></form>`
}</li>`;
}

/** A file that was opened: a picture stands on the page, everything else the browser goes on to. */
export function openedPage(
  { name, contentType }: Pick<KeptFile, "name" | "contentType">,
  { path, url }: { path: string; url: string },
): Html {
  const isPicture = contentType.startsWith("image/");
  const verb = shownAs(contentType) === undefined ? "下载" : "打开";
  return layout(
    name,
    html`<section class="card"><h1>${name}</h1>
<p class="meta">本次查阅已登记。${isPicture ? "" : `没有自动${verb}的，请点下面的按钮；地址几分钟后失效。`}</p>
${isPicture ? html`<img class="picture" src="${url}" alt="${name}">` : html`<p><a class="button" href="${url}">${verb}</a></p>`}
<p><a href="${path}">返回本项</a></p></section>`,
    isPicture ? {} : { opens: url },
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
