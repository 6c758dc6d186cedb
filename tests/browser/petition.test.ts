import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { startFrozen } from "../end-to-end/harness.ts";
import {
  launch,
  openPlain,
  overflows,
  picture,
  tabTo,
  type Viewport,
  viewports,
  violations,
} from "./browser.ts";

/** The public pages of console §4.11: whole without JavaScript, by keyboard, in two sizes of type. */
describe.each(Object.keys(viewports) as Viewport[])("petition pages on a %s (A-40)", (viewport) => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startFrozen("2026-09-18"), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  it("from the first page to the filed report by keyboard alone", async () => {
    const page = await openPlain(browser, viewport);
    const look = async (name: string) => {
      await picture(page, `${viewport}-petition-${name}`);
      expect(await violations(browser, page), name).toEqual([]);
      expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
    };
    const type = async (field: string, text: string) => {
      await page.locator(field).focus();
      await page.keyboard.type(text);
    };
    const minutesLater = () => host.advanceTo(Date.parse(host.now()) + 60_000);

    await page.goto(`${host.url}/p/sample`);
    await look("1-home");
    await tabTo(page, "a.button.main");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#facts");
    await look("2-form");
    await minutesLater();
    await page.locator("button[value=review]").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=alert]");
    await look("3-problems");

    await page.locator("[name=signature][value=ANONYMOUS]").focus();
    await page.keyboard.press("Space");
    await type("#accused", "赵示例");
    await type("#facts", "多次用公家加油卡给私家车加油<script>alert(1)</script>（示例）");
    await minutesLater();
    await page.locator("button[value=review]").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=请核对");
    expect(await page.textContent("dl")).toContain("<script>alert(1)</script>");
    await look("4-review");

    await tabTo(page, "button.main");
    await page.keyboard.press("Enter");
    const receipt = (await page.textContent(".receipt")) ?? "";
    await look("5-receipt");
    await type("#typed", receipt);
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=举报已收到");
    await look("6-filed");

    await page.goto(`${host.url}/p/sample/query`);
    await type("#receipt", receipt.replaceAll(" ", ""));
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=办理进度");
    await look("7-track");
  });

  it("in large type, and the poster for notice boards", async () => {
    const page = await openPlain(browser, viewport);
    for (const [name, path] of [
      ["8-large", "/p/sample~large/report"],
      ["9-poster", "/p/sample/poster"],
    ] as const) {
      await page.goto(`${host.url}${path}`);
      await picture(page, `${viewport}-petition-${name}`);
      expect(await violations(browser, page), name).toEqual([]);
      expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
    }
  });
});
