import * as z from "zod/mini";
import { unbarred } from "#kernel/permission/reader.ts";
import { PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { somePage } from "#kernel/store/some-page.ts";
import { recordOfTask } from "#kernel/text/id.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { linkAuditOf } from "../../link/audit.ts";

const Line = z.object({
  at: z.string(),
  taskId: z.string(),
  person: z.string(),
  /** First digits of the hash that the link is stored under. */
  link: z.string(),
  what: z.enum(["code-sent", "code-failed", "code-wrong", "locked", "login-refused", "passed"]),
  by: z.optional(z.enum(["sms", "mail", "login"])),
  tries: z.optional(z.int()),
  reason: z.optional(z.string()),
});

/** Each code that was sent, each wrong one, each lock: for those who look after the system. */
export const linkAuditRoute: Route = route({
  method: "get",
  path: "/link-audit",
  tag: "通知",
  summary: "办理链接验证码审计（新的在前）",
  right: "link.audit",
  query: PageQuery,
  answer: pageOf(Line),
  handle: async (call) => {
    const { limit, cursor } = call.query;
    const { store } = call.world;
    const about = linkAuditOf(call.caller.district);
    const request = {
      limit,
      newestFirst: "yes" as const,
      ...(cursor === undefined ? {} : { cursor }),
    };
    return somePage(request, async (next) => {
      const page = await store.index("about", about, { prefix: "" }, next);
      const lines = (await store.getMany(page.items)).filter((line) => line !== undefined);
      const told = await unbarred(call, lines, ({ taskId }) => recordOfTask(String(taskId)));
      return { ...page, items: told.map(lineOf) };
    });
  },
});

/** What officers have carried out of the house, month by month. */
export const readingRoutes: Route[] = recordRoutes({
  kind: "reading",
  path: "/readings",
  tag: "查阅与导出留痕",
  title: "查阅与导出留痕",
  action: "district.audit",
});

function lineOf({ at, taskId, person, link, what, by, tries, why }: Item) {
  return { at, taskId, person, link, what, by, tries, reason: why };
}
