import { html } from "hono/html";
import type { Beside } from "#process/read-earlier.ts";
import type { Html } from "../page.ts";

/** What was said before, what has changed since the last round, and what stands behind the matter. */
export function besidePart({ background, earlier, changed }: Beside): Html {
  return html`${changed === undefined ? "" : changedPart(changed)}
${
  earlier.length === 0
    ? ""
    : html`<section class="card"><h2>此前意见（${earlier.length} 条）</h2>
<ol class="earlier">${earlier.map(
        ({ title, who, on, lines }) => html`<li><p><strong>${title}</strong> · ${who} · ${on}</p>
<dl class="text">${lines.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></li>`,
      )}</ol></section>`
}
${
  background.length === 0
    ? ""
    : html`<details class="card"><summary>背景：${[...new Set(background.map(({ label }) => label))].slice(0, 3).join("、")}</summary>
<dl class="text">${background.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></details>`
}`;
}

function changedPart(changed: NonNullable<Beside["changed"]>): Html {
  return html`<section class="card changed"><h2>与上一轮相比</h2>
${
  changed.length === 0
    ? html`<p>内容没有变化。</p>`
    : html`<dl class="text">${changed.map(
        ({ label, was, now }) => html`<dt>${label}</dt>
<dd>${was === undefined ? "" : html`<del>${was}</del>`}${now === undefined ? html` <em>已删去</em>` : html`<ins>${now}</ins>`}</dd>`,
      )}</dl>`
}</section>`;
}
