import { describe, expect, it } from "vitest";
import { png } from "../../end-to-end/visitor.ts";
import { overflows, picture } from "../browser.ts";
import { drawn, goTo, logIn, type Staff, violationsOn } from "./staff.ts";
import { stageOfOffice } from "./stage.ts";

describe("what stands behind the numbers and lines of an office's pages (console.md §4)", () => {
  const stage = stageOfOffice();
  const enter = (
    user: string,
    viewport: "phone" | "desktop",
    colours: "light" | "dark" = "light",
  ) => logIn(stage.browser, stage.host, { user, viewport, colours });
  const look = async (staff: Staff, name: string) => {
    await drawn(staff.page);
    await picture(staff.page, `behind-${name}`);
    expect(await violationsOn(staff), name).toEqual([]);
    expect(await overflows(staff.page), `${name} is wider than the screen`).toBe(false);
  };
  const left = async (staff: Staff) => {
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  };

  it.each([
    ["phone", "dark"],
    ["desktop", "light"],
  ] as const)("coverage on a %s, %s: each number opens its places", async (viewport, colours) => {
    const staff = await enter("u-wu", viewport, colours);
    const { page } = staff;
    await goTo(staff, "/coverage?quarter=2026-3");
    const numbers = page.getByRole("button", { name: /，列出各处$/ });
    expect(await numbers.count()).toBeGreaterThan(3);
    for (const number of await numbers.all()) {
      const count = Number(await number.innerText());
      await number.click();
      await page
        .getByRole("status")
        .filter({ hasText: `的 ${count} 处` })
        .waitFor();
      expect(await page.locator(".behind tbody tr").count()).toBe(count);
    }
    await look(staff, `coverage-${viewport}`);
    await page.locator(".behind tbody a").first().click();
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "季度" }).waitFor();
    await left(staff);
  });

  it("a ledger of 437 people on a phone is a page of thirty folded cards, not of all", async () => {
    const staff = await enter("u-wu", "phone");
    const { page } = staff;
    await goTo(staff, "/ledgers?ledger=library");
    await page.getByText("共 437 行", { exact: true }).waitFor();
    const cards = page.locator(".ledger tbody tr");
    expect(await cards.count()).toBe(30);
    const first = cards.first();
    const seen = () => first.locator("td:visible").count();
    expect(await seen(), "six columns and what unfolds the others").toBe(7);
    await first.getByRole("button", { name: /^其余 \d+ 项$/ }).click();
    expect(await seen()).toBeGreaterThan(20);
    await first.getByRole("button", { name: "收起" }).click();
    const height = await page.evaluate<number>("document.documentElement.scrollHeight");
    expect(height).toBeLessThan(12_000);
    await page.getByRole("button", { name: "再看 30 行" }).click();
    expect(await cards.count()).toBe(60);
    await look(staff, "library-phone");
    await left(staff);
  });

  it("rooms and towns of a ledger are chosen, not typed", async () => {
    const staff = await enter("u-wu", "desktop");
    const { page } = staff;
    await goTo(staff, "/ledgers?ledger=library");
    const filter = (title: string) =>
      page.locator("form.filters label", { hasText: new RegExp(`^${title}`) }).locator("select");
    await filter("室").selectOption({ label: "第 2 室" });
    await filter("街镇").selectOption({ label: "临江镇" });
    await filter("街镇").selectOption({ label: "全部" });
    await page.getByRole("button", { name: "查询" }).click();
    await drawn(page);
    await page.getByText(/^共 \d+ 行$/).waitFor();
    expect(page.url()).toContain("room=2");
    await look(staff, "library-room");
    await left(staff);
  });

  it("an auditor's day: newest first, by kind and by whom, beside the night's seal", async () => {
    const staff = await enter("u-he", "phone", "dark");
    const { page } = staff;
    await goTo(staff, "/settings/audit?day=2026-11-26");
    await page.getByText(/^当日共 \d+ 个事项有变动，/).waitFor();
    const times = await page.locator("td[data-title=时间]").allInnerTexts();
    expect(times.length).toBeGreaterThan(5);
    expect(times).toEqual(times.toSorted().reverse());
    await page.getByLabel("种类").selectOption("enrollment");
    const kinds = await page.locator("td[data-title=种类]").allInnerTexts();
    expect([...new Set(kinds)]).toEqual(["认定事项"]);
    await page.getByLabel("何人").selectOption("system");
    const people = await page.locator("td[data-title=何人]").allInnerTexts();
    expect([...new Set(people)]).toEqual(["系统"]);
    await look(staff, "audit-day");
    await left(staff);
  });

  it("a unit answers a letter on a phone: its plan for one, what was done and the evidence for another", async () => {
    const unit = await enter("u-lv", "phone");
    const { page } = unit;
    const open = async (what: string) => {
      const line = page.locator("tbody tr", { hasText: what.split("：")[0] ?? "" });
      await line
        .filter({ hasText: what.split("：")[1] ?? "" })
        .getByRole("button", { name: /^办理/ })
        .click();
      const sheet = page.locator("dialog form.answer");
      await sheet.waitFor();
      return sheet;
    };
    const plan = await open("规范村级财务公示：报送整改方案");
    await plan.getByLabel("提交整改方案").check();
    for (const n of [1, 2, 3]) {
      await plan.locator(`#answer-measure${n}`).fill(`整改措施 ${n}（示例）`);
      await plan.locator(`#answer-owner${n}`).fill("钱示例");
      await plan.locator(`#answer-doneBy${n}`).fill("2026-12-20");
    }
    await look(unit, "unit-plan");
    await plan.getByRole("button", { name: "提交：提交整改方案" }).click();
    await page.getByText("已办理：提交整改方案").waitFor();
    await stage.host.settle();
    // What comes next stands in the sheet by itself.
    await page.getByRole("dialog").getByRole("button", { name: "关闭" }).click();

    const answer = await open("加强加油卡使用管理：整改并反馈");
    await answer.getByLabel("提交整改反馈").check();
    for (const n of [1, 2, 3]) {
      await answer.locator(`#answer-done${n}`).fill(`整改情况 ${n}（示例）`);
      await answer.locator(`#answer-evidence${n}`).fill(`佐证 ${n}（示例）`);
    }
    await page.setInputFiles("#answer-files1 input[type=file]", {
      ...{ name: "整改照片.png", mimeType: "image/png", buffer: Buffer.from(png) },
    });
    const sent = answer.locator("#answer-files1").getByLabel(/^整改照片.png/);
    await sent.waitFor();
    await expect.poll(() => sent.isChecked()).toBe(true);
    expect(await answer.locator("#answer-done1").inputValue()).toBe("整改情况 1（示例）");
    await answer.locator("#answer-signedBy").fill("吕示廿一");
    await look(unit, "unit-feedback");
    await answer.getByRole("button", { name: "提交：提交整改反馈" }).click();
    await page.getByText("已办理：提交整改反馈").waitFor();
    await stage.host.settle();
    await left(unit);

    const clerk = await enter("u-chen", "desktop");
    await goTo(clerk, "/letters");
    await clerk.page
      .getByRole("link", { name: /加强加油卡使用管理/ })
      .first()
      .click();
    await clerk.page.getByText("整改照片.png").first().waitFor();
    await clerk.page.getByText(/^公文和表格（\d+ 种）$/).click();
    const paper = clerk.page.waitForEvent("download");
    await clerk.page.getByRole("button", { name: "下载：建议书正式文本" }).click();
    expect((await paper).suggestedFilename()).toMatch(/\.docx$/);
    await left(clerk);
  });

  it("hits of a comparison are reviewed one after the other, each with its reason", async () => {
    const clerk = await enter("u-chen", "phone");
    const { page } = clerk;
    await goTo(clerk, "/targeted-inspections");
    await page.getByRole("link", { name: /^公务用车管理靶向性检查/ }).click();
    const waiting = page.getByRole("button", { name: /^待核查 \d+$/ });
    await waiting.waitFor();
    const before = Number((await waiting.innerText()).split(" ")[1]);
    await page
      .getByRole("button", { name: /^核查：/ })
      .first()
      .click();
    const review = page.getByRole("region", { name: "所选疑点" });
    const first = await review.locator("dd").first().innerText();
    await look(clerk, "hit");
    await review.getByLabel("存疑，列入核查").check();
    await review.getByLabel("核查说明").fill("已核对派车单（示例）");
    await review.getByRole("button", { name: "提交，看下一条" }).click();
    await page.getByRole("button", { name: `待核查 ${before - 1}` }).waitFor();
    await review.getByLabel("核查说明").waitFor();
    expect(await review.locator("dd").first().innerText()).not.toBe(first);
    expect(await review.getByLabel("核查说明").inputValue()).toBe("");
    await left(clerk);
  });

  it("an administrator sees which contacts have a unit that the library lacks, and a year of days", async () => {
    const staff = await enter("u-qin", "desktop");
    const { page } = staff;
    await goTo(staff, "/settings/officers");
    await page
      .locator("tr", { hasText: "吕示廿一" })
      .getByText(/^不在信息库/)
      .waitFor();
    await look(staff, "officers");
    await goTo(staff, "/settings/calendars");
    const october = page.getByRole("table", { name: "10 月" });
    expect(await october.locator("td.off").first().innerText()).toMatch(/^1\s*休$/);
    expect(await october.locator("td.work").innerText()).toMatch(/^10\s*班$/);
    await look(staff, "calendars");
    await left(staff);
  });
});
