import { randomUUID } from "node:crypto";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import * as z from "zod/mini";
import { createAnalyzer } from "#functions/analyzer/analyzer.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { Host } from "#local/host.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { table } from "#process/targeted/themes/table.ts";
import type { Theme } from "#process/targeted/themes/theme.ts";
import { at, call, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, lastTask, stateOf } from "./supervision.ts";

const none = { ties: "none" } as const;
const unit = { unitId: "unt_team_one", unitName: "示例一队" };
const plan = {
  title: "公务接待靶向性检查",
  themes: ["receptions"],
  units: [unit],
  period: { from: "2026-01-01", to: "2026-06-30" },
  team: [
    { officer: "u-chen", ...none },
    { officer: "u-chu", ...none },
  ],
  methods: ["REVIEW_ACCOUNTS"],
  contents: ["OTHER"],
  focus: ["接待清单"],
  grounds: "群众反映（示例）",
};

/** A theme of one rule: more than 300 yuan a head. */
const receptions: Theme = {
  key: "receptions",
  title: "公务接待",
  documents: [{ kind: "table", key: "meals", title: "接待清单", table: table("接待清单", {}) }],
  rules: { "per-head": "人均超标" },
  settings: z.object({}),
  async *analyze({ sources }) {
    let hits = 0;
    for (const { file, rows } of sources.meals ?? []) {
      let row = 0;
      for await (const [day, guests, yuan] of rows) {
        row += 1;
        const perHead = Number(yuan) / Number(guests);
        if (row === 1 || !(perHead > 300)) continue;
        hits += 1;
        yield {
          type: "hit",
          hit: {
            id: hashOf([day, guests, yuan]).slice(0, 24),
            rule: "per-head",
            certainty: { type: "sure" },
            rows: [{ file, row }],
            day: String(day),
            amountInFen: Number(yuan) * 100,
            explanation: `${String(day)} 人均 ${perHead} 元，高于 300 元`,
            figures: { guests: Number(guests), yuan: Number(yuan) },
          },
        };
      }
    }
    const meals = { read: 3, refused: 0, outsidePeriod: 0 };
    yield { type: "notice", notice: { code: "x", count: 1, message: "一行未填审批单（示例）" } };
    yield { type: "summary", status: "analyzed", tables: { meals }, hits };
  },
};

