import { html } from "hono/html";
import type { MailView } from "../mail/inbox.ts";
import { localTime } from "./local-time.ts";
import { type Markup, page } from "./page.ts";

/** Mails of one person or of all, with their links to click. */
export function inboxPage(mails: readonly MailView[], all: readonly MailView[], to?: string) {
  const people = [...new Set(all.map((mail) => mail.to))].sort();
  return page(
    to === undefined ? "收件箱（全部）" : `收件箱：${to}`,
    html`<p><a href="/">首页</a>　<a href="/dev/inbox">全部</a>
        ${people.map((person) => html`　<a href="/dev/inbox?to=${encodeURIComponent(person)}">${person}</a>`)}</p>
      ${mails.length === 0 ? html`<p>还没有邮件。</p>` : mails.map(oneMail)}`,
  );
}

function oneMail({ to, subject, at, text }: MailView): Markup {
  return html`<article>
    <h2>${subject}</h2>
    <p><small>致 ${to}　${localTime(at)}</small></p>
    <pre>${linked(text)}</pre>
  </article>`;
}

/** Text with its addresses made links; nothing else of it becomes markup. */
function linked(text: string): (string | Markup)[] {
  return text
    .split(/(https?:\/\/[^\s<>"'，。；）]+)/)
    .map((part, index) => (index % 2 === 0 ? part : html`<a href="${part}">${part}</a>`));
}
