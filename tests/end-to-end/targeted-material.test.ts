import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { createAnalyzer } from "#functions/analyzer/analyzer.ts";
import type { Host } from "#local/host.ts";
import { at, call, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, lastTask } from "./supervision.ts";
import { inspecting, plan, receptions, unit } from "./targeted.ts";

/** What a targeted inspection asks for, compares and widens to (process sheet §4.3). */
describe("靶向性检查, its material", () => {
  let host: Host;
  let desk: ReturnType<typeof inspecting>;
  beforeAll(async () => {
    host = await startFrozen("2026-07-06");
    desk = inspecting(host);
  });
  afterAll(() => host.stop());

  it("files are compared by their theme; each hit is explained and reviewed before it is evidence", async () => {
    const path = await desk.served();
    const id = path.split("/").at(-1) ?? "";
    const csv = '日期,人数,金额\r\n2026-02-03,4,2000\r\n2026-02-04,10,"1500"\r\n';
    expect((await desk.upload(path, "meals", "接待清单.csv", Buffer.from(csv))).status).toBe(200);
    const again = await desk.upload(path, "meals", "接待清单.csv", Buffer.from(csv));
    expect(again).toMatchObject({ status: 422, body: { code: "targeted.table" } });
    const sheet = await writeExcelFile([
      ["日期", "人数", "金额"],
      ["2026-03-05", 2, 900],
    ]).toBuffer();
    expect((await desk.upload(path, "meals", "补充清单.xlsx", sheet)).status).toBe(200);
    const analyze = createAnalyzer(host.world, [receptions]);
    const step = { step: "analyze", id, district: "sample" };
    expect(await analyze(step)).toEqual({ tables: 2, hits: 2 });
    expect(await analyze(step)).toEqual({ tables: 0, hits: 2 });
    await host.settle();
    await desk.received(path);
    expect(await desk.stateAt(path)).toMatchObject({
      status: "ANALYZING",
      hits: { found: 2, suspect: 0, explained: 0 },
      comparisons: [
        { theme: "receptions", status: "analyzed", notices: ["一行未填审批单（示例）"] },
      ],
      tables: [
        { n: 1, status: "ANALYZED" },
        { n: 2, status: "ANALYZED" },
      ],
    });

    type HitLine = { hit: string; explanation: string; rows: unknown[]; verdict?: string };
    const page = await call(host, "u-feng").get<{ items: HitLine[] }>(`${path}/hits`);
    const hits = page.body.items.toSorted((a, b) => a.explanation.localeCompare(b.explanation));
    expect(hits.map(({ explanation, rows }) => [explanation, rows])).toEqual([
      ["2026-02-03 人均 500 元，高于 300 元", [{ file: "1. 接待清单.csv", row: 2 }]],
      ["2026-03-05 人均 450 元，高于 300 元", [{ file: "2. 补充清单.xlsx", row: 2 }]],
    ]);
    const early = await desk.post("u-chen", `${path}/beginning`);
    expect(early).toMatchObject({ status: 409, body: { code: "targeted.hits-open" } });
    const review = (hit: string | undefined, verdict: string) =>
      desk.post("u-chen", `${path}/hit-reviews`, {
        review: { hit, verdict, note: "核对原始凭证" },
      });
    expect((await review(hits[0]?.hit, "SUSPECT")).status).toBe(200);
    const twice = await review(hits[0]?.hit, "EXPLAINED");
    expect(twice).toMatchObject({ status: 409, body: { code: "targeted.hit" } });
    expect((await review(hits[1]?.hit, "EXPLAINED")).status).toBe(200);
    await desk.visited(path);
    const finding = (hit: string | undefined) => ({
      finding: {
        kind: "RISK",
        area: "OTHER",
        areaNote: "公务接待",
        subject: { type: "unit", ...unit },
        description: "人均超标（示例）",
        amountInFen: 80_000,
        hits: [hit],
      },
    });
    const explained = await desk.post("u-chen", `${path}/findings`, finding(hits[1]?.hit));
    expect(explained).toMatchObject({ status: 409, body: { code: "targeted.hit" } });
    expect((await desk.post("u-chen", `${path}/findings`, finding(hits[0]?.hit))).status).toBe(200);
    const reviews = (await eventsOf(host, path)).filter(
      ({ type }) => type === "targeted.hit-reviewed",
    );
    expect(reviews).toMatchObject([{ actor: "u-chen" }, { actor: "u-chen" }]);
  });

  it("a file that cannot be read, or has no rules, says so and stops nothing", async () => {
    const path = await desk.served({ title: "无规则主题（示例）" });
    const id = path.split("/").at(-1) ?? "";
    await desk.upload(path, "meals", "坏文件.xlsx", Buffer.from("PK not a workbook"));
    await desk.upload(path, "meals", "清单.csv", Buffer.from("日期,人数,金额\n"));
    await desk.received(path);
    const { tables, status, hits } = await desk.stateAt(path);
    expect(status).toBe("ANALYZING");
    expect(hits.found).toBe(0);
    expect(tables.map(({ status }) => status)).toEqual(["UNREADABLE", "UNREADABLE"]);
    expect((await lastTask(host, path, "ANALYZING")).id).toBe(`${id}.ANALYZING.1`);
    expect((await desk.visited(path)).status).toBe(200);
  });

  it("widening: the theme beyond the plan is refused, the wider plan approved anew, then it is not", async () => {
    const path = await desk.served({ themes: ["fuel-cards"] });
    const id = path.split("/").at(-1) ?? "";
    const file = Buffer.from("日期,人数,金额\n2026-02-03,1,2\n");
    const beyond = await desk.upload(path, "meals", "清单.csv", file);
    expect(beyond).toMatchObject({ status: 409, body: { code: "targeted.beyond-plan" } });
    const wider = { ...plan, themes: ["fuel-cards", "receptions"] };
    const same = await desk.post("u-chen", `${path}/widening`, {
      plan: { ...plan, themes: ["fuel-cards"] },
      reason: "无变化",
    });
    expect(same).toMatchObject({ status: 409, body: { code: "record.state" } });
    await desk.post("u-chen", `${path}/widening`, { plan: wider, reason: "发现接待问题（示例）" });
    expect(await desk.stateAt(path)).toMatchObject({
      status: "PLAN_REVIEW",
      approved: { themes: ["fuel-cards"] },
    });
    expect((await desk.upload(path, "meals", "清单.csv", file)).status).toBe(409);
    await decideTask(host, "u-feng", `${id}.PLAN_REVIEW.2`, { action: "approve" });
    const rejected = await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.2`, {
      action: "reject",
      opinion: "不必",
    });
    expect(rejected).toMatchObject({ status: 409, body: { code: "record.state" } });
    await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.2`, { action: "approve" });
    expect(await desk.stateAt(path)).toMatchObject({ status: "APPROVED", approved: wider });
    await desk.post("u-chen", `${path}/document-request`, {
      servedOn: host.now().slice(0, 10),
      servedTo: "一队（示例）",
      documents: ["接待清单", "接待审批单"],
    });
    expect((await desk.upload(path, "meals", "清单.csv", file)).status).toBe(200);
  });

  it("documents refused: OBSTRUCTION, and the work goes on with a note of what is missing", async () => {
    const path = await desk.served({ title: "拒不提供材料（示例）" });
    await desk.post("u-chen", `${path}/findings`, {
      finding: {
        kind: "OBSTRUCTION",
        area: "PARTY_RESPONSIBILITY",
        subject: { type: "unit", ...unit },
        description: "拒不提供接待清单（监察法第七十二条）（示例）",
      },
    });
    await desk.post("u-chen", `${path}/partial-documents`, { reason: "单位拒不提供" });
    const { status, findings, requests } = await desk.stateAt(path);
    expect(status).toBe("ANALYZING");
    expect(findings).toMatchObject([{ n: 1, kind: "OBSTRUCTION" }]);
    expect(requests[0]).toMatchObject({ partial: "单位拒不提供" });
    const gone = (await eventsOf(host, path)).find(
      ({ type }) => type === "targeted.went-on-partial",
    );
    expect(gone?.data).toMatchObject({ missing: ["接待清单"] });
    const cancelled = await desk.post("u-chen", `${path}/cancellation`, { reason: "算了" });
    expect(cancelled).toMatchObject({ status: 409, body: { code: "record.state" } });
  });

  it("the overdue list names what is late, by how much and with whom", async () => {
    const before = await call(host, "u-zhou").get<{ items: unknown[] }>("/inspections/overdue");
    expect(before.body.items).toEqual([]);
    await host.advanceTo(at("2026-07-13"));
    const { body } = await call(host, "u-zhou").get<{ items: Record<string, unknown>[] }>(
      "/inspections/overdue",
    );
    expect(body.items).toMatchObject([
      {
        title: "收取调取材料",
        due: "2026-07-09",
        workdaysLate: 2,
        colour: "YELLOW",
        handlers: ["u-chen"],
      },
    ]);
  });
});
