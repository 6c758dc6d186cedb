import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { enrollmentOf, lastCode, linkFor, startFrozen, submitted } from "../end-to-end/harness.ts";
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

describe.each(Object.keys(viewports) as Viewport[])("link pages on a %s", (viewport) => {
  let host: Host;
  let browser: Browser;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startFrozen("2026-03-03"), launch()]);
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  it("from the mail to the decision by keyboard alone, without JavaScript", async () => {
    const id = await submitted(host);
    const page = await openPlain(browser, viewport);
    const look = async (name: string) => {
      await picture(page, `${viewport}-${name}`);
      expect(await violations(browser, page), name).toEqual([]);
      expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
    };
    await page.goto(await linkFor(host, "feng", id));
    await look("1-factor");
    expect(await page.textContent("body")).not.toContain("赵示例");

    await tabTo(page, "button");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#code");
    await page.locator("#code").focus();
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=alert]");
    await look("2-wrong-code");

    await page.locator("#code").focus();
    await page.keyboard.type(await lastCode(host, "feng"));
    await page.keyboard.press("Enter");
    await page.waitForSelector("dl");
    await look("3-question");
    expect(await page.textContent("body")).toContain("赵示例");

    await tabTo(page, "input[name=declaration]");
    await page.keyboard.press("Space");
    await tabTo(page, "button[value=return]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=alert]");
    await look("4-refused");

    // What was ticked before the refusal is still ticked.
    expect(await page.isChecked("input[name=declaration]")).toBe(true);
    await tabTo(page, "button[value=approve]");
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=您已办理");
    await look("5-decided");
    await host.settle();
    expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
  });

  it("many like items on one page, each answered and sealed singly", async () => {
    const ids = [];
    for (const person of ["per_batch_1", "per_batch_2", "per_batch_3"])
      ids.push(await submitted(host, { personId: `${person}_${viewport}` }));
    const [first = "", second = "", third = ""] = ids;
    const page = await openPlain(browser, viewport);
    await page.goto(await linkFor(host, "feng", first));
    await page.click("button");
    await page.fill("#code", await lastCode(host, "feng"));
    await page.keyboard.press("Enter");
    await page.waitForSelector("dl");
    await page.click("text=同类待办，一并办理");
    await picture(page, `${viewport}-7-batch`);
    expect(await violations(browser, page)).toEqual([]);
    const field = (name: string, id: string) => `[name="${name}.${id}.ROOM_REVIEW.1"]`;
    await page.check(`${field("action", first)}[value=approve]`);
    await page.check(field("declaration", first));
    await page.check(`${field("action", second)}[value=return]`);
    await page.check(field("declaration", second));
    await page.fill(field("opinion", second), "补充依据（示例）");
    await page.click("text=提交所选决定");
    await picture(page, `${viewport}-8-batch-done`);
    await host.settle();
    const states = await Promise.all(ids.map(async (id) => (await enrollmentOf(host, id)).status));
    expect(states).toEqual(["DEPUTY_REVIEW", "RETURNED", "ROOM_REVIEW"]);
    // What was not chosen waits below, as it was.
    expect(await page.isChecked(`${field("action", third)}[value=approve]`)).toBe(false);
    expect(
      await page.locator(`[name^="action.${first}"], [name^="action.${second}"]`).count(),
    ).toBe(0);
  });

  it("a link of nobody explains itself", async () => {
    const page = await openPlain(browser, viewport);
    await page.goto(`${host.url}/l/${"A".repeat(43)}`);
    await picture(page, `${viewport}-6-unknown`);
    expect(await violations(browser, page)).toEqual([]);
    expect(await page.textContent("h1")).toBe("链接无效");
  });
});
