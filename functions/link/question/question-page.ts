import { html } from "hono/html";
import { instantText } from "#kernel/deadline/day.ts";
import type { Left } from "#kernel/deadline/left.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { StageSpec, Through } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Beside } from "#process/read-earlier.ts";
import type { KeptFile } from "../files.ts";
import type { Opened } from "../load.ts";
import { type Html, layout, problemOf } from "../page.ts";
import { opinionHint } from "./batch-page.ts";
import { besidePart } from "./beside-page.ts";
import { counter } from "./counter.ts";
import { type Entered, fieldGroups, hiddenFields } from "./fields-page.ts";
import type { NamedMatter } from "./named.ts";
import { passOnForm, recusalForm } from "./passing-page.ts";

/** What a question's page shows beside the question. */
export type Shown = {
  path: string;
  nonce: string;
  beside: Beside;
  /** What people call the matter. */
  about: string;
  left: Left;
  contacts: readonly string[];
  entered: Entered;
  /** Material that may be opened from the page. */
  files: readonly KeptFile[];
  problem?: Refusal;
  /** When what was typed was kept, where the page brings it back. */
  keptAt?: string;
};

/**
 * Stages at which a paper lies before those who decide, by kind; a test holds them to what
 * `previewsOf` finds, whose texts this function's package does not carry.
 */
export const previewed: Readonly<Record<string, readonly string[] | "every">> = {
  enrollment: "every",
  quarterly: ["FEEDBACK"],
  targeted: ["FINDINGS_DRAFT", "FINDINGS_REVIEW"],
  ladder: ["PROMPTING", "PROMPT_SERVING", "URGING", "URGE_SERVING"],
  letter: ["TRIAL_CHECK", "ROOM_APPROVAL", "DEPUTY_APPROVAL", "SECRETARY_APPROVAL", "NUMBERING"],
};

function hasPreview({ subject, stage }: Opened["task"]): boolean {
  const stages = own(previewed, subject.kind) ?? [];
  return stages === "every" || stages.includes(stage);
}

/** The question itself, with everything that is sealed into the decision and what was said before. */
export function questionPage(opened: Opened, shown: Shown): Html {
  const { task, spec, seat, text, officer } = opened;
  const { path, about, left, problem, beside, contacts, keptAt } = shown;
  const isDecider = seat.part === "decider";
  const isOutside = spec.asks === "addressee" || spec.asks === "object";
  return layout(
    task.title,
    html`<p class="who">您好，${officer.name}${roleOf(officer.role)}</p>
<h1>${task.title}</h1>
<p class="about">${about}</p>
<p class="meta">编号 ${shortNumber(task.subject.id)}</p>
<p class="due ${left.colour}">办理期限：${left.text}</p>
${standingIn(opened)}
${problemOf(problem, labelsOf(spec))}
${keptAt === undefined ? "" : html`<p class="kept" role="status">已带回您 ${instantText(keptAt)} 填写但尚未提交的内容，请核对后提交。</p>`}
<section class="card"><h2>办理内容</h2>${textOf(text)}</section>
${filesPart(shown)}
${!isOutside && hasPreview(task) ? html`<p><a href="${path}/files/paper">预览文书（送审稿）</a></p>` : ""}
${isOutside ? exchangedPart(opened) : ""}
${spec.asks === "addressee" ? html`<p><a href="${path}/files/served">已送达本单位的事项和签收情况</a></p>` : ""}
${besidePart(beside)}
${isDecider ? decisionForm(opened, shown) : noButtons(opened, "reads")}
${isDecider && offersBatch(spec) ? html`<p><a href="${path}/batch">查看同类待办，一并办理</a></p>` : ""}
${isOutside ? "" : recusalForm(shown)}
${spec.asks === "object" ? html`<p><a href="${path}/mine">我的全部事项</a></p>` : ""}
${isDecider && spec.asks !== "object" ? passOnForm(opened, shown) : ""}
${contacts.length === 0 ? "" : html`<p class="meta ask">对本事项有疑问，请联系：${contacts.join("、")}</p>`}`,
    hasLongText(spec) ? { script: counter } : {},
  );
}

