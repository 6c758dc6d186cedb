import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Host } from "#local/host.ts";
import type { Clue } from "#process/clue/schema.ts";
import { call, lastCode, linkFor, startInMemory } from "../end-to-end/harness.ts";
import { enterLine } from "../end-to-end/library.ts";
import { lastTask, stateOf } from "../end-to-end/supervision.ts";
import { launch, openPlain, overflows, picture, type Viewport, violations } from "./browser.ts";
import { drawn, fill, goTo, logIn, type Staff, violationsOn } from "./console/staff.ts";

const day = "2026-02-12";

/**
 * A clue from the paper that brings it to its archive: who handles it sits at a desk, who decides has
 * the link on a phone without JavaScript (process sheet §4.5, A-31).
 */
describe("a clue, from its receipt to its closing", () => {
  let host: Host;
  let browser: Browser;
  let id = "";

  beforeAll(async () => {
    [host, browser] = await Promise.all([
      startInMemory({
        frozenAt: instantAt(day, "09:00"),
        sample: "districts",
        console: "built",
      }),
      launch(),
    ]);
    await enterLine(host, "person", "per_zhao", {
      personName: "赵示例",
      unitId: "unt_walk",
      unitName: "望海街道城建科（示例）",
      post: "科长",
    });
  });
  afterAll(async () => {
    await browser.close();
    await host.stop();
  });

  const clueNow = () => stateOf<Clue>(host, `/clues/${id}`);
  const look = async (page: Page, name: string, found: () => Promise<string[]>) => {
    await picture(page, `clue-${name}`);
    expect(await found(), name).toEqual([]);
    expect(await overflows(page), `${name} is wider than the screen`).toBe(false);
  };
  const lookAt = (staff: Staff, name: string) => look(staff.page, name, () => violationsOn(staff));

  /** Answers a question of the clue by the link that somebody has got, as far as the page says it is done. */
  async function answersByLink(
    who: string,
    { action, fields = {}, on = "phone" }: { action: string; fields?: object; on?: Viewport },
  ): Promise<void> {
    const page = await openPlain(browser, on);
    const { stage } = await lastTask(host, `/clues/${id}`, (await clueNow()).status);
    const see = (part: string) =>
      look(page, `${stage}-${who}-${part}`, () => violations(browser, page));
    await page.goto(await linkFor(host, who, id));
    expect(await page.textContent("body")).not.toContain("赵示例");
    await page.click("button");
    await page.fill("#code", await lastCode(host, who));
    await page.keyboard.press("Enter");
    await page.waitForSelector("dl.text");
    for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
    const declaration = page.locator("#declaration");
    if ((await declaration.count()) > 0) await declaration.check();
    await see("question");
    await page.click(`button[name=action][value="${action}"]`);
    if ((await page.locator("text=请再确认一次").count()) > 0) {
      await see("confirmed");
      await page.click("button.main");
    }
    await page.waitForSelector("text=您已办理");
    await see("done");
    await page.context().close();
    await host.settle();
  }

  /** Puts the two officers of the clue on a list of a form, which offers names once it has read them. */
  async function choose(page: Page, path: string) {
    const box = page.locator(`[id="field-${path}-boxes"]`);
    await box.locator("option").first().waitFor({ state: "attached" });
    for (const officer of ["u-chen", "u-chu"]) await box.locator("input").fill(officer);
    expect(await box.locator("li").count()).toBe(2);
  }

  /** Sends the form of one command of the clue from the console. */
  async function sends(staff: Staff, operation: string, value: object, officers?: string) {
    await goTo(staff, `/clues/${id}/do/${operation}`);
    await staff.page.locator("form button[type='submit']").last().waitFor();
    await fill(staff.page, value);
    if (officers !== undefined) await choose(staff.page, officers);
    await lookAt(staff, operation);
    // What the server answers, and not the word in passing: that of the form before may still stand.
    const [answer] = await Promise.all([
      staff.page.waitForResponse((response) => response.request().method() === "POST"),
      staff.page.locator("form button[type='submit']").last().click(),
    ]);
    expect([operation, answer.status()]).toEqual([operation, 200]);
    await staff.page.waitForURL(`**/#/clues/${id}`);
    await host.settle();
    await drawn(staff.page);
  }

  it("comes in on paper at the console of case management", async () => {
    const staff = await logIn(browser, host, { user: "u-jiang", viewport: "desktop" });
    const { page } = staff;
    await goTo(staff, "/clues/new/postClues");
    await page.waitForSelector("[id='field-report.problem']");
    await fill(page, {
      report: {
        person: {
          ...{ personId: "per_zhao", name: "赵示例", kind: "SECTION_LEADER" },
          ...{ isPartyMember: "yes", isPublicOfficer: "yes" },
        },
        ...{ area: "OTHER", nature: "CONDUCT", problem: "私车公养（示例）" },
        ...{ receivedOn: day, source: "AUDIT", sourceNumber: "示审移〔2026〕3号" },
      },
    });
    await lookAt(staff, "reported");
    await page.locator("form button[type='submit']").last().click();
    await page.waitForURL(/#\/clues\/clu_/);
    id = /clu_\w+/.exec(page.url())?.[0] ?? "";
    await host.settle();
    await drawn(page);
    await lookAt(staff, "received");
    expect(await clueNow()).toMatchObject({ status: "RECEIVED", source: "AUDIT" });
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  });

  it("is registered and assigned by link, and signed for by two", async () => {
    await answersByLink("jiang", { action: "register", on: "desktop" });
    await answersByLink("jiang", {
      action: "propose",
      fields: { "form.room": "2", opinion: "由该室承办（示例）" },
      on: "desktop",
    });
    expect((await clueNow()).number).toBe("XS-2026-0001");
    await answersByLink("zhou", { action: "approve" });
    await answersByLink("feng", {
      action: "sign",
      fields: { "form.handlers": "陈示六、褚示七" },
    });
    expect((await clueNow()).status).toBe("STUDYING");
  });

  it("is studied by two, and its way goes from director to deputy to secretary", async () => {
    const staff = await logIn(browser, host, { user: "u-chen", viewport: "desktop" });
    const study = { on: day, minutes: "研判会纪要1号", conclusion: "可以采信（示例）" };
    await sends(staff, "postCluesIdStudies", { study }, "study.attendees");
    const opinion = { way: "CLOSE", grounds: "说明属实（示例）", plan: "采信了结（示例）" };
    await sends(staff, "postCluesIdOpinion", { opinion: { ...opinion, closing: "ACCEPTED" } });
    for (const [who, due] of [
      ["feng", "2026-02-13"],
      ["wu", "2026-02-14"],
      ["zhou", "2026-02-24"],
    ] as const) {
      const { status } = await clueNow();
      const task = await lastTask(host, `/clues/${id}`, status);
      expect([who, task.due.effectiveDue]).toEqual([who, due]);
      await answersByLink(who, { action: "approve" });
    }
    expect(await clueNow()).toMatchObject({ status: "CLOSED", ending: { kind: "ACCEPTED" } });
    await goTo(staff, `/clues/${id}`);
    await lookAt(staff, "closed");
    const archive = { number: "DA-2026-1", catalogue: ["研判纪要", "处置意见审批表"] };
    const filed = await call(host, "u-chen").post(`/clues/${id}/archive`, { archive });
    expect(filed.status).toBeLessThan(300);
    await host.settle();
    expect((await clueNow()).archive?.number).toBe("DA-2026-1");
    await goTo(staff, `/clues/${id}`);
    await lookAt(staff, "archived");
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  });
});
