import { html, raw } from "hono/html";
import { isListLink } from "#kernel/link/list.ts";
import { type Refusal, refusals } from "#kernel/refusal.ts";
import type { Task } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { CodeState } from "./login/factor.ts";
import { style } from "./style.ts";

export type Html = ReturnType<typeof html>;

/** The frame of every link page; a page with long texts brings the script that counts them. */
export function layout(
  title: string,
  body: Html | Html[],
  {
    script,
    opens,
  }: { script?: string /** Where the browser goes on to by itself. */; opens?: string } = {},
): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
${opens === undefined ? "" : html`<meta http-equiv="refresh" content="0;url=${opens}">`}
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header><p>提级监督 · 待办事项</p></header>
<main>${body}<footer>本页面仅供您本人办理，请勿转发。关闭页面即可退出。</footer></main>
${script === undefined ? "" : html`<script>${raw(script)}</script>`}
</body>
</html>`;
}

/** A page that only says something, and below it what more there is to do or to keep. */
export function messagePage(title: string, lines: readonly string[], more: Html | "" = ""): Html {
  return layout(
    title,
    html`<section class="card"><h1>${title}</h1>${lines.map((line) => html`<p>${line}</p>`)}${more}</section>`,
  );
}

/** How far somebody is with the second factor, and what was kept of what they had typed. */
export type Progress = { code?: CodeState; problem?: Refusal | undefined; kept?: "draft" };

/** Before the second factor: the item number and nothing else of the matter. */
export function factorPage(
  { task }: { task: Pick<Task, "factor" | "subject"> },
  path: string,
  { code, problem, kept }: Progress = {},
): Html {
  return layout(
    "身份验证",
    html`<section class="card">
${
  isListLink(task)
    ? html`<h1>逾期事项清单</h1>`
    : html`<h1>您有一项待办事项</h1>
<p class="meta">编号 ${shortNumber(task.subject.id)}</p>`
}
${kept === undefined ? "" : html`<p class="kept" role="status">离上次验证已久，请重新验证身份。您刚才填写的内容已暂存，验证后自动带回。</p>`}
${problemOf(problem)}
${task.factor === "login" ? loginLink(path) : codeForms(path, code)}
</section>`,
  );
}

function codeForms(path: string, code: CodeState | undefined): Html {
  if (code?.state === "locked")
    return html`<p>为保护工作秘密，验证码连续输错后本链接不能再用。可以取得新的链接，它只发送到您本人登记的邮箱；也可以请办公室解锁。</p>
${againForm(path)}`;
  if (code?.state !== "sent")
    return html`<p>为保护工作秘密，请先验证身份。验证码将发送到您登记的${code?.to ?? "手机或邮箱"}，10 分钟内有效。</p>
<form method="post" action="${path}/code"><button class="main" type="submit">发送验证码</button></form>`;
  return html`<p role="status">验证码已发送到 ${code.to}，${code.until} 前有效。${code.isLater ? `请输入 ${code.sentAt} 发送的最新一条，此前的不再有效。` : ""}没有收到的，${code.againAt} 以后可以重新发送；仍收不到的，请联系办公室核对联系方式。</p>
<form method="post" action="${path}/verify">
<label for="code">6 位验证码</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required autofocus>
<button class="main" type="submit">验证</button>
</form>
<form method="post" action="${path}/code"><button type="submit">重新发送验证码</button></form>`;
}

/** A new link, to the registered mailbox of whose link this was. */
export function againForm(path: string): Html {
  return html`<form method="post" action="${path}/again"><button class="main" type="submit">把新链接发到我登记的邮箱</button></form>`;
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

/** A refusal in words; each field that is wrong is named with a link to where it stands. */
export function problemOf(
  problem: Refusal | undefined,
  labels: ReadonlyMap<string, string> = new Map(),
): Html | string {
  if (problem === undefined) return "";
  const { refused, detail, fields = [] } = problem;
  const anchor = own(anchors, refused);
  const what = `${refusals[refused][1]}${detail === undefined ? "" : `：${detail}`}`;
  return html`<div class="error" role="alert">${anchor === undefined ? what : html`<a href="#${anchor}">${what}</a>`}${
    fields.length === 0
      ? ""
      : html`<ul>${fields.map(({ path, message }) => html`<li><a href="#${path.replace("form.", "form-")}">${labels.has(path) ? `${labels.get(path)}：` : ""}${message}</a></li>`)}</ul>`
  }</div>`;
}

/** Where on the page stands what a refusal is about, when it names no field. */
const anchors: Partial<Record<Refusal["refused"], string>> = {
  "task.declaration": "declaration",
  "task.opinion-required": "opinion",
};
