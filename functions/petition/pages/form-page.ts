import { html } from "hono/html";
import type { ReportContent, Reporter } from "#process/petition/intake/report.ts";
import { maxFiles, reporterLabels, reportLabels } from "#process/petition/intake/report-words.ts";
import { type Html, layout, type Place, problemBox } from "./layout.ts";
import { uploader } from "./upload-script.ts";

/** What a visitor has typed so far, field by field; files by their sealed reference. */
export type Typed = Readonly<Record<string, string>>;
export type FieldProblem = { name: string; message: string };
/** A file that has been taken in and cleaned; `token` proves that it was this server. */
export type KeptFile = { name: string; bytes: number; reference: string };

const inputs: readonly {
  name: keyof ReportContent;
  kind: "line" | "text";
  hint?: string;
  required?: "yes";
}[] = [
  { name: "accused", kind: "line", required: "yes" },
  { name: "post", kind: "line", hint: "例如：某某街道某某科科长" },
  { name: "place", kind: "line" },
  { name: "time", kind: "line", hint: "记不清可以写大致时间" },
  {
    name: "facts",
    kind: "text",
    required: "yes",
    hint: "谁、做了什么、怎样做的、有什么证据或者线索。最多 10000 字",
  },
  { name: "amount", kind: "line" },
  { name: "source", kind: "line", hint: "可以不写；写明有助于核查，但可能透露您是谁" },
];

const contacts: readonly (keyof Reporter)[] = ["name", "phone", "address", "mail"];

/** The form; what was typed stays in it whatever was wrong. */
export function formPage(
  place: Place,
  form: {
    typed: Typed;
    problems: readonly FieldProblem[];
    files: readonly KeptFile[];
    token: string;
  },
): Html {
  const { typed, problems, files, token } = form;
  const messageOf = (name: string) => problems.find((problem) => problem.name === name)?.message;
  const isNamed = typed.signature === "NAMED";
  return layout(
    place,
    "我要举报",
    html`<h1>我要举报</h1>
${problemBox(problems)}
<form method="post" action="/p/${place.address}/report" enctype="multipart/form-data" autocomplete="off" data-upload="/p/${place.address}/upload">
<input type="hidden" name="token" value="${token}">
<p class="trap" aria-hidden="true"><label for="website">请勿填写</label><input id="website" name="website" tabindex="-1" autocomplete="off"></p>
<fieldset id="signature"><legend>实名还是匿名</legend>
${messageOf("signature") === undefined ? "" : html`<p class="field-error">${messageOf("signature")}</p>`}
<label class="choice"><input type="radio" name="signature" value="ANONYMOUS" ${typed.signature === "ANONYMOUS" ? "checked" : ""}><span>匿名：我们不知道您是谁，凭查询码联系</span></label>
<label class="choice"><input type="radio" name="signature" value="NAMED" ${isNamed ? "checked" : ""}><span>实名：优先办理并给予答复；姓名和联系方式加密保存，两人批准方可打开</span></label>
</fieldset>
<label class="choice"><input type="checkbox" name="retaliation" value="yes" ${typed.retaliation === "yes" ? "checked" : ""}><span>我因反映问题正在受到打击报复（当日报书记）</span></label>
${inputs.map((input) => inputOf(input, typed[input.name] ?? "", messageOf(input.name)))}
<section class="card"><h2>实名举报请填写（匿名不填）</h2>
${contacts.map((name) => line(name, reporterLabels[name], typed[name] ?? "", { problem: messageOf(name) }))}</section>
<section class="card" id="files"><h2>材料（最多 ${maxFiles} 个）</h2>
<p class="hint limit">每次提交合计不超过 4 MB，可以分次上传。</p>
<p class="hint">照片、PDF、Word、Excel。拍摄地点、设备、作者等信息会自动去掉。</p>
${messageOf("files") === undefined ? "" : html`<p class="field-error">${messageOf("files")}</p>`}
<ul class="kept">${files.map(keptFile)}</ul>
<label for="photo">拍照或者选择图片</label><input id="photo" type="file" name="photo" accept="image/*">
<label for="paper">选择其他文件</label><input id="paper" type="file" name="paper">
<div class="progress" role="status"></div></section>
<button class="main" type="submit" name="go" value="review">下一步：核对后提交</button>
<button type="submit" name="go" value="attach">先上传所选文件，再继续填写</button>
</form>`,
    { script: uploader },
  );
}

/** A file that is kept, carried along by a hidden field; unticked, it is left out. */
export function keptFile({ name, bytes, reference }: KeptFile): Html {
  return html`<li><label class="choice"><input type="checkbox" name="file" value="${reference}" checked><span>${name}（${sizeOf(bytes)}）</span></label></li>`;
}

/** A size as people read it. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function inputOf(
  { name, kind, hint, required }: (typeof inputs)[number],
  value: string,
  problem: string | undefined,
): Html {
  const label = `${reportLabels[name]}${required === undefined ? "（可不填）" : ""}`;
  if (kind === "line") return line(name, label, value, { hint, problem });
  return html`<label for="${name}">${label}</label>${hintOf(hint)}${problemOf(name, problem)}
<textarea id="${name}" name="${name}" maxlength="10000" aria-describedby="${problem === undefined ? "" : `${name}-problem`}">${value}</textarea>`;
}

function line(
  name: string,
  label: string,
  value: string,
  { hint, problem }: { hint?: string | undefined; problem?: string | undefined },
): Html {
  return html`<label for="${name}">${label}</label>${hintOf(hint)}${problemOf(name, problem)}
<input id="${name}" name="${name}" value="${value}" maxlength="1000" aria-describedby="${problem === undefined ? "" : `${name}-problem`}">`;
}

function hintOf(hint: string | undefined): Html | string {
  return hint === undefined ? "" : html`<p class="hint">${hint}</p>`;
}

function problemOf(name: string, problem: string | undefined): Html | string {
  return problem === undefined
    ? ""
    : html`<p class="field-error" id="${name}-problem">${problem}</p>`;
}
