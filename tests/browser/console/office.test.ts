import { describe, expect, it } from "vitest";
import { lastDay } from "#local/sample/office/seasons/half-year.ts";
import { overflows, picture } from "../browser.ts";
import { drawn, fill, goTo, logIn, type Staff, violationsOn } from "./staff.ts";
import { stageOfOffice } from "./stage.ts";

describe("the console of an office at work", () => {
  const stage = stageOfOffice();

  const look = async (staff: Staff, name: string) => {
    await picture(staff.page, `office-${name}`);
    expect(await violationsOn(staff), name).toEqual([]);
    expect(await overflows(staff.page), `${name} is wider than the screen`).toBe(false);
  };

  it.each([
    ["u-chen", "desktop", "light"],
    ["u-wu", "phone", "dark"],
    ["u-wei", "phone", "light"],
    ["u-jiang", "desktop", "dark"],
    ["u-lv", "phone", "light"],
    ["u-he", "desktop", "light"],
    ["u-he", "phone", "dark"],
    ["u-feng", "zoomed", "light"],
  ] as const)(
    "%s on a %s, %s: every page of the menu, its board and its first matter are clean",
    async (user, viewport, colours) => {
      const staff = await logIn(stage.browser, stage.host, { user, viewport, colours });
      const links = (selector: string) =>
        staff.page.$$eval(selector, (found) =>
          found.map((link) => (link.getAttribute("href") ?? "").slice(1)),
        );
      for (const address of await links(".menu a")) {
        const name = `${user}-${viewport}-${colours}${address.replaceAll(/\W+/g, "-")}`;
        await goTo(staff, address);
        await look(staff, name);
        const [first] = await links(".table-card td:first-child a");
        if ((await staff.page.getByRole("button", { name: "看板" }).count()) > 0) {
          await goTo(staff, `${address}?view=board`);
          await look(staff, `${name}-board`);
        }
        if (first === undefined || address === "/") continue;
        await goTo(staff, first);
        await look(staff, `${name}-first`);
      }
      expect(staff.complaints).toEqual([]);
      await staff.leave();
    },
  );

  it.each(["desktop", "phone"] as const)(
    "every ledger on a %s: its lines, its sums and its workbook (console.md §4 no. 6)",
    async (viewport) => {
      const staff = await logIn(stage.browser, stage.host, { user: "u-wu", viewport });
      await goTo(staff, "/ledgers");
      const choice = staff.page.locator("main select").first();
      await choice.waitFor();
      const options = await choice.locator("option").all();
      const ledgers = await Promise.all(options.map((option) => option.getAttribute("value")));
      expect(ledgers.length).toBeGreaterThan(10);
      for (const ledger of ledgers) {
        await goTo(staff, `/ledgers?ledger=${ledger}&year=2026`);
        await staff.page.getByText(/^共 \d+ 行$/).waitFor();
        await look(staff, `ledger-${ledger}-${viewport}`);
      }
      const saved = staff.page.waitForEvent("download");
      await staff.page.getByRole("button", { name: "下载表格（.xlsx）" }).click();
      expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
      expect(staff.complaints).toEqual([]);
      await staff.leave();
    },
  );

  it.each([
    ["desktop", "light"],
    ["phone", "dark"],
  ] as const)(
    "pictures of a report and the letters of the year on a %s, %s, each with its table (§5.2)",
    async (viewport, colours) => {
      const staff = await logIn(stage.browser, stage.host, { user: "u-wu", viewport, colours });
      const { page } = staff;
      await goTo(staff, "/statistics?view=pictures");
      await page.locator(".drawing img").first().waitFor();
      await page.getByText("正在绘图").first().waitFor({ state: "detached" });
      await drawn(page);
      const cards = page.locator("section.statistics");
      expect(await cards.count()).toBeGreaterThan(3);
      expect(await page.locator(".drawing img").count()).toBe(
        await cards.locator("table.data").count(),
      );
      // What could not be drawn has no size of its own.
      const widths = await page.$$eval(".drawing img", (all) =>
        all.map((one) => (one as unknown as { naturalWidth: number }).naturalWidth),
      );
      expect(widths.filter((width) => width === 0)).toEqual([]);
      await look(staff, `pictures-${viewport}-${colours}`);
      expect(staff.complaints).toEqual([]);
      await staff.leave();
    },
  );

  it("a number of a ledger opens its rows, a row its record (console.md §4 no. 6)", async () => {
    const staff = await logIn(stage.browser, stage.host, { user: "u-wu", viewport: "phone" });
    const { page } = staff;
    await goTo(staff, "/ledgers?ledger=opinions&year=2026");
    const number = page.getByRole("button", { name: /^合计 已回复 \d+，列出各行$/ });
    const count = await number.innerText();
    await number.click();
    await page.getByText(`只列出“已回复”（合计）的 ${count} 行`).waitFor();
    await drawn(page);
    await look(staff, "ledger-behind");
    const links = page.locator(".ledger tbody a");
    expect(await links.count()).toBe(Number(count));
    await links.first().click();
    await page.getByRole("table", { name: "名单" }).waitFor();
    await drawn(page);
    await look(staff, "opinion-names");
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  });

  it("a letter that asks for opinions is entered and its names are identified by who may not read findings (A-17)", async () => {
    const staff = await logIn(stage.browser, stage.host, { user: "u-shen", viewport: "desktop" });
    const { page } = staff;
    const name = { name: "外示例", unit: "外区（示例）", post: "干部", proposed: "副科级（示例）" };
    await goTo(staff, "/opinion-desk");
    await page.getByRole("link", { name: "录入来函" }).click();
    await page.waitForSelector("[id='field-request.use']");
    await fill(page, {
      request: {
        ...{ use: "PROMOTION", from: "示例区委组织部（示例）", number: "示组函〔2026〕40号" },
        ...{ on: lastDay, sealed: "yes", forms: "yes", purpose: "征求意见（示例）" },
        ...{ contact: "李示例 0000000", names: [name] },
      },
    });
    await page.getByRole("button", { name: /^录入征求/ }).click();
    await page.getByRole("link", { name: /^在信息库中认定/ }).click();
    await page.getByLabel("不属本机关管理").check();
    await look(staff, "opinion-identify");
    await page.getByRole("button", { name: /^在信息库中认定/ }).click();
    await page.getByText("待登记", { exact: true }).waitFor();
    await drawn(page);
    await look(staff, "opinion-followed");
    // Its findings and trail are not theirs to read.
    expect(await page.getByRole("heading", { name: "全程留痕" }).count()).toBe(0);
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  });

  it("a meeting is entered from what waits for it: a row for each matter that was ticked", async () => {
    const staff = await logIn(stage.browser, stage.host, { user: "u-shen", viewport: "phone" });
    await goTo(staff, "/meetings/new/postMeetings");
    const waiting = staff.page.locator(".boxes").first().locator("input[type='checkbox']");
    await waiting.first().check();
    await staff.page.getByRole("button", { name: "列入本次会议（1 项）" }).click();
    const row = staff.page.locator("[id='field-items.0.enrollmentId']");
    await row.waitFor();
    expect(await staff.page.inputValue("[id='field-heldOn']")).toBe(lastDay);
    await look(staff, "meeting-entry");
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  });

  it.each([
    ["desktop", "light"],
    ["phone", "dark"],
  ] as const)(
    "the search on a %s, %s: `/`, words, matters and lines",
    async (viewport, colours) => {
      const staff = await logIn(stage.browser, stage.host, { user: "u-wu", viewport, colours });
      await goTo(staff, "/letters");
      await staff.page.keyboard.press("/");
      await staff.page.keyboard.type("城管");
      await staff.page.keyboard.press("Enter");
      const sheet = staff.page.getByRole("dialog");
      await sheet.locator("section li").first().waitFor();
      await sheet.getByText("正在查找").first().waitFor({ state: "detached" });
      await look(staff, `search-${viewport}-${colours}`);
      // People and units stand under their own heading only.
      const kinds = await sheet.locator("section").first().locator(".quiet").allInnerTexts();
      expect(kinds.filter((said) => /^(?:人员|单位)/.test(said))).toEqual([]);
      await sheet.locator("section").first().locator("a").first().click();
      await sheet.waitFor({ state: "detached" });
      expect(staff.page.url()).toMatch(/#\/[a-z-]+\/[a-z]{3}_/);
      expect(staff.complaints).toEqual([]);
      await staff.leave();
    },
  );

  it.each(["desktop", "phone"] as const)(
    "on a %s: what somebody has in hand is seen before it is handed over; a link is sent again from its matter",
    async (viewport) => {
      const admin = await logIn(stage.browser, stage.host, { user: "u-qin", viewport });
      await goTo(admin, "/settings/officers");
      await admin.page.getByLabel("其他操作：冯示五").click();
      await admin.page.getByRole("button", { name: "移交在办事项：冯示五" }).click();
      await admin.page.getByText(/^待办 [1-9]\d* 项，承办 \d+ 件$/).waitFor();
      await admin.page.getByLabel("接手人").waitFor();
      await look(admin, `hand-over-${viewport}`);
      expect(admin.complaints).toEqual([]);
      await admin.leave();

      const office = await logIn(stage.browser, stage.host, { user: "u-han", viewport });
      const { page } = office;
      await goTo(office, "/letters");
      await page
        .getByRole("link", { name: /规范村级财务公示/ })
        .first()
        .click();
      await drawn(page);
      await page.getByText("送达情况和办理链接").first().click();
      await page
        .getByText(/吕示廿一的办理链接：可以使用/)
        .first()
        .waitFor();
      await page.getByLabel("理由（记入留痕）").first().fill("邮件误删（示例）");
      await look(office, `links-${viewport}`);
      await page
        .getByRole("button", { name: /^重新发送：/ })
        .first()
        .click();
      await page.getByText(/的办理链接：已重新发送$/).waitFor();
      expect(office.complaints).toEqual([]);
      await office.leave();
    },
  );

  it("by keyboard alone: a day of the calendar is chosen, its matters stand below", async () => {
    const staff = await logIn(stage.browser, stage.host, { user: "u-feng", viewport: "desktop" });
    await goTo(staff, "/deadlines");
    const day = staff.page.locator(".month-grid button").first();
    await day.focus();
    await staff.page.keyboard.press("Enter");
    expect(await day.getAttribute("aria-pressed")).toBe("true");
    const label = (await day.getAttribute("aria-label")) ?? "";
    const [, due, count] = /^(\S+) 到期 (\d+) 项$/.exec(label) ?? [];
    expect(await staff.page.locator(".deadlines li").count()).toBe(Number(count));
    await staff.page.getByRole("heading", { name: due ?? "" }).waitFor();
    await staff.leave();
  });
});
