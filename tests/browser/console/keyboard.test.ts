import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Receipt } from "#kernel/record/execute.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, enrollmentOf } from "../../end-to-end/harness.ts";
import { launch, openContext } from "../browser.ts";
import { launchOld } from "../old.ts";
import { stageOn } from "./stage.ts";

const shots = join(import.meta.dirname, "../../../build/screenshots");

/** Only calls that Chromium 86 has: pages, keys, pictures, and what is evaluated in the page. */
describe.each([
  ["the browser of today", launch],
  ["Chromium 86", launchOld],
] as const)("by keyboard alone, in %s", (name, open) => {
  const stage = stageOn("2026-03-03", open);

  const shoot = async (page: Page, what: string) => {
    mkdirSync(shots, { recursive: true });
    const path = join(shots, `keyboard-${name === "Chromium 86" ? "86" : "now"}-${what}.png`);
    await page.screenshot({ path });
  };

  it("a clerk submits a nomination, its director decides; rings and buttons are drawn", async () => {
    const clerk = call(stage.host, "u-chen");
    const { body } = await clerk.post<Receipt>("/enrollments", { candidate, scoreSheet });
    await clerk.post(`/enrollments/${body.id}/nomination`, { nomination });
    await stage.host.settle();

    const page = await enter("u-chen");
    await tabTo(page, `a[href="#/enrollments"]`);
    await page.keyboard.press("Enter");
    await tabTo(page, `a[href="#/enrollments/${body.id}"]`);
    await page.keyboard.press("Enter");
    await tabTo(page, `a[href$="/do/postEnrollmentsIdSubmission"]`);
    await shoot(page, "record");
    await page.keyboard.press("Enter");
    await tabTo(page, "button[type='submit'].main");
    await page.keyboard.press("Enter");
    await until(page, "document.body.innerText.includes('室务审核')");
    await stage.host.settle();
    await page.context().close();

    const director = await enter("u-feng");
    await tabTo(director, "td button.main");
    expect(await lookOfFocus(director)).toMatchObject({ ring: "drawn", radius: "6px" });
    await director.keyboard.press("Enter");
    await until(director, "document.querySelector('dialog form.answer') !== null");
    await tabTo(director, "input[type='radio']");
    expect(await lookOfFocus(director)).toMatchObject({ ring: "drawn" });
    await director.keyboard.press("Space");
    await tabTo(director, "dialog input[type='checkbox']");
    await director.keyboard.press("Space");
    await tabTo(director, "dialog button[type='submit'].main");
    expect(await lookOfFocus(director)).toMatchObject({ ring: "drawn", radius: "6px" });
    await shoot(director, "decide");
    await director.keyboard.press("Enter");
    await until(director, "document.body.innerText.includes('已办理：')");
    await director.context().close();
    await stage.host.settle();
    expect((await enrollmentOf(stage.host, body.id)).status).toBe("DEPUTY_REVIEW");
  });

  /** Logs in at the office's login, by its button of that person, with keys. */
  async function enter(user: string): Promise<Page> {
    const context = await openContext(stage.browser, { viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${stage.host.url}/`);
    await until(page, `document.querySelector('button[value="${user}"]') !== null`);
    await tabTo(page, `button[value="${user}"]`);
    await page.keyboard.press("Enter");
    await until(page, "document.querySelector('.menu a') !== null");
    return page;
  }
});

/** Moves by Tab until what is wanted has the focus; it may still be on its way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await until(page, `document.querySelector(${JSON.stringify(selector)}) !== null`);
  for (let step = 0; step < 80; step += 1) {
    const has = `document.activeElement?.matches(${JSON.stringify(selector)}) === true`;
    if (await page.evaluate<boolean>(has)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${selector}`);
}

/** Asks the page frame by frame: its policy lets nobody wait for text that is evaluated in it. */
async function until(page: Page, holds: string): Promise<void> {
  const asked = `new Promise((tell) => requestAnimationFrame(() => tell(${holds})))`;
  // A page that is being left has no answer.
  while (!(await page.evaluate<boolean>(asked).catch(() => false)));
}

/** How what has the focus is drawn. */
function lookOfFocus(page: Page): Promise<{ ring: string; radius: string; height: number }> {
  return page.evaluate(`(() => {
    const seen = document.activeElement;
    const style = getComputedStyle(seen);
    const isDrawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {
      ring: isDrawn ? "drawn" : "none",
      radius: style.borderTopLeftRadius,
      height: seen.getBoundingClientRect().height,
    };
  })()`);
}
