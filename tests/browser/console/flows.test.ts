import { describe, expect, it } from "vitest";
import type { Receipt } from "#kernel/record/execute.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, enrollmentOf, submitted } from "../../end-to-end/harness.ts";
import { overflows, picture } from "../browser.ts";
import { drawn, goTo, logIn, type Staff, violationsOn } from "./staff.ts";
import { stageOn } from "./stage.ts";

describe("what goes on at a desk besides one decision (console.md §3.5)", () => {
  const stage = stageOn("2026-03-03");

  const look = async (staff: Staff, name: string) => {
    await picture(staff.page, `flow-${name}`);
    expect(await violationsOn(staff), name).toEqual([]);
    expect(await overflows(staff.page), `${name} is wider than the screen`).toBe(false);
  };
  const leave = async (staff: Staff) => {
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  };
  const drafted = async (personId: string) => {
    const clerk = call(stage.host, "u-chen");
    const { body } = await clerk.post<Receipt>("/enrollments", {
      ...{ candidate: { ...candidate, personId }, scoreSheet },
    });
    await clerk.post(`/enrollments/${body.id}/nomination`, { nomination });
    return body.id;
  };

  it("three of the same stage are answered together, each declared and sealed for itself", async () => {
    const ids = await Promise.all(
      ["per_a", "per_b", "per_c"].map((personId) => submitted(stage.host, { personId })),
    );
    const director = await logIn(stage.browser, stage.host, { user: "u-feng", viewport: "phone" });
    const { page } = director;
    await drawn(page);
    for (const box of await page.getByRole("checkbox", { name: /^选择：/ }).all())
      await box.check();
    await page.getByRole("button", { name: "一并办理 3 项" }).click();
    const sheet = page.getByRole("dialog");
    const boxes = sheet.getByLabel(/本人声明/);
    await boxes.first().waitFor();
    await sheet.getByLabel("同意", { exact: true }).check();
    expect(await sheet.getByRole("button", { name: "请先逐项声明" }).isDisabled()).toBe(true);
    for (const box of await boxes.all()) await box.check();
    await look(director, "bulk");
    await sheet.getByRole("button", { name: "提交 3 项：同意" }).click();
    await sheet.getByRole("heading", { name: "已办理 3 项" }).waitFor();
    await leave(director);
    await stage.host.settle();
    for (const id of ids) expect((await enrollmentOf(stage.host, id)).status).toBe("DEPUTY_REVIEW");
  });

  it("what another has changed meanwhile is said, and what was typed stays", async () => {
    const id = await drafted("per_d");
    const clerk = await logIn(stage.browser, stage.host, { user: "u-chen", viewport: "desktop" });
    const { page } = clerk;
    await goTo(clerk, `/enrollments/${id}/do/postEnrollmentsIdWithdrawal`);
    const reason = page.locator("[id='field-reason']");
    await reason.fill("不再提名（示例）");
    await call(stage.host, "u-chen").post(`/enrollments/${id}/submission`);
    await stage.host.settle();
    await page.locator("form button[type='submit']").last().click();
    await page.getByText("在您填写期间，该事项已被他人更新").waitFor();
    expect(await reason.inputValue()).toBe("不再提名（示例）");
    await look(clerk, "conflict");
    await leave(clerk);
  });

  it("a session that ends while somebody types loses nothing and sends nothing by itself", async () => {
    const id = await drafted("per_e");
    const clerk = await logIn(stage.browser, stage.host, { user: "u-chen", viewport: "desktop" });
    const { page } = clerk;
    const address = `/enrollments/${id}/do/postEnrollmentsIdWithdrawal`;
    await goTo(clerk, address);
    await page.locator("[id='field-reason']").fill("写到一半（示例）");
    // The API knows the token no more, and the issuer renews it no more; its own session still stands.
    await page.route("**/withdrawal", (route) => route.fulfill({ status: 401, json: {} }));
    await page.route(`${stage.host.issuer}/token`, (route) =>
      route.request().postData()?.includes("grant_type=refresh_token") === true
        ? route.fulfill({ status: 400, json: {} })
        : route.continue(),
    );
    await page.locator("form button[type='submit']").last().click();
    await page.getByText("已恢复您上次在本页填写的内容。").waitFor();
    expect(await page.locator("[id='field-reason']").inputValue()).toBe("写到一半（示例）");
    expect((await enrollmentOf(stage.host, id)).status).not.toBe("WITHDRAWN");
    await leave(clerk);
  });

  it("an administrator tries settings out before they publish them; nothing is kept", async () => {
    const admin = await logIn(stage.browser, stage.host, { user: "u-qin", viewport: "desktop" });
    const { page } = admin;
    await goTo(admin, "/settings/config");
    const most = page.locator("[id='field-config.maxReturns']");
    await most.waitFor();
    await most.fill("3");
    await page.getByRole("button", { name: "试算" }).click();
    await page.getByText(/^共查看在办待办 \d+ 项。已开始/).waitFor();
    await page.getByRole("table", { name: "设置的变化" }).getByText("3", { exact: true }).waitFor();
    await look(admin, "dry-run");
    const { body } = await call(stage.host, "u-qin").get<{ config: { maxReturns: number } }>(
      "/config",
    );
    expect(body.config.maxReturns).toBe(2);
    await leave(admin);
  });
});
