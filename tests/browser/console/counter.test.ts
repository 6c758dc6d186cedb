import { describe, expect, it } from "vitest";
import { call } from "../../end-to-end/harness.ts";
import { png } from "../../end-to-end/visitor.ts";
import { overflows, picture, type Viewport, viewports, violations } from "../browser.ts";
import { goTo, logIn, violationsOn } from "./staff.ts";
import { stageOn } from "./stage.ts";

describe("a letter at the counter, from the console to its receipt (process sheet §4.6)", () => {
  const stage = stageOn("2026-09-18");

  it.each(Object.keys(viewports) as Viewport[])(
    "on a %s: a scan is added, a receipt is handed over, and the scan opens in the console",
    async (viewport) => {
      const { host, browser } = stage;
      const { body } = await call(host, "u-wei").post("/petitions", {
        channel: "LETTER",
        receivedOn: "2026-09-17",
        content: { accused: "赵示例", facts: "反映私车公养，附加油小票（示例）" },
      });
      await host.settle();
      const staff = await logIn(browser, host, { user: "u-wei", viewport });
      const { page } = staff;
      await goTo(staff, `/petitions/${body.id}`);
      await page.getByRole("button", { name: "打开窗口办理页" }).click();
      const opening = page.context().waitForEvent("page");
      await page.getByRole("button", { name: "在新窗口打开" }).click();
      const counter = await opening;
      await counter.waitForSelector("text=添加扫描件");
      const look = async (name: string) => {
        await picture(counter, `${viewport}-counter-${name}`);
        expect(await violations(browser, counter), name).toEqual([]);
        expect(await overflows(counter), `${name} is wider than the screen`).toBe(false);
      };
      await look("1-page");
      await counter.setInputFiles("#photo", {
        name: "小票.png",
        mimeType: "image/png",
        buffer: Buffer.from(png),
      });
      await counter.waitForSelector("ul.kept input:checked");
      await counter.click("text=添加到本件");
      await counter.waitForSelector("text=已添加 1 个文件");
      await look("2-added");
      await counter.click("text=生成查询码");
      await counter.waitForSelector(".receipt");
      await look("3-slip");
      await counter.click("button.main");
      await counter.waitForSelector("text=已启用");
      await look("4-issued");
      await counter.close();
      await page.getByRole("button", { name: "查看信访件原文" }).click();
      await page.waitForSelector("text=扫描件");
      await page.getByRole("button", { name: "打开信访件材料" }).click();
      await page.waitForSelector("text=打开：小票.png");
      await picture(page, `${viewport}-counter-5-console`);
      expect(await violationsOn(staff)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      expect(staff.complaints).toEqual([]);
      await staff.leave();
    },
  );
});
