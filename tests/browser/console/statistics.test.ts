import { beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import { supervised } from "../../end-to-end/supervision.ts";
import { overflows, picture } from "../browser.ts";
import { drawn, goTo, logIn, violationsOn } from "./staff.ts";
import { stageOn } from "./stage.ts";

describe("统计: a report's numbers as tables and pictures (§5.2)", () => {
  const stage = stageOn("2026-02-26");
  beforeAll(async () => {
    await supervised(stage.host, { personId: "per_one", unitId: "unt_one", unitName: "示例村" });
    await supervised(stage.host, { personId: "per_two", unitId: "unt_two", unitName: "示例所" });
    await stage.host.advanceTo(instantAt("2026-03-02", "09:00"));
    await stage.host.settle();
  });

  it.each([
    ["desktop", "light"],
    ["desktop", "dark"],
    ["phone", "light"],
    ["phone", "dark"],
  ] as const)(
    "on a %s, %s: a number opens into its rows; clean for axe",
    async (viewport, colours) => {
      const staff = await logIn(stage.browser, stage.host, { user: "u-zhou", viewport, colours });
      const { page } = staff;
      await goTo(staff, "/statistics");
      await page.getByRole("heading", { name: "监督对象" }).waitFor();
      // Tables come first; the pictures are drawn when their library is there.
      await page.locator(".chart svg").first().waitFor();
      await picture(page, `console-statistics-${viewport}-${colours}`);
      expect(await violationsOn(staff)).toEqual([]);
      expect(await overflows(page)).toBe(false);
      await page.getByRole("button", { name: "新纳入对象 2 个，查看事项" }).click();
      await page.getByText("共 2 项").waitFor();
      await drawn(page);
      expect(await page.locator("dialog.sheet table.data tbody tr").count()).toBe(2);
      expect(await violationsOn(staff)).toEqual([]);
      expect(staff.complaints).toEqual([]);
      await staff.leave();
    },
  );
});
