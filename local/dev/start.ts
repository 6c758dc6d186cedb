import { html } from "hono/html";
import { sampleOfficers } from "../sample/officers.ts";
import { localTime } from "./local-time.ts";
import type { Moves } from "./moving.ts";
import { type Markup, page } from "./page.ts";

/** Where everything is. */
export type Start = {
  url: string;
  issuer: string;
  dynamodbUrl: string;
  stepfunctionsUrl: string;
};

function skip(length: string, label: string): Markup {
  return html`<button name="advance" value="${length}">${label}</button> `;
}

/** The first page: what to open, who there is, and what time it is. */
export function startPage(
  { url, issuer, dynamodbUrl, stepfunctionsUrl }: Start,
  now: number,
  { part, refresh }: ReturnType<Moves["shown"]>,
) {
  return page(
    "提级监督（本地运行）",
    html`
      <h2>打开</h2>
      <ul>
        <li><a href="/">工作台</a>：选一个示例用户登录，办理、发起、查阅</li>
        <li><a href="/dev/inbox">收件箱</a>：系统发出的所有邮件，点邮件里的链接即可办理</li>
        <li><a href="/docs">API 文档</a>：每个接口的参数与错误代码</li>
        <li><a href="/dev/executions">流程实例</a>：每个事项走到哪一步</li>
        <li><a href="/dev/dead-letters">死信</a>：多次处理失败的变更</li>
      </ul>
      <h2>时钟</h2>
      <p>现在是 <strong>${localTime(now)}</strong></p>
      ${part}
      <form method="post" action="/dev/clock">
        ${skip("PT1H", "推进 1 小时")}${skip("P1D", "推进 1 天")}${skip("P1W", "推进 1 周")}${skip("P30D", "推进 30 天")}
      </form>
      <h2>示例用户</h2>
      <table>
        <tr><th>姓名</th><th>职务</th><th>角色</th><th>收件箱</th></tr>
        ${sampleOfficers.map(
          ({ name, title, role, email }) =>
            html`<tr><td>${name}</td><td>${title}</td><td>${role}</td>
              <td><a href="/dev/inbox?to=${encodeURIComponent(email)}">${email}</a></td></tr>`,
        )}
      </table>
      <p>命令行令牌：<code>npm run token -- PROPOSER</code></p>
      <h2>端点</h2>
      <pre>系统            ${url}
登录 (OIDC)     ${issuer}
DynamoDB        aws dynamodb list-tables --endpoint-url ${dynamodbUrl}
Step Functions  aws stepfunctions list-executions --endpoint-url ${stepfunctionsUrl} …</pre>`,
    refresh,
  );
}
