import { html } from "hono/html";
import { instantText } from "#kernel/deadline/day.ts";
import { refusals } from "#kernel/refusal.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Closed } from "./load.ts";
import { againForm, type Html, messagePage as plainPage } from "./page.ts";

/** What somebody had typed into the page that is closed now, and the address of the link. */
export type Posted = { path: string; typed: readonly string[] };

/** What to say of a link that leads to no question; none of it names the matter. */
export function explain(closed: Closed, posted: Posted = { path: "", typed: [] }) {
  const messagePage = (title: string, lines: readonly string[], more: Html | "" = "") =>
    plainPage(title, lines, html`${more}${typedPart(posted.typed)}`);
  switch (closed.closed) {
    case "decided": {
      const { ballot } = closed.seat;
      const label = closed.task.actions.find(({ action }) => action === ballot?.action)?.label;
      return {
        status: 200,
        page: messagePage("您已办理", [
          `${closed.task.title}（编号 ${shortNumber(closed.task.subject.id)}）`,
          `您已于 ${instantText(ballot?.at ?? "")} 作出决定：${label ?? ballot?.action ?? ""}。`,
          "决定已记录，无需再次操作。",
        ]),
      } as const;
    }
    case "settled":
      return {
        status: 200,
        page: messagePage("该事项已办结", [
          `该待办已于 ${instantText(closed.task.closedAt ?? "")} 办结，无需您处理。`,
        ]),
      } as const;
    case "not-needed":
      return {
        status: 200,
        page: messagePage("无需您处理", [`${closed.why}，该待办无需您处理。`]),
      } as const;
    case "transferred":
      return {
        status: 200,
        page: messagePage("已转办", ["该待办已转交他人办理，无需您处理。"]),
      } as const;
    case "WAITING":
      return {
        status: 200,
        page: messagePage("尚未轮到您", ["该事项依次审批，轮到您时将另行通知。"]),
      } as const;
    case "DELEGATED":
      return {
        status: 200,
        page: messagePage("已委派", ["您已委派他人办理，办毕后将返回您决定。"]),
      } as const;
    case "task.stale":
      return {
        status: 409,
        page: messagePage("内容已变更", [
          "该链接所示内容已经变更，原请示作废。",
          "请使用最近收到的链接重新审阅。",
        ]),
      } as const;
    case "task.recused":
      return {
        status: 403,
        page: messagePage("已回避", ["您已回避该事项，不能查看或办理。"]),
      } as const;
    case "link.revoked":
      return {
        status: 410,
        page: messagePage(
          "链接已失效",
          closed.why === undefined
            ? ["该链接已被新的链接取代，请使用最近收到的链接。"]
            : [
                `该链接已由办公室或管理员停用：${closed.why}。`,
                "需要办理的，请联系办公室重新发送链接。",
              ],
        ),
      } as const;
    case "link.expired":
      return {
        status: 410,
        page: messagePage(
          "链接已过期",
          [
            "该链接已超过有效期。事项不会因此视为同意，仍待您办理。",
            "可以取得新的链接，它只发送到您本人登记的邮箱；也可以请办公室重新发送。",
          ],
          posted.path === "" ? "" : againForm(posted.path),
        ),
      } as const;
    default:
      return {
        status: refusals[closed.closed][0],
        page: messagePage("链接无效", ["没有找到对应的待办，请核对链接是否完整。"]),
      };
  }
}

/** Nothing that was typed is lost: it stands there to be copied. */
function typedPart(typed: readonly string[]): Html | "" {
  return typed.length === 0
    ? ""
    : html`<h2>您填写的内容未能提交</h2><p>请自行复制留存：</p>
${typed.map((text) => html`<blockquote class="text">${text}</blockquote>`)}`;
}
