import { html, raw } from "hono/html";
import { style } from "./style.ts";

export type Html = ReturnType<typeof html>;

/** Size of type, chosen by the visitor and carried in the address, since no cookie is set. */
export type Size = "usual" | "large";

/** The district whose pages these are, and how its address is written: `sample`, `sample~large`. */
export type Place = {
  id: string;
  address: string;
  size: Size;
  name: string;
  recordNumber?: string | undefined;
};

const largeMark = "~large";

/** The district of an address, and the size of type that it asks for. */
export function addressOf(address: string): Pick<Place, "id" | "address" | "size"> {
  return address.endsWith(largeMark)
    ? { id: address.slice(0, -largeMark.length), address, size: "large" }
    : { id: address, address, size: "usual" };
}

/** The frame of every public page: no script is needed, nothing comes from elsewhere. */
export function layout(
  place: Place,
  title: string,
  body: Html | Html[],
  more: { script?: string } = {},
): Html {
  const { script } = more;
  return html`<!doctype html>
<html lang="zh-CN" class="${place.size}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title === place.name ? title : html`${title} · ${place.name}`}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header><p>${place.name}</p>${isKnown(place) ? html`<p class="sub">信访举报平台</p>` : ""}</header>
${isKnown(place) ? menu(place) : ""}
<main id="main">${body}</main>
<footer><p>本平台不记录您的网络地址和设备信息，不使用 Cookie，不引用任何第三方内容。</p>
${place.recordNumber === undefined ? "" : html`<p>${place.recordNumber}</p>`}</footer>
${script === undefined ? "" : raw(`<script>${script}</script>`)}
</body>
</html>`;
}

/** Whether the page is a district's own; a page without one has nowhere to lead to. */
export function isKnown({ id }: Place): boolean {
  return id !== "";
}

function menu(place: Place): Html {
  const { address } = place;
  return html`<nav aria-label="主要页面"><a href="/p/${address}">首页</a><a href="/p/${address}/report">我要举报</a><a href="/p/${address}/query">查询进度</a>${sizeLink(place)}</nav>`;
}

/** To the same pages in the other size; from the first page, so that nothing typed is lost by it. */
function sizeLink({ id, size }: Place): Html {
  return size === "large"
    ? html`<a href="/p/${id}">标准字号</a>`
    : html`<a href="/p/${id}${largeMark}">大字版</a>`;
}

/** What is wrong, on top of a form, each line leading to its field. */
export function problemBox(problems: readonly { name: string; message: string }[]): Html | string {
  if (problems.length === 0) return "";
  return html`<div class="error" role="alert" tabindex="-1" id="problems"><h2>请检查以下内容</h2>
<ul>${problems.map(({ name, message }) => html`<li><a href="#${name}">${message}</a></li>`)}</ul></div>`;
}
