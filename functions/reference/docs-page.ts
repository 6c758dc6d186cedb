import { html, raw } from "hono/html";
import { refusals } from "#kernel/refusal.ts";

type Operation = {
  summary: string;
  tags: readonly string[];
  parameters: readonly { name?: string; in: string; required: boolean }[];
  description: string;
  requestBody?: { content: Record<string, { schema: unknown; example?: unknown }> };
};

const style = `body{font:16px/1.6 -apple-system,"PingFang SC","Noto Sans CJK SC",sans-serif;max-width:960px;margin:0 auto;padding:16px;color:#1c1f24}
h1{color:#9f1d20}code,pre{background:#f4f5f7;border-radius:6px}code{padding:2px 6px}pre{padding:12px;overflow:auto;font-size:14px}
details{border:1px solid #dfe2e6;border-radius:8px;margin:8px 0;padding:8px 14px}summary{cursor:pointer;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:4px 8px;border-bottom:1px solid #dfe2e6}
.verb{display:inline-block;min-width:52px;font-weight:700;color:#9f1d20}`;

/** The OpenAPI document as a page without scripts. */
export function docsPage(document: {
  info: { title: string; description: string };
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, unknown> };
}) {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, operation]) => ({ path, verb, ...(operation as Operation) })),
  );
  const tags = [...new Set(operations.flatMap(({ tags }) => tags))];
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${document.info.title}</title>
<style>${raw(style)}</style></head><body><h1>${document.info.title}</h1>
<p>${document.info.description}</p>
<p>机器可读：<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>。每个 POST 须带 <code>Idempotency-Key</code>；列表用 <code>cursor</code> 翻页。</p>
${tags.map((tag) => html`<h2>${tag}</h2>${operations.filter(({ tags }) => tags.includes(tag)).map(operationOf)}`)}
<h2>共用结构</h2>
<p>上文中 <code>$ref</code> 所指的内容。</p>
${Object.entries(document.components.schemas).map(([name, schema]) => html`<details id="${name}"><summary><code>${name}</code></summary><pre>${JSON.stringify(schema, null, 2)}</pre></details>`)}
<h2>错误代码</h2>
<table><tr><th>code</th><th>HTTP</th><th>说明</th></tr>
${Object.entries(refusals).map(([code, [status, title]]) => html`<tr><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`)}</table>
</body></html>`;
}

function operationOf({
  path,
  verb,
  summary,
  description,
  parameters,
  requestBody,
}: Operation & { path: string; verb: string }) {
  const named = parameters.map(
    ({ name = "", in: place, required }) => `${name}（${place}${required ? "，必填" : ""}）`,
  );
  const { schema, example } = Object.values(requestBody?.content ?? {})[0] ?? {};
  return html`<details><summary><span class="verb">${verb.toUpperCase()}</span> <code>${path}</code> ${summary}</summary>
<p>${description}</p>
${named.length === 0 ? "" : html`<p>参数：${named.join("、")}</p>`}
${schema === undefined ? "" : html`<p>请求体：</p><pre>${JSON.stringify(schema, null, 2)}</pre>`}
${example === undefined ? "" : html`<p>示例：</p><pre>${JSON.stringify(example, null, 2)}</pre>`}</details>`;
}
