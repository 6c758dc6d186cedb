import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { reportBy } from "./group-report.ts";
import { call, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, lastTask } from "./supervision.ts";
import { inspecting, none, plan } from "./targeted.ts";

/** The paths of a targeted inspection that SC-04 does not take (process sheet §4.3). */
describe("靶向性检查, when things go differently", () => {
  let host: Host;
  let desk: ReturnType<typeof inspecting>;
  beforeAll(async () => {
    host = await startFrozen("2026-07-06");
    desk = inspecting(host);
  });
  afterAll(() => host.stop());

  it("a team of one, an officer with a registered tie, and the room's director are refused", async () => {
    const alone = await desk.post("u-chen", "/targeted-inspections", {
      plan: { ...plan, team: plan.team.slice(0, 1) },
    });
    expect(alone).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const director = await desk.post("u-chen", "/targeted-inspections", {
      plan: { ...plan, team: [...plan.team, { officer: "u-feng", ...none }] },
    });
    expect(director).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const unknown = await desk.post("u-chen", "/targeted-inspections", {
      plan: { ...plan, team: [...plan.team, { officer: "u-nobody", ...none }] },
    });
    expect(unknown).toMatchObject({ status: 422, body: { code: "inspection.team" } });
  });

  it("nothing found: the director confirms it, CLOSED 未发现问题", async () => {
    const path = await desk.served();
    const id = path.split("/").at(-1) ?? "";
    await desk.received(path);
    await desk.visited(path);
    await reportBy(host, path);
    await desk.post("u-chen", `${path}/findings-submission`);
    const wrong = await decideTask(host, "u-feng", `${id}.FINDINGS_REVIEW.1`, {
      action: "approve",
    });
    expect(wrong).toMatchObject({ status: 409, body: { code: "inspection.findings" } });
    const review = `${id}.FINDINGS_REVIEW.1`;
    const silent = await call(host, "u-feng").post(`/tasks/${review}/decision`, {
      action: "none",
      declaration: "none",
    });
    expect(silent.body, "an inspection does not end without a word").toMatchObject({
      code: "task.opinion-required",
    });
    const opinion = "清单所列材料均已核对，未发现问题（示例）";
    await decideTask(host, "u-feng", review, { action: "none", opinion });
    expect(await desk.stateAt(path)).toMatchObject({
      status: "CLOSED",
      result: "未发现问题",
      closedOn: "2026-07-06",
      clues: [],
    });
  });

  it("a matter without findings may be cancelled by its lead only, and its execution ends", async () => {
    const path = await desk.served({ title: "撤销（示例）" });
    expect((await desk.post("u-chu", `${path}/cancellation`, { reason: "重复" })).status).toBe(403);
    expect((await desk.post("u-chen", `${path}/cancellation`, { reason: "重复立项" })).status).toBe(
      200,
    );
    expect(await desk.stateAt(path)).toMatchObject({ status: "CANCELLED", result: "重复立项" });
    expect((await eventsOf(host, path)).filter(({ type }) => type.includes("failed"))).toEqual([]);
  });

  it("a person outside our jurisdiction: the clue is passed on within 5 WD, no disposal here", async () => {
    const path = await desk.served({ title: "外单位人员（示例）" });
    const id = path.split("/").at(-1) ?? "";
    await desk.received(path);
    await desk.visited(path);
    await desk.post("u-chen", `${path}/findings`, {
      finding: {
        kind: "VIOLATION",
        area: "OTHER",
        areaNote: "公务接待",
        nature: "CONDUCT",
        subject: {
          type: "people",
          people: [
            {
              personId: "per_foreign",
              name: "外示例",
              unitName: "市直单位（示例）",
              kind: "STAFF",
              isPartyMember: "yes",
              isPublicOfficer: "yes",
              jurisdiction: "other",
              amountInFen: 100,
            },
          ],
        },
        description: "违规接受宴请（示例）",
        amountInFen: 100,
      },
    });
    await desk.post("u-chen", `${path}/hearings`, {
      hearing: { subject: "per_foreign", on: "2026-07-06", statement: "无异议" },
    });
    await reportBy(host, path);
    await desk.post("u-chen", `${path}/findings-submission`);
    await decideTask(host, "u-feng", `${id}.FINDINGS_REVIEW.1`, { action: "approve" });
    const { clues, status } = await desk.stateAt(path);
    expect(status).toBe("DISPOSAL");
    const clueId = clues[0]?.clueId ?? "";
    await decideTask(host, "u-jiang", `${clueId}.RECEIVED.1`, { action: "register", form: {} });
    await host.settle();
    await decideTask(host, "u-jiang", `${clueId}.REGISTERED.1`, {
      action: "foreign",
      opinion: "外单位人员（示例）",
    });
    await host.settle();
    expect((await lastTask(host, `/clues/${clueId}`, "TRANSFER")).due).toMatchObject({
      ruleCode: "D-CLU-3",
      effectiveDue: "2026-07-13",
    });
    await decideTask(host, "u-feng", `${id}.DISPOSAL.1`, { action: "close", opinion: "已移送" });
    expect((await desk.stateAt(path)).status).toBe("CLOSED");
  });

  it("ledger L2 as .xlsx in the order of its columns, one row an inspection", async () => {
    const response = await fetch(`${host.url}/api/v1/ledgers/supervision.xlsx?year=2026`, {
      headers: { authorization: `Bearer ${await host.token("u-shen")}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("spreadsheetml");
    const [sheet] = await readExcelFile(Buffer.from(await response.arrayBuffer()));
    const [title, ...below] = sheet?.data ?? [];
    const place = below.findIndex(([first]) => first === "序号");
    const [header = [], ...rows] = below.slice(place);
    expect(sheet?.sheet).toBe("监督台账");
    expect(title?.[0]).toBe("示例区监督台账(截至 2026年7月6日)");
    expect(header.join("·")).toBe(
      "序号·编号·对象/单位·监督日期·季度·监督类型·主题·监督内容·监督方式·检查组组长·成员·回避情况·查阅资料清单·访谈人数·发现问题数·问题描述·性质·涉及人员·涉及金额·处理方式·移交线索编号·建议书文号·整改要求·整改期限·整改完成日期·是否按期·复查结果·销号日期·承办人·备注",
    );
    const passedOn = rows.find((row) => row.includes("外单位人员（示例）")) ?? [];
    const cell = (name: string) => passedOn[header.indexOf(name)];
    expect(
      ["监督日期", "季度", "监督类型", "检查组组长", "涉及人员", "涉及金额"].map(cell),
    ).toEqual([new Date("2026-07-06T00:00:00.000Z"), "2026Q3", "靶向", "陈示六", "外示例", 1]);
    expect(cell("移交线索编号")).toBe("XS-2026-0001");
    expect(rows.filter((row) => row[5] === "靶向")).toHaveLength(3);
  });

  it("A-05, A-28: figures by content area, place and month reconcile with the findings", async () => {
    const { body } = await call(host, "u-zhou").get("/inspections/figures?year=2026");
    expect(body).toEqual({
      figures: [
        {
          area: "OTHER",
          place: "市直单位（示例）",
          month: "2026-07",
          findings: 1,
          violations: 1,
          corruption: 0,
          conduct: 1,
          amountInFen: 100,
        },
      ],
      findings: 1,
      amountInFen: 100,
    });
  });
});
