import { describe, expect, it } from "vitest";
import { enterNamed } from "#tests/end-to-end/library.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { enrollmentOf } from "../../end-to-end/harness.ts";
import { overflows, picture, type Viewport } from "../browser.ts";
import { drawn, fill, goTo, logIn, type Staff, violationsOn } from "./staff.ts";
import { stageOn } from "./stage.ts";

describe("the console, as those who work with it see it", () => {
  const stage = stageOn("2026-03-03");

  const enter = (user: string, viewport: Viewport = "desktop") =>
    logIn(stage.browser, stage.host, { user, viewport });
  const look = async (staff: Staff, name: string) => {
    await picture(staff.page, `console-${name}`);
    expect(await violationsOn(staff), name).toEqual([]);
    expect(await overflows(staff.page), `${name} is wider than the screen`).toBe(false);
  };
  const leave = async (staff: Staff) => {
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  };

  it("a nomination from the clerk's form to the deputy's decision", async () => {
    await enterNamed(stage.host, candidate);
    const clerk = await enter("u-chen");
    await look(clerk, "1-empty-inbox");
    await goTo(clerk, "/enrollments");
    await look(clerk, "2-empty-list");
    await clerk.page.getByRole("link", { name: "登记候选人" }).click();
    await clerk.page.waitForSelector("[id='field-candidate.personId']");
    await fill(clerk.page, { candidate, scoreSheet });
    await look(clerk, "3-form");
    await clerk.page.getByRole("button", { name: "登记候选人" }).click();
    await clerk.page.getByRole("link", { name: "形成提名表" }).click();
    await clerk.page.waitForSelector("[id='field-nomination.objectClass']");
    await fill(clerk.page, { nomination });
    await look(clerk, "4-nomination");
    await clerk.page.getByRole("button", { name: "形成提名表" }).click();
    await clerk.page.getByRole("link", { name: "提交" }).click();
    await clerk.page.getByRole("button", { name: "提交" }).click();
    await clerk.page.getByText("室务审核", { exact: true }).first().waitFor();
    await stage.host.settle();
    await clerk.page.reload();
    await clerk.page.getByText("等待 冯示五").waitFor();
    await drawn(clerk.page);
    await clerk.page.setInputFiles('input[type="file"]', {
      name: "权力事项清单.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("事项,金额\n房屋丈量,1"),
    });
    await clerk.page.getByText(/^权力事项清单.csv.*已接收$/).waitFor();
    await clerk.page.getByText("权力事项清单.csv").first().waitFor();
    await look(clerk, "5-record");
    const id = clerk.page.url().split("/").pop() ?? "";
    await leave(clerk);

    const director = await enter("u-feng", "phone");
    await decide(director, "同意");
    await leave(director);
    expect((await enrollmentOf(stage.host, id)).status).toBe("DEPUTY_REVIEW");

    const deputy = await enter("u-wu");
    await goTo(deputy, "/enrollments");
    await look(deputy, "7-list");
    await goTo(deputy, "/");
    await decide(deputy, "退回补充", "请补充依据");
    await leave(deputy);
    expect((await enrollmentOf(stage.host, id)).status).toBe("RETURNED");
  });

  it("refusals stand at their field, and what was typed survives a reload", async () => {
    const clerk = await enter("u-chen", "phone");
    await goTo(clerk, "/enrollments/new/postEnrollments");
    await clerk.page.waitForSelector("[id='field-scoreSheet.judgment']");
    await clerk.page.fill("[id='field-scoreSheet.judgment']", "权力集中（示例）");
    await clerk.page.getByRole("button", { name: "登记候选人" }).click();
    await clerk.page.waitForSelector("[id='field-candidate.personName-wrong']");
    await look(clerk, "8-refused");
    await clerk.page.reload();
    await clerk.page.waitForSelector("[id='field-scoreSheet.judgment']");
    expect(await clerk.page.inputValue("[id='field-scoreSheet.judgment']")).toBe(
      "权力集中（示例）",
    );
    await leave(clerk);
  });

  it.each([
    ["u-zhou", "desktop", "light"],
    ["u-zhou", "phone", "dark"],
    ["u-jiang", "phone", "light"],
    ["u-qin", "desktop", "light"],
    ["u-qin", "phone", "dark"],
  ] as const)(
    "every page of the menu of %s on a %s, %s: no error, no report of the policy, clean for axe",
    async (user, viewport, colours) => {
      const staff = await logIn(stage.browser, stage.host, { user, viewport, colours });
      const menu = await staff.page.$$eval(".menu a", (links) =>
        links.map((link) => link.getAttribute("href") ?? ""),
      );
      for (const address of menu) {
        await goTo(staff, address.slice(1));
        await look(staff, `${user}-${viewport}-${colours}-${address.replaceAll(/\W+/g, "-")}`);
      }
      await leave(staff);
    },
  );

  async function decide(staff: Staff, label: string, opinion = ""): Promise<void> {
    await staff.page.getByRole("button", { name: /^办理/ }).first().click();
    await staff.page.waitForSelector("dialog form.answer");
    await look(staff, `6-decide-${label}`);
    await staff.page.getByLabel(label, { exact: true }).check();
    await staff.page.getByLabel(/本人声明/).check();
    await staff.page.getByLabel(/^意见/).fill(opinion);
    await staff.page.getByRole("button", { name: new RegExp(`提交：${label}`) }).click();
    await staff.page.getByText(`已办理：${label}`).waitFor();
    await stage.host.settle();
  }
});
