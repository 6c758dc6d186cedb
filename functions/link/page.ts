import { html, raw } from "hono/html";
import type { DistrictConfig } from "#kernel/config.ts";
import { type Refusal, refusals } from "#kernel/refusal.ts";
import { relations } from "#kernel/role.ts";
import type { FormField, StageSpec, Task, Through } from "#kernel/task/schema.ts";
import { counter } from "./counter.ts";
import type { Opened } from "./load.ts";
import { style } from "./style.ts";

/** What somebody had typed before his answer was refused. */
type Entered = Readonly<Record<string, string>>;
type Html = ReturnType<typeof html>;

/** The frame of every link page; a page with long texts brings the script that counts them. */
export function layout(title: string, body: Html | Html[], counts?: "counts"): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header><p>提级监督 · 待办事项</p></header>
<main>${body}<footer>本页面仅供您本人办理，请勿转发。关闭页面即可退出。</footer></main>
${counts === undefined ? "" : html`<script>${raw(counter)}</script>`}
</body>
</html>`;
}

/** A page that only says something. */
export function messagePage(title: string, lines: readonly string[]): Html {
  return layout(
    title,
    html`<section class="card"><h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}</section>`,
  );
}

/** Before the second factor: the item number and nothing else of the matter. */
export function factorPage(
  { task }: Pick<Opened, "task">,
  path: string,
  progress: { sent: "yes" | "no"; problem?: Refusal | undefined },
): Html {
  return layout(
    "身份验证",
    html`<section class="card">
<h1>您有一项待办事项</h1>
<p class="meta">编号 ${task.subject.id}</p>
${problemOf(progress.problem)}
${task.factor === "login" ? loginLink(path) : codeForms(path, progress.sent)}
</section>`,
  );
}

function codeForms(path: string, sent: "yes" | "no"): Html {
  return html`${sent === "no" ? html`<p>为保护工作秘密，请先验证身份。验证码将发送到您登记的手机或邮箱。</p>` : codeForm(path)}
<form method="post" action="${path}/code">
<button class="${sent === "no" ? "main" : ""}" type="submit">${sent === "no" ? "发送验证码" : "重新发送验证码"}</button>
</form>`;
}

/** A link, not a form: a form may lead nowhere but to ourselves. */
function loginLink(path: string): Html {
  return html`<p>为保护工作秘密，请以本人账号登录验证身份。登录后自动返回本页。</p>
<p><a class="button" href="${path}/login">登录验证身份</a></p>`;
}

/** Back from the login: the way on is a button, since opening an address changes nothing. */
export function continuePage({ code, state }: { code: string; state: string }): Html {
  return layout(
    "身份验证",
    html`<section class="card"><h1>登录已返回</h1>
<form method="post" action="/l/login">
<input type="hidden" name="code" value="${code}">
<input type="hidden" name="state" value="${state}">
<button class="main" type="submit">继续办理</button>
</form></section>`,
  );
}

/** A page on which a refusal stands alone. */
export function refusedPage(problem: Refusal): Html {
  return layout("身份验证", html`<section class="card">${problemOf(problem)}</section>`);
}

function codeForm(path: string): Html {
  return html`<form method="post" action="${path}/verify">
<label for="code">6 位验证码</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required autofocus>
<button class="main" type="submit">验证</button>
</form>`;
}

/** The question itself, with everything that is sealed into the decision. */
export function questionPage(
  opened: Opened,
  path: string,
  nonce: string,
  retry?: { problem: Refusal; entered: Entered },
): Html {
  const { problem, entered = {} } = retry ?? {};
  const { task, spec, seat, text } = opened;
  return layout(
    task.title,
    html`<h1>${task.title}</h1>
