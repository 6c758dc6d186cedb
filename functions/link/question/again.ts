import type { Context } from "hono";
import { isCurrent, type Link } from "#kernel/link/link.ts";
import { linkHash } from "#kernel/link/secret.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { linkKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import { commandByLink } from "../command.ts";
import { messagePage, refusedPage } from "../page.ts";
import { statusOf } from "../request.ts";

/**
 * 重新取得链接: by whoever holds a link that is over or locked. The new one goes to the registered
 * mailbox of its person and nowhere else, a few times an hour at most.
 */
export async function sendAgain(world: World, c: Context): Promise<Response> {
  const secret = c.req.param("secret") ?? "";
  const link = (await world.store.get(linkKey(linkHash(secret)))) as unknown as Link | undefined;
  const process = await processOf(link?.subject.kind ?? "");
  if (link === undefined || process === undefined) return c.html(noLink as string, 404);
  const task = (await world.store.get(taskKey(link.taskId)))?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === link.person);
  // An older link than the last one, and one that the office has stopped, say so on their page.
  if (seat === undefined || !isCurrent(link, seat)) return c.redirect(`/l/${secret}`, 303);
  const answer = await commandByLink(world, { process, link, seat }, link.taskId, {
    type: "reissue-link",
    person: link.person,
  });
  if (isRefusal(answer)) return c.html(refusedPage(answer) as string, statusOf(answer));
  return c.html(sent as string);
}

const noLink = messagePage("链接无效", ["没有找到对应的待办，请核对链接是否完整。"]);

const sent = messagePage("新链接已发出", [
  "新的办理链接已发送到您登记的邮箱，请使用新链接办理；本链接不再有效。",
  "几分钟内没有收到的，请联系办公室核对联系方式。",
]);
