import { describe, expect, it } from "vitest";
import { bigLibrary } from "#local/sample/library/big.ts";
import { writeLibrary } from "#local/sample/library/workbook.ts";
import { enrollmentOf, submitted } from "../../end-to-end/harness.ts";
import { decideTask } from "../../end-to-end/supervision.ts";
import { overflows, picture } from "../browser.ts";
import { drawn, fill, goTo, logIn, type Staff, violationsOn } from "./staff.ts";
import { stageOn } from "./stage.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe("files, workbooks, meetings and paper at the console (console.md §3.5)", () => {
  const stage = stageOn("2026-03-03");

  const enter = (user: string, viewport: "phone" | "desktop" = "desktop") =>
    logIn(stage.browser, stage.host, { user, viewport });
  const look = async (staff: Staff, name: string) => {
    await drawn(staff.page);
    await picture(staff.page, `material-${name}`);
    expect(await violationsOn(staff), name).toEqual([]);
    expect(await overflows(staff.page), `${name} is wider than the screen`).toBe(false);
  };
  const leave = async (staff: Staff) => {
    expect(staff.complaints).toEqual([]);
    await staff.leave();
  };

  it("a file goes up with its progress; one with a virus is refused in plain words and cannot be opened", async () => {
    const id = await submitted(stage.host, { personId: "per_material_a" });
    const clerk = await enter("u-chen");
    const { page } = clerk;
    await goTo(clerk, `/enrollments/${id}`);
    const wire = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 400_000 };
    await wire.send("Network.emulateNetworkConditions", slow);
    const send = (name: string, text: string) =>
      page.setInputFiles('.upload input[type="file"]', {
        ...{ name, mimeType: "text/csv", buffer: Buffer.from(text) },
      });
    await send("权力事项清单.csv", `事项,金额\n${"房屋丈量（示例）,1\n".repeat(40_000)}`);
    const progress = page.getByRole("progressbar", { name: "权力事项清单.csv 的上传进度" });
    await progress.waitFor();
    await page.getByText(/^权力事项清单.csv.*已接收$/).waitFor();
    expect(await progress.count()).toBe(0);
    await wire.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
    await send("明细.csv", `事项\n${["EICAR-STANDARD", "ANTIVIRUS-TEST-FILE"].join("-")}\n`);
    await page.getByText("未被接收，不能使用：病毒扫描未通过").waitFor();
    await page.getByText("未通过检查，不能使用：病毒扫描未通过").waitFor();
    expect(await page.getByRole("button", { name: "重新上传" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "打开：明细.csv" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "打开：权力事项清单.csv" }).count()).toBe(1);
    await look(clerk, "virus");
    await leave(clerk);
  });

  it("a workbook with bad rows names sheet, row and column; the mended one is taken, its progress shown", async () => {
    const { units, people } = bigLibrary(1_200);
    const [first, second, ...others] = people;
    const bad = [{ ...first, post: "" }, { ...second, unit: "没有的站（示例）" }, ...others];
    const clerk = await enter("u-chen");
    const { page } = clerk;
    await goTo(clerk, "/imports");
    await page.getByRole("link", { name: "导入信息库工作簿" }).click();
    const upload = async (rows: typeof people) => {
      const buffer = await writeLibrary("示例", units, rows);
      await page.setInputFiles("#field-file", { name: "信息库.xlsx", mimeType: xlsx, buffer });
      await page.getByRole("button", { name: "上传", exact: true }).click();
    };
    await page.locator("#field-file").waitFor();
    await look(clerk, "import");
    await upload(bad);
    await page.getByText("未导入", { exact: true }).waitFor();
    const cells = page.getByRole("table", { name: /^有错误的行/ }).locator("tbody td");
    expect(await cells.allInnerTexts()).toEqual([
      ...["人员", "3", "职务", "第 3 行“职务”不能为空"],
      ...["人员", "4", "单位", expect.stringContaining("没有的站（示例）")],
    ]);
    await look(clerk, "import-wrong");
    await page.getByRole("link", { name: "上传改正后的工作簿" }).click();
    await page.locator("#field-file").waitFor();
    await upload(people);
    await page.getByRole("progressbar", { name: "处理进度" }).waitFor();
    await page.getByText("已完成", { exact: true }).waitFor();
    expect(await page.locator("dl").first().innerText()).toMatch(/有错误\s*0 行/);
    await look(clerk, "import-done");
    await leave(clerk);
  });

  it("a workbook of nominations is fetched, and one that is none is refused where it was chosen", async () => {
    const clerk = await enter("u-chen", "phone");
    const { page } = clerk;
    await goTo(clerk, "/enrollments");
    await page.getByRole("link", { name: "批量提名" }).click();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载空白表（附填表说明）" }).click();
    const template = await (await saved).path();
    await page.setInputFiles("#field-file", template);
    await page.getByRole("button", { name: "上传", exact: true }).click();
    await page.getByText(/^新收下 0 行，此前已收下 0 行，有错误 \d+ 处。$/).waitFor();
    await page.setInputFiles("#field-file", {
      ...{ name: "不是表.xlsx", mimeType: xlsx, buffer: Buffer.from("不是工作簿") },
    });
    await page.getByRole("button", { name: "上传", exact: true }).click();
    await page.locator(".summary [role=alert], .summary").first().waitFor();
    await look(clerk, "nominations");
    await leave(clerk);
  });

  it("from the deputy's decision to 直接监督: votes entered and confirmed, the request sent, the committee's consent", async () => {
    const id = await submitted(stage.host, { personId: "per_material_b" });
    await decideTask(stage.host, "u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    const deputy = await enter("u-wu");
    await decide(deputy, "同意");
    await leave(deputy);

    const office = await enter("u-shen");
    await goTo(office, "/meetings/new/postMeetings");
    await office.page.locator(".boxes input[type='checkbox']").first().check();
    await office.page.getByRole("button", { name: "列入本次会议（1 项）" }).click();
    await office.page.locator("[id='field-items.0.enrollmentId']").waitFor();
    await fill(office.page, { minutesNumber: "纪要〔2026〕7期", entitled: 9 });
    const votes = { present: 7, yes: 6, no: 1, abstain: 0 };
    for (const [name, count] of Object.entries(votes))
      await office.page.fill(`[id='field-items.0.${name}']`, String(count));
    await look(office, "votes");
    await office.page.locator("form button[type=submit]").last().click();
    await office.page.getByText("待复核", { exact: true }).waitFor();
    await leave(office);
    await stage.host.settle();

    const second = await enter("u-han");
    await decide(second, "核对无误", { item1: "same" });
    await leave(second);
    expect((await enrollmentOf(stage.host, id)).status).toBe("COMMISSION_PASSED");

    const sender = await enter("u-shen");
    await decide(sender, "已报送请示", {
      ...{ documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-03", classification: "内部" },
    });
    await leave(sender);
    const committee = await enter("u-yang", "phone");
    await decide(committee, "同意", {
      ...{ form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-03" },
    });
    await leave(committee);
    expect((await enrollmentOf(stage.host, id)).status).toBe("ACTIVE");

    const clerk = await enter("u-chen");
    await goTo(clerk, `/enrollments/${id}`);
    await clerk.page.getByText("直接监督中", { exact: true }).first().waitFor();
    await look(clerk, "supervised");
    await leave(clerk);
  });

  it("a record on paper: A4, no menu, no buttons, nothing cut off, the hashes with it", async () => {
    const id = await submitted(stage.host, { personId: "per_material_c" });
    const chief = await enter("u-wu");
    const { page } = chief;
    await goTo(chief, `/enrollments/${id}`);
    const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(new Set(sheetsOf(paper))).toEqual(new Set(["595 × 842"]));
    await page.emulateMedia({ media: "print" });
    // A4, less the margins, in CSS pixels.
    await page.setViewportSize({ width: 672, height: 900 });
    for (const selector of [".menu", "header form", "button:not(.number)", ".upload"])
      expect(await page.locator(`${selector}:visible`).count(), selector).toBe(0);
    expect(await cutOff(page)).toEqual([]);
    expect(await page.locator(".hash:visible").count()).toBeGreaterThan(2);
    await leave(chief);
  });

  /** Answers the first question of somebody's inbox whose choice begins with a word. */
  async function decide(staff: Staff, label: string, form: Record<string, string> = {}) {
    const { page } = staff;
    await page.getByRole("button", { name: /^办理/ }).first().click();
    const sheet = page.locator("dialog form.answer");
    await sheet.waitFor();
    await sheet
      .getByLabel(new RegExp(`^${label}`))
      .first()
      .check();
    for (const [name, value] of Object.entries(form)) {
      const field = sheet.locator(`#answer-${name}`);
      const isList = (await sheet.locator(`select#answer-${name}`).count()) > 0;
      await (isList ? field.selectOption(value) : field.fill(value));
    }
    const declaration = sheet.getByLabel(/本人声明/);
    if ((await declaration.count()) > 0) await declaration.check();
    await look(staff, `decide-${label}`);
    await sheet.getByRole("button", { name: /^提交：/ }).click();
    await page.getByText(/^已办理：/).waitFor();
    await stage.host.settle();
  }
});

/** The sizes of a paper's sheets, in points. */
function sheetsOf(paper: Buffer): string[] {
  const boxes = paper.toString("latin1").matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) =>
    [width, height].map((side) => Math.round(Number(side))).join(" × "),
  );
}

/** What is wider than what it stands in, and would be cut off on paper. */
function cutOff(page: Staff["page"]): Promise<string[]> {
  return page.$$eval("main *", (all) =>
    all.flatMap((one) => {
      const { scrollWidth, clientWidth, tagName, className } = one as unknown as {
        scrollWidth: number;
        clientWidth: number;
        tagName: string;
        className: string;
      };
      return clientWidth > 0 && scrollWidth > clientWidth + 1 ? [`${tagName}.${className}`] : [];
    }),
  );
}
