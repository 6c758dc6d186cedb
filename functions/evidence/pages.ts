import { html } from "hono/html";
import type { Refusal } from "#kernel/refusal.ts";
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

/** One file with the button that opens it; one that is still looked at can be asked for again. */
export function fileLine(
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