/** The paths of a targeted inspection that SC-04 does not take (process sheet §4.3). */
describe("靶向性检查, when things go differently", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-07-06");
  });
  afterAll(() => host.stop());

  const stateAt = (path: string) => stateOf<Targeted>(host, path);
  const post = async (who: string, path: string, body: unknown = {}) => {
    const answer = await call(host, who).post(path, body);
    await host.settle();
    return answer;
  };
  const upload = async (path: string, table: string, name: string, bytes: Uint8Array) => {
    const query = new URLSearchParams({ theme: "receptions", table, name }).toString();
    const response = await fetch(`${host.url}/api/v1${path}/tables?${query}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await host.token("u-chen")}`,
        "content-type": "application/octet-stream",
        "idempotency-key": randomUUID(),
      },
      body: bytes,
    });
    await host.settle();
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  /** Drafted, approved, documents asked for. */
  const served = async (change: Record<string, unknown> = {}) => {
    const drafted = await post("u-chen", "/targeted-inspections", { plan: { ...plan, ...change } });
    const { id } = drafted.body;
    const path = `/targeted-inspections/${id}`;
    await post("u-chen", `${path}/submission`);
    await decideTask(host, "u-feng", `${id}.PLAN_REVIEW.1`, { action: "approve" });
    await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.1`, { action: "approve" });
    await post("u-chen", `${path}/document-request`, {
      servedOn: host.now().slice(0, 10),
      servedTo: "一队（示例）",
      documents: ["接待清单"],
    });
    return path;
  };
  const received = (path: string) =>
    post("u-chen", `${path}/receipts`, {
      documents: [1],
      receivedOn: host.now().slice(0, 10),
    });
  const visited = async (path: string) => {
    const on = host.now().slice(0, 10);
    await post("u-chen", `${path}/beginning`);
    await post("u-chen", `${path}/records`, {
      record: { method: "REVIEW_ACCOUNTS", on, items: ["接待清单"] },
    });
    return post("u-chen", `${path}/end`, { note: "结束（示例）" });
  };

  it("a team of one, an officer with a registered tie, and the room's director are refused", async () => {
    const alone = await post("u-chen", "/targeted-inspections", {
      plan: { ...plan, team: plan.team.slice(0, 1) },
    });
    expect(alone).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const director = await post("u-chen", "/targeted-inspections", {
      plan: { ...plan, team: [...plan.team, { officer: "u-feng", ...none }] },
    });
    expect(director).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const unknown = await post("u-chen", "/targeted-inspections", {
      plan: { ...plan, team: [...plan.team, { officer: "u-nobody", ...none }] },
    });
    expect(unknown).toMatchObject({ status: 422, body: { code: "inspection.team" } });
  });

  it("nothing found: the director confirms it, CLOSED 未发现问题", async () => {
    const path = await served();
    const id = path.split("/").at(-1) ?? "";
    await received(path);
    await visited(path);
    await post("u-chen", `${path}/findings-submission`);
    const wrong = await decideTask(host, "u-feng", `${id}.FINDINGS_REVIEW.1`, {
      action: "approve",
    });
    expect(wrong).toMatchObject({ status: 409, body: { code: "inspection.findings" } });
    await decideTask(host, "u-feng", `${id}.FINDINGS_REVIEW.1`, { action: "none" });
    expect(await stateAt(path)).toMatchObject({
      status: "CLOSED",
      result: "未发现问题",
      closedOn: "2026-07-06",
      clues: [],
    });
  });

  it("files are compared by their theme; each hit is explained and reviewed before it is evidence", async () => {
    const path = await served();
    const id = path.split("/").at(-1) ?? "";
    const csv = '日期,人数,金额\r\n2026-02-03,4,2000\r\n2026-02-04,10,"1500"\r\n';
    expect((await upload(path, "meals", "接待清单.csv", Buffer.from(csv))).status).toBe(200);
    const again = await upload(path, "meals", "接待清单.csv", Buffer.from(csv));
    expect(again).toMatchObject({ status: 422, body: { code: "targeted.table" } });
    const sheet = await writeExcelFile([
      ["日期", "人数", "金额"],
      ["2026-03-05", 2, 900],
    ]).toBuffer();
    expect((await upload(path, "meals", "补充清单.xlsx", sheet)).status).toBe(200);
    const analyze = createAnalyzer(host.world, [receptions]);
    const step = { step: "analyze", id, district: "sample" };
    expect(await analyze(step)).toEqual({ tables: 2, hits: 2 });
    expect(await analyze(step)).toEqual({ tables: 0, hits: 2 });
    await host.settle();
    await received(path);
    expect(await stateAt(path)).toMatchObject({
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
    const early = await post("u-chen", `${path}/beginning`);
    expect(early).toMatchObject({ status: 409, body: { code: "targeted.hits-open" } });
    const review = (hit: string | undefined, verdict: string) =>
      post("u-chen", `${path}/hit-reviews`, { review: { hit, verdict, note: "核对原始凭证" } });
    expect((await review(hits[0]?.hit, "SUSPECT")).status).toBe(200);
    const twice = await review(hits[0]?.hit, "EXPLAINED");
    expect(twice).toMatchObject({ status: 409, body: { code: "targeted.hit" } });
    expect((await review(hits[1]?.hit, "EXPLAINED")).status).toBe(200);
    await visited(path);
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
    const explained = await post("u-chen", `${path}/findings`, finding(hits[1]?.hit));
    expect(explained).toMatchObject({ status: 409, body: { code: "targeted.hit" } });
    expect((await post("u-chen", `${path}/findings`, finding(hits[0]?.hit))).status).toBe(200);
    const reviews = (await eventsOf(host, path)).filter(
      ({ type }) => type === "targeted.hit-reviewed",
    );
    expect(reviews).toMatchObject([{ actor: "u-chen" }, { actor: "u-chen" }]);
  });

  it("a file that cannot be read, or has no rules, says so and stops nothing", async () => {
    const path = await served({ title: "无规则主题（示例）" });
    const id = path.split("/").at(-1) ?? "";
    await upload(path, "meals", "坏文件.xlsx", Buffer.from("PK not a workbook"));
    await upload(path, "meals", "清单.csv", Buffer.from("日期,人数,金额\n"));
    await received(path);
    const { tables, status, hits } = await stateAt(path);
    expect(status).toBe("ANALYZING");
    expect(hits.found).toBe(0);
    expect(tables.map(({ status }) => status)).toEqual(["UNREADABLE", "UNREADABLE"]);
    expect((await lastTask(host, path, "ANALYZING")).id).toBe(`${id}.ANALYZING.1`);
    expect((await visited(path)).status).toBe(200);
  });

  it("widening: the theme beyond the plan is refused, the wider plan approved anew, then it is not", async () => {
    const path = await served({ themes: ["fuel-cards"] });
    const id = path.split("/").at(-1) ?? "";
    const file = Buffer.from("日期,人数,金额\n2026-02-03,1,2\n");
    const beyond = await upload(path, "meals", "清单.csv", file);
    expect(beyond).toMatchObject({ status: 409, body: { code: "targeted.beyond-plan" } });
    const wider = { ...plan, themes: ["fuel-cards", "receptions"] };
    const same = await post("u-chen", `${path}/widening`, {
      plan: { ...plan, themes: ["fuel-cards"] },
      reason: "无变化",
    });
    expect(same).toMatchObject({ status: 409, body: { code: "record.state" } });
    await post("u-chen", `${path}/widening`, { plan: wider, reason: "发现接待问题（示例）" });
    expect(await stateAt(path)).toMatchObject({
      status: "PLAN_REVIEW",
      approved: { themes: ["fuel-cards"] },
    });
    expect((await upload(path, "meals", "清单.csv", file)).status).toBe(409);
    await decideTask(host, "u-feng", `${id}.PLAN_REVIEW.2`, { action: "approve" });
    const rejected = await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.2`, {
      action: "reject",
      opinion: "不必",
    });
    expect(rejected).toMatchObject({ status: 409, body: { code: "record.state" } });
    await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.2`, { action: "approve" });
    expect(await stateAt(path)).toMatchObject({ status: "APPROVED", approved: wider });
    await post("u-chen", `${path}/document-request`, {
      servedOn: host.now().slice(0, 10),
      servedTo: "一队（示例）",
      documents: ["接待清单", "接待审批单"],
    });
    expect((await upload(path, "meals", "清单.csv", file)).status).toBe(200);
  });

  it("documents refused: OBSTRUCTION, and the work goes on with a note of what is missing", async () => {
    const path = await served({ title: "拒不提供材料（示例）" });
    await post("u-chen", `${path}/findings`, {
      finding: {
        kind: "OBSTRUCTION",
        area: "PARTY_RESPONSIBILITY",
        subject: { type: "unit", ...unit },
        description: "拒不提供接待清单（监察法第七十二条）（示例）",
      },
    });
    await post("u-chen", `${path}/partial-documents`, { note: "单位拒不提供" });
    const { status, findings, requests } = await stateAt(path);
    expect(status).toBe("ANALYZING");
    expect(findings).toMatchObject([{ n: 1, kind: "OBSTRUCTION" }]);
    expect(requests[0]).toMatchObject({ partial: "单位拒不提供" });
    const gone = (await eventsOf(host, path)).find(
      ({ type }) => type === "targeted.went-on-partial",
    );
    expect(gone?.data).toMatchObject({ missing: ["接待清单"] });
    const cancelled = await post("u-chen", `${path}/cancellation`, { reason: "算了" });
    expect(cancelled).toMatchObject({ status: 409, body: { code: "record.state" } });
  });

  it("a matter without findings may be cancelled by its lead only, and its execution ends", async () => {
    const path = await served({ title: "撤销（示例）" });
    expect((await post("u-chu", `${path}/cancellation`, { reason: "重复" })).status).toBe(403);
    expect((await post("u-chen", `${path}/cancellation`, { reason: "重复立项" })).status).toBe(200);
    expect(await stateAt(path)).toMatchObject({ status: "CANCELLED", result: "重复立项" });
    expect((await eventsOf(host, path)).filter(({ type }) => type.includes("failed"))).toEqual([]);
  });

  it("a person outside our jurisdiction: the clue is passed on within 5 WD, no disposal here", async () => {
    const path = await served({ title: "外单位人员（示例）" });
    const id = path.split("/").at(-1) ?? "";
    await received(path);
    await visited(path);
    await post("u-chen", `${path}/findings`, {
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
    await post("u-chen", `${path}/hearings`, {
      hearing: { subject: "per_foreign", on: "2026-07-06", statement: "无异议" },
    });
    await post("u-chen", `${path}/findings-submission`);
    await decideTask(host, "u-feng", `${id}.FINDINGS_REVIEW.1`, { action: "approve" });
    const { clues, status } = await stateAt(path);
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
    expect((await stateAt(path)).status).toBe("CLOSED");
  });

  it("ledger L2 as .xlsx in the order of its columns, one row an inspection", async () => {
    const response = await fetch(`${host.url}/api/v1/ledgers/supervision.xlsx?year=2026`, {
      headers: { authorization: `Bearer ${await host.token("u-shen")}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("spreadsheetml");
    const [sheet] = await readExcelFile(Buffer.from(await response.arrayBuffer()));
    const [title, header = [], ...rows] = sheet?.data ?? [];
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
    expect(rows.filter((row) => row[5] === "靶向")).toHaveLength(7);
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