<p class="meta">编号 ${task.subject.id} · 请于 ${dueText(task)} 前办理</p>
${standingIn(opened)}
${problemOf(problem, labelsOf(spec))}
<section class="card"><dl>${text.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></section>
${seat.part === "decider" ? decisionForm(spec, { path, nonce, entered, config: opened.config }) : html`<section class="card"><p>请审阅材料。会议表决结果由办公室录入、他人复核。</p></section>`}
${seat.part === "decider" ? html`<p><a href="${path}/batch">同类待办一并办理</a></p>` : ""}
${spec.asks === "addressee" || spec.asks === "object" ? "" : recusalForm(path, nonce)}
${spec.asks === "object" ? html`<p><a href="${path}/mine">我的全部事项</a></p>` : ""}
${seat.part === "decider" && spec.asks !== "object" ? passOnForm(opened, path, nonce) : ""}`,
    hasLongText(spec) ? "counts" : undefined,
  );
}

function hasLongText({ actions }: StageSpec): boolean {
  return Object.values(actions).some(({ form }) =>
    form?.fields.some(({ input }) => input === "lines"),
  );
}

type Asking = { path: string; nonce: string; entered: Entered; config: DistrictConfig };

function decisionForm(spec: StageSpec, { path, nonce, entered, config }: Asking): Html | string {
  const actions = Object.entries(spec.actions);
  if (spec.fills !== undefined)
    return html`<p><a class="button" href="${path}/${spec.fills}">填写</a></p>`;
  if (actions.length === 0)
    return html`<section class="card"><p>此事项须在会后由办公室登录系统录入表决结果，并由另一名人员复核。</p></section>`;
  return html`<form class="card" method="post" action="${path}">
<input type="hidden" name="nonce" value="${nonce}">
${actions.map(([, { label, form }]) => (form === undefined ? "" : html`<fieldset${form.longest === undefined ? "" : html` data-longest="${form.longest(config)}"`}><legend>选择“${label}”时填写${form.longest === undefined ? "" : `（全文不超过 ${form.longest(config)} 字）`}</legend>${form.fields.map((field) => inputOf(field, entered[`form.${field.name}`]))}</fieldset>`))}
${spec.declares === "no-ties" ? tieDeclaration : ""}
<label for="opinion">意见 <span class="hint">${actions.some(([, { opinion }]) => opinion === "required") ? "除同意外必须填写" : "可不填"}</span></label>
<textarea id="opinion" name="opinion" maxlength="2000">${entered.opinion ?? ""}</textarea>
${actions.map(([action, { label }], index) => html`<button class="${index === 0 ? "main" : ""}" name="action" value="${action}" type="submit">${label}</button>`)}
</form>`;
}

/** 熟人社会: nobody decides before he has said that no tie bars him. */
const tieDeclaration = html`<label class="check"><input type="checkbox" name="declaration" value="none" required> 本人声明：与监督对象及其近亲属不存在应当回避的情形（如存在，请在下方申请回避）</label>`;

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

function inputOf({ name, label, input, options, hint, longest }: FormField, entered = ""): Html {
  const id = `form-${name}`;
  return html`<label for="${id}">${label}${hint === undefined ? "" : html` <span class="hint">${longest === undefined ? "例如 " : ""}${hint}</span>`}</label>
${
  input === "select"
    ? html`<select id="${id}" name="form.${name}">${(options ?? []).map((option) => html`<option value="${option.value}"${option.value === entered ? raw(" selected") : ""}>${option.label}</option>`)}</select>`
    : input === "lines"
      ? html`<textarea id="${id}" name="form.${name}" rows="8" maxlength="${longest ?? 2000}">${entered}</textarea>`
      : html`<input id="${id}" name="form.${name}" type="${input}" value="${entered}">`
}`;
}

function recusalForm(path: string, nonce: string): Html {
  return html`<details class="card"><summary>申请回避</summary>
<form method="post" action="${path}/recuse">
<input type="hidden" name="nonce" value="${nonce}">
<label for="relation">回避情形</label>
<select id="relation" name="relation">${Object.entries(relations).map(([value, label]) => html`<option value="${value}">${label}</option>`)}</select>
<label for="detail">具体关系</label>
<input id="detail" name="detail" maxlength="200" required>
<button type="submit">提交回避申请</button>
</form></details>`;
}

function passOnForm(
  { officers, officer, seat, task }: Opened,
  path: string,
  nonce: string,
): Html | string {
  const others = officers.filter(
    ({ id, unit }) =>
      unit === officer.unit &&
      !task.seats.some(({ person, part }) => person === id && part === "decider"),
  );
  const isPersonal = task.policy.type === "vote" || seat.through?.verb === "delegate";
  if (others.length === 0 || isPersonal) return "";
  return html`<details class="card"><summary>转办、委派、加签</summary>
<form method="post" action="${path}/pass-on">
<input type="hidden" name="nonce" value="${nonce}">
<label for="verb">方式</label>
<select id="verb" name="verb"><option value="transfer">转办：由同一职责的人员办理</option><option value="delegate">委派：他人提出意见，由您决定</option><option value="add-signer">加签：须另有一人同意</option></select>
<label for="to">人员</label>
<select id="to" name="to">${others.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select>
<label for="why">理由</label>
<input id="why" name="opinion" maxlength="200" required>
<button type="submit">提交</button>
</form></details>`;
}

/** What the fields of a stage's forms are called, by their paths. */
function labelsOf({ actions }: StageSpec): ReadonlyMap<string, string> {
  const fields = Object.values(actions).flatMap(({ form }) => form?.fields ?? []);
  return new Map(fields.map(({ name, label }) => [`form.${name}`, label]));
}

function problemOf(
  problem: Refusal | undefined,
  labels: ReadonlyMap<string, string> = new Map(),
): Html | string {
  if (problem === undefined) return "";
  const { refused, detail, fields = [] } = problem;
  return html`<div class="error" role="alert">${refusals[refused][1]}${detail === undefined ? "" : `：${detail}`}${
    fields.length === 0
      ? ""
      : html`<ul>${fields.map(({ path, message }) => html`<li>${labels.has(path) ? `${labels.get(path)}：` : ""}${message}</li>`)}</ul>`
  }</div>`;
}

function dueText({ due }: Task): string {
  return due.effectiveDue ?? `${due.provisional ?? due.nominalDue ?? ""}（暂定）`;
}