function textOf(lines: readonly { label: string; value: string }[]): Html {
  return html`<dl class="text">${lines.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Whether officers may answer several like questions on one page, which has no room for forms. */
export function offersBatch({ asks, actions }: StageSpec): boolean {
  const isOutside = asks === "addressee" || asks === "object";
  return !isOutside && Object.values(actions).some(({ form }) => form === undefined);
}

function hasLongText({ actions }: StageSpec): boolean {
  return Object.values(actions).some(({ form }) =>
    form?.fields.some(({ input }) => input === "lines"),
  );
}

/** Item by item: what is asked, what was answered, what was said to it. */
function exchangedPart({ process, record }: Opened): Html | string {
  const items = process.exchanged?.(record.state as never) ?? [];
  return items.length === 0
    ? ""
    : html`<details class="card"><summary>逐条情况：要求、答复、评估</summary>
${items.map(({ title, lines }) => html`<h2>${title}</h2>${textOf(lines)}`)}</details>`;
}

/** The material of the matter; each opening is written down. */
function filesPart({ files, path, nonce }: Shown): Html | string {
  const there = files.filter(({ status }) => status === "STORED");
  if (there.length === 0) return "";
  return html`<section class="card"><h2>材料（${there.length} 份）</h2>
<ul class="files">${there.map(
    ({ id, name }) => html`<li>${name}<form method="post" action="${path}/files/${id}">
<input type="hidden" name="nonce" value="${nonce}">
<button name="act" value="open" type="submit">打开（${shortNumber(id)}）</button></form></li>`,
  )}</ul></section>`;
}

/** Before an answer that nobody can take back, with all that was typed. */
export function confirmPage(
  opened: Opened,
  {
    path,
    nonce,
    entered,
    named,
  }: { path: string; nonce: string; entered: Entered; named: readonly NamedMatter[] },
): Html {
  const { task, spec, officer } = opened;
  const { label = "" } = own(spec.actions, entered.action ?? "") ?? {};
  return layout(
    "请确认",
    html`<p class="who">您好，${officer.name}${roleOf(officer.role)}</p>
<section class="card"><h1>请再确认一次：${label}</h1>
<p>${task.title}：您选择了“<strong>${label}</strong>”。${nextOf(opened, entered.action ?? "")}提交后不能拿回。</p>
${(entered.opinion ?? "") === "" ? "" : html`<dl class="text"><dt>意见</dt><dd>${entered.opinion}</dd></dl>`}
${named.map(({ label, lines }) => html`<h2>${label}</h2>${textOf(lines)}`)}
<form method="post" action="${path}">
${hiddenFields({ ...entered, nonce, confirmed: "yes" })}
<button class="main" type="submit">确认提交：${label}</button>
</form>
<form method="post" action="${path}">
${hiddenFields({ ...entered, nonce, action: "keep" })}
<button type="submit">返回修改</button>
</form></section>`,
  );
}

function decisionForm(
  opened: Opened,
  { path, nonce, entered, problem, files }: Shown,
): Html | string {
  const { spec } = opened;
  const actions = Object.entries(spec.actions);
  if (spec.fills !== undefined)
    return html`<p><a class="button" href="${path}/${spec.fills}">填写</a></p>`;
  if (actions.length === 0) return noButtons(opened, "does");
  const forms = actions.filter(([, { form }]) => form !== undefined);
  const mark = opinionHint(actions);
  const fields = new Set((problem?.fields ?? []).map(({ path: at }) => at));
  const lacks = (one: string) => problem?.refused === one;
  const takesFiles = forms.some(([, { form }]) =>
    form?.fields.some(({ input }) => input === "files"),
  );
  return html`<form class="card" id="answer" method="post" action="${path}">
<h2>您的决定</h2>
<input type="hidden" name="nonce" value="${nonce}">
${receiptPart(opened)}
${forms.map(([, action]) => fieldGroups(opened, action, { entered, problem, files }))}
${spec.declares === "no-ties" ? tieDeclaration(entered, lacks("task.declaration")) : ""}
<label for="opinion">意见 <span class="hint">${mark}</span></label>
${lacks("task.opinion-required") || fields.has("opinion") ? html`<p class="wrong" id="opinion-wrong">请填写意见</p>` : ""}
<textarea id="opinion" name="opinion" maxlength="2000"${lacks("task.opinion-required") ? html` aria-invalid="true" aria-describedby="opinion-wrong"` : ""}>${entered.opinion ?? ""}</textarea>
<ul class="next">${actions.map(([action, { label }]) => html`<li>${label}：${nextOf(opened, action)}</li>`)}</ul>
${actions.map(([action, { label }], index) => html`<button class="${index === 0 ? "main" : ""}" name="action" value="${action}" type="submit">${label}</button>`)}
${takesFiles ? html`<button class="quiet" name="action" value="files" type="submit" formnovalidate>上传材料（已填内容会暂存）</button>` : ""}
<button class="quiet" name="action" value="keep" type="submit" formnovalidate>暂存，稍后再办</button>
</form>`;
}

/** What was served on a unit is confirmed beside the answer, which may take weeks. */
function receiptPart({ spec, seat }: Opened): Html | string {
  if (spec.asks !== "addressee") return "";
  const { acknowledgedAt } = seat;
  return acknowledgedAt === undefined
    ? html`<p>收到本件的，请先确认；确认后再按期限答复。</p>
<button class="main" name="action" value="received" type="submit" formnovalidate>确认收到</button>`
    : html`<p class="kept" role="status">您已于 ${instantText(acknowledgedAt)} 确认收到。</p>`;
}

/** Why there is nothing to press here for who does the work elsewhere, or only reads along. */
function noButtons({ spec, task }: Opened, who: "does" | "reads"): Html {
  // The question's own page of the console leads on to its matter, after the login.
  const { id } = task;
  const there = `/#/?task=${encodeURIComponent(id.toWellFormed())}`;
  return html`<section class="card"><p>${sentenceFor(spec, who)}</p>
${who === "does" ? html`<p><a href="${there}">登录系统办理</a></p>` : ""}</section>`;
}

