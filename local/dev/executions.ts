import { html } from "hono/html";
import { localTime } from "./local-time.ts";
import { page } from "./page.ts";

export type Execution = {
  workflow: string;
  name: string;
  status: string;
  startedAt: string;
  stoppedAt?: string;
};

const statuses: Record<string, string> = {
  RUNNING: "进行中",
  SUCCEEDED: "已完成",
  FAILED: "失败",
  TIMED_OUT: "超时",
  ABORTED: "已中止",
};

/** What is running, and what has ended. */
export function executionsPage(executions: readonly Execution[]) {
  return page(
    "流程实例",
    html`<p><a href="/">首页</a></p>
      <table>
        <tr><th>流程</th><th>实例</th><th>状态</th><th>开始</th><th>结束</th></tr>
        ${executions.map(
          ({ workflow, name, status, startedAt, stoppedAt }) =>
            html`<tr><td>${workflow}</td><td>${name}</td><td>${statuses[status] ?? status}</td>
              <td>${localTime(startedAt)}</td><td>${stoppedAt === undefined ? "" : localTime(stoppedAt)}</td></tr>`,
        )}
      </table>
      ${executions.length === 0 ? html`<p>还没有流程实例。</p>` : ""}`,
  );
}
