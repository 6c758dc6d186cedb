import { html } from "hono/html";
import { type Html, isKnown, layout, type Place } from "./layout.ts";

/** A page that only says something. */
export function wordPage(place: Place, title: string, lines: readonly string[]): Html {
  return layout(
    place,
    title,
    html`<h1>${title}</h1><section class="card">${lines.map((line) => html`<p>${line}</p>`)}</section>
${isKnown(place) ? html`<a class="button" href="/p/${place.address}">返回首页</a>` : ""}`,
  );
}

/** Where no district is known yet, or any more. */
export const anyPlace: Place = { id: "", address: "", size: "usual", name: "信访举报平台" };
