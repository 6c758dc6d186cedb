import { html, raw } from "hono/html";
import type { Box } from "#process/assessment/box.ts";
import { grades } from "#process/assessment/score.ts";
import type { Html } from "../petition/pages/layout.ts";
import { style } from "../petition/pages/style.ts";

/** The frame of the pages of a box: no script, no cookie, nothing from elsewhere. */
function frame(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<header><p>民主测评、征求意见</p></header>
<main id="main">${body}</main>
<footer><p>不记名：测评码与姓名没有对应关系，本页面不使用 Cookie，不记录您的网络地址和设备。选票加密保存，结束后一并计数，计完即销毁。</p></footer>
</body>
</html>`;
}

/** Where a code is typed. */
export function codePage(problem?: string): Html {
  return frame(
    "输入测评码",
    html`<h1>输入测评码</h1>
${problem === undefined ? "" : html`<div class="error" role="alert">${problem}</div>`}
<form class="card" method="post" action="/b">
<label for="code">测评码或者意见码（20 位数字）</label>
<p class="hint" id="code-hint">印在发给您的纸条上，每四位一组，空格可以不填</p>
<input id="code" name="code" inputmode="numeric" autocomplete="off" maxlength="40" required aria-describedby="code-hint">
<button class="main" type="submit">下一步</button>
</form>`,
  );
}

/** The paper of a box. */
export function paperPage(box: Box, code: string, problem?: string): Html {
  return frame(
    box.purpose === "ballot" ? "民主测评" : "征求意见",
    html`<h1>${box.purpose === "ballot" ? "民主测评" : "征求意见"}</h1>
<p>${box.title}</p>
${problem === undefined ? "" : html`<div class="error" role="alert">${problem}</div>`}
<form class="card" method="post" action="/b/paper">
<input type="hidden" name="code" value="${code}">
${box.purpose === "ballot" ? choices : opinion}
<button class="main" type="submit">提交（提交后不能修改）</button>
</form>`,
  );
}

const choices = html`<fieldset><legend>您的评价（选一项）</legend>
${Object.entries(grades).map(([value, label]) => html`<label class="choice"><input type="radio" name="said" value="${value}" required> ${label}</label>`)}
<label class="choice"><input type="radio" name="said" value="none"> 弃权</label></fieldset>`;

const opinion = html`<label for="said">意见和建议</label>
<p class="hint" id="said-hint">不超过 500 字；不需要写姓名，没有意见的写“无”</p>
<textarea id="said" name="said" maxlength="500" required aria-describedby="said-hint"></textarea>`;

/** The paper is in. */
export function thanksPage(): Html {
  return frame(
    "已提交",
    html`<section class="card good"><h1>已提交</h1><p>谢谢。请关闭本页面，纸条可以销毁。</p></section>`,
  );
}