/** What a page without buttons says: each of its sentences is true of its own stages only (U7). */
export function sentenceFor({ readers, policy }: StageSpec, who: "does" | "reads"): string {
  // Members read along where a meeting decides, and nowhere else.
  const isMeeting = readers !== undefined || policy.type === "vote";
  if (who === "reads")
    return isMeeting
      ? "请审阅材料。会议表决结果由办公室录入、他人复核。"
      : "本件抄送您阅知，无须答复。";
  return isMeeting
    ? "此事项须在会后由办公室登录系统录入表决结果，并由另一名人员复核。"
    : "此事项须登录系统，在事项页面办理（例如填写计划、记录和问题）；本页面供您了解内容和期限。";
}

/** What an answer leads to, as the workflow has it. */
function nextOf({ process, task, spec }: Opened, action: string): string {
  const { outcome } = own(spec.actions, action) ?? {};
  const status = own(own(process.transitions ?? {}, task.stage) ?? {}, outcome ?? "");
  if (status === undefined) return "记录您的答复，本项待办办结。";
  const stage = own<StageSpec>(process.stages, status)?.title;
  const name = own(process.statuses ?? {}, status) ?? status;
  return stage === undefined ? `本环节结束，事项转为“${name}”。` : `转入“${stage}”。`;
}

/** Whether an answer ends the matter, or says so itself: such an answer is asked back. */
export function isFinal({ process, task, spec }: Opened, action: string): boolean {
  const chosen = own(spec.actions, action);
  if (chosen === undefined || chosen.takeBack !== undefined) return false;
  if (chosen.asksBack !== undefined) return true;
  const status = own(own(process.transitions ?? {}, task.stage) ?? {}, chosen.outcome);
  return status !== undefined && own(process.stages, status) === undefined;
}

/** 熟人社会: nobody decides before they have said that no tie bars them. */
function tieDeclaration(entered: Entered, isMissing: boolean): Html {
  const kept = entered.declaration === "none";
  return html`${isMissing ? html`<p class="wrong" id="declaration-wrong">请先作出声明</p>` : ""}<label class="check"><input type="checkbox" id="declaration" name="declaration" value="none"${kept ? html` checked` : ""}> 本人声明：与监督对象及其近亲属不存在应当回避的情形（如存在，请在下方申请回避）</label>`;
}

/** 乙代甲, and who passed it on. */
function standingIn({ seat, officers }: Opened): Html | string {
  const { through } = seat;
  if (through === undefined) return "";
  const name = officers.find(({ id }) => id === through.from)?.name ?? through.from;
  return html`<p class="meta">${throughLabels[through.verb](name)}</p>`;
}

const throughLabels: Record<Through["verb"], (name: string) => string> = {
  deputy: (name) => `您代 ${name} 办理`,
  transfer: (name) => `由 ${name} 转办`,
  delegate: (name) => `由 ${name} 委派，您的意见将返回其决定`,
  add: (name) => `由 ${name} 加签`,
  recusal: (name) => `${name} 已回避，由您办理`,
  "hand-over": (name) => `由管理员自 ${name} 移交`,
};

function roleOf(role: string): string {
  const name = own<string>(roleNames, role);
  return name === undefined ? "" : `（${name}）`;
}

/** What the fields of a stage's forms are called, by their paths. */
function labelsOf({ actions }: StageSpec): ReadonlyMap<string, string> {
  const fields = Object.values(actions).flatMap(({ form }) => form?.fields ?? []);
  return new Map(fields.map(({ name, label }) => [`form.${name}`, label]));
}
