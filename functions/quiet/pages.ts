import { Hono } from "hono";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";

/**
 * An app for pages that people open by a link or a code. What nobody expected is logged by the error's
 * name alone, as its message may hold what somebody wrote, or a whole record that a write has met; the
 * reader gets `page` in words, with 503 where the same request may succeed after a while, else 500. So does
 * whoever has an address that is cut off or has something behind it.
 */
export function createPages(
  { log }: Pick<World, "log">,
  page: (title: string, lines: readonly string[]) => { toString(): string },
): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    log("page.failed", { error: error.name });
    const told = page("系统暂时不可用", [
      "请按浏览器的“返回”，过几分钟再试；您填写的内容没有丢失。",
    ]);
    return c.html(String(told), error instanceof TransientError ? 503 : 500);
  });
  app.notFound((c) =>
    c.html(String(page("没有这个页面", ["请核对地址是否完整，或者重新打开收到的链接。"])), 404),
  );
  return app;
}
