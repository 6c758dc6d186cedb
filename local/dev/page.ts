import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of page; everything put into it with `html` is escaped. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
  :root { color-scheme: light dark; font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
  body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
  h1 { color: #b3262a; }
  h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
  table { border-collapse: collapse; width: 100%; }
  td, th { text-align: start; padding: .35rem .5rem; border-bottom: 1px solid #8884; vertical-align: top; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #8881; padding: .75rem; border-radius: .4rem; }
  article { border: 1px solid #8884; border-radius: .5rem; padding: .25rem 1rem; margin: 1rem 0; }
  button, input { font: inherit; padding: .45rem .8rem; margin: .2rem 0; }
  form button[name=login] { display: block; width: 100%; text-align: start; }
  small { opacity: .7; }
`;

/** A page of the local host: plain HTML, readable on a phone; `refresh` asks for it anew each second. */
export function page(title: string, body: Markup, refresh: "yes" | "no" = "no"): Markup {
  return html`<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${refresh === "yes" ? html`<meta http-equiv="refresh" content="1">` : ""}
    <title>${title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;
}
