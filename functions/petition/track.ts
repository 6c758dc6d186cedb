import type { Context, Hono } from "hono";
import { isRefusal, refusals } from "#kernel/refusal.ts";
import { cut } from "#kernel/text/clean.ts";
import { readReceipt } from "#process/petition/intake/receipt.ts";
import { createPages } from "../quiet/pages.ts";
import { lastText, type PostedForm, postedForm } from "../upload/posted-form.ts";
import type { Desk } from "./desk.ts";
import { mayTry, noteWrong, trackLife } from "./guard.ts";
import { filesSent, maxFormBytes } from "./intake/read-form.ts";
import { hashReceipt } from "./intake/receipts.ts";
import { keepFiles } from "./intake/take-files.ts";
import { ageOf, tokenOf } from "./intake/tokens.ts";
import type { KeptFile } from "./pages/form-page.ts";
import type { Place } from "./pages/layout.ts";
import { queryPage, trackPage } from "./pages/query-pages.ts";
import { anyPlace, wordPage } from "./pages/word-page.ts";
import { at, show } from "./show.ts";

/** A wrong receipt, an unknown one and one of another district read the same. */
const unknown = "没有查到。请核对 28 位数字；连续查不到请过一小时再试";

/** Looking a petition up by its receipt, and writing to the office. */
export function trackRoutes(desk: Desk): Hono {
  const { world, intake, key } = desk;
  const app = createPages(world, (title, lines) => wordPage(anyPlace, title, lines));

  app.get("/p/:place/query", (c) => at(desk, c, (place) => show(c, queryPage(place))));
  app.post("/p/:place/query", (c) =>
    at(desk, c, async (place) => {
      const typed = lastText((await postedForm(c)) ?? {}, "receipt");
      const receipt = readReceipt(typed.slice(0, 100));
      if (receipt === undefined || (await mayTry(world, receipt)) === "no")
        return show(c, queryPage(place, unknown), 404);
      const id = await intake.find(place.id, await hashReceipt(receipt, key));
      if (id === undefined) {
        await noteWrong(world, receipt);
        return show(c, queryPage(place, unknown), 404);
      }
      return track(c, place, id, {});
    }),
  );

  app.post("/p/:place/supplement", (c) =>
    opened(c, async (place, id, body) => {
      // Nothing is kept of what this office may not hold any more, were it only to be refused.
      if ((await intake.view(place.id, id))?.mayWrite !== "yes") return track(c, place, id, {});
      const text = cut(lastText(body, "text").trim(), 5000);
      const { sent, refused } = await filesSent(desk, place.id, body);
      if (refused.length > 0)
        return track(c, place, id, { problem: refused.join("；"), text, files: sent });
      if (text === "" && sent.length === 0)
        return track(c, place, id, { problem: "请填写留言或者选择文件" });
      const held = await keepFiles(world, sent);
      if ("problem" in held)
        return track(c, place, id, { problem: held.problem, text, files: held.left });
      const answer = await intake.supplement(place.id, id, { text, files: held.kept });
      return track(
        c,
        place,
        id,
        isRefusal(answer) ? { problem: titleOf(answer), text, files: sent } : { told: "已发送" },
      );
    }),
  );

  app.post("/p/:place/objection", (c) =>
    opened(c, async (place, id, body) => {
      const text = cut(lastText(body, "text").trim(), 5000);
      if (text === "") return track(c, place, id, { problem: "请写明异议的理由" });
      const answer = await intake.object(place.id, id, text);
      return track(
        c,
        place,
        id,
        isRefusal(answer) ? { problem: titleOf(answer) } : { told: "异议已收到" },
      );
    }),
  );
  return app;

  async function track(
    c: Context,
    place: Place,
    id: string,
    more: { told?: string; problem?: string; text?: string; files?: readonly KeptFile[] },
  ) {
    const tracked = await intake.view(place.id, id);
    if (tracked === undefined) return show(c, queryPage(place, unknown), 404);
    const pass = `${id}~${tokenOf(key, "track", `${place.id}#${id}`, world.clock())}`;
    return show(
      c,
      trackPage(place, { tracked, pass, ...more }),
      more.problem === undefined ? 200 : 422,
    );
  }

  /** Goes on only with a pass that a query gave within the last half hour. */
  function opened(
    c: Context,
    then: (place: Place, id: string, body: PostedForm) => Promise<Response>,
  ) {
    return at(desk, c, async (place) => {
      if (Number(c.req.header("content-length") ?? 0) > maxFormBytes)
        return show(c, queryPage(place, "文件合计不能超过 4 MB，请重新查询后分次发送"), 413);
      const body = (await postedForm(c)) ?? {};
      const [id = "", token = ""] = lastText(body, "pass").split("~");
      const age = ageOf(key, {
        purpose: "track",
        about: `${place.id}#${id}`,
        token,
        now: world.clock(),
      });
      if (age === undefined || age > trackLife)
        return show(c, queryPage(place, "查询已过期，请重新输入查询码"), 403);
      return then(place, id, body);
    });
  }
}

function titleOf({ refused, detail }: { refused: keyof typeof refusals; detail?: string }): string {
  return detail ?? refusals[refused][1];
}
