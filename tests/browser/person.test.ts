import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { answerAs, debriefingOf, nameOf, reachable, upToReport } from "../end-to-end/debriefing.ts";
import { at, lastCode, linkFor, startFrozen } from "../end-to-end/harness.ts";
import { setPilots } from "../end-to-end/objects.ts";
import {
  launch,
  openPlain,
  overflows,
  picture,
  type Viewport,
  viewports,
  violations,
} from "./browser.ts";

const person = "per_deb_page";

/** What a supervised person sees (issue I, A-17 to A-20): all that waits for them, on one page. */
describe("a supervised person's pages, without JavaScript", () => {
  let host: Host;
  let browser: Browser;
  let debriefing = "";
  let phones = 0;
  beforeAll(async () => {
    [host, browser] = await Promise.all([startFrozen("2026-09-24"), launch()]);
    const pilot = { from: "2026-09-24" };
    await setPilots(host, { education: pilot, matters: pilot });
    await reachable(host, person);
    await host.advanceTo(at("2026-10-08"));
    debriefing = await debriefingOf(host, person);
    await upToReport(host, debriefing);
    await answerAs(host, person, debriefing, { action: "read" });
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  it.each(Object.keys(viewports) as Viewport[])(
    "the question, what waits besides, and what was handed in, on a %s",
    async (viewport) => {
      const page = await openPlain(browser, viewport);
      const look = async (name: string) => {
        await picture(page, `${viewport}-person-${name}`);
        expect(await violations(browser, page), name).toEqual([]);
        expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
      };
      const url = await linkFor(host, nameOf(person), debriefing);
      // A code is sent once in a while.
      phones += 1;
      await host.advanceTo(at("2026-10-08", `1${phones}:00`));
      await page.goto(url);
      await page.click("button");
      await page.fill("#code", await lastCode(host, nameOf(person)));
      await page.keyboard.press("Enter");
      await page.waitForSelector("textarea");
      await look("1-report");
      await page.goto(`${url}/mine`);
      await look("2-mine");
      const text = (await page.textContent("body")) ?? "";
      for (const matter of ["提交述责述廉报告", "个人有关事项"]) expect(text).toContain(matter);
    },
  );
});
