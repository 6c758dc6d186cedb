import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { at, call, decideByLink, startFrozen } from "./harness.ts";
import {
  decideTask,
  eventsOf,
  lastTask,
  listed,
  remindersOf,
  stateOf,
  supervised,
} from "./supervision.ts";

const village = "unt_village_one";
const station = "unt_station_two";
const first = { year: 2026, quarter: 1 };
const second = { year: 2026, quarter: 2 };
const pathOf = (place: string, quarter: { year: number; quarter: number }) =>
  `/quarterly-visits/${quarterlyId("sample", place, quarter)}`;

const none = { ties: "none" } as const;
const team = [
  { officer: "u-chen", ...none },
  { officer: "u-chu", ...none },
];
const planOn = (on: string, change: Record<string, unknown> = {}) => ({
  plan: {
    on,
    team,
    focus: ["集体资金支出"],
    contents: ["COLLECTIVE_ASSETS"],
    methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
    ...change,
  },
});
const unannounced = { notice: { kind: "UNANNOUNCED" } };
const talk = (on: string, officers = ["u-chen", "u-chu"]) => ({
  record: {
    method: "INTERVIEW",
    on,
    interviewee: "村会计（示例）",
    officers,
    notes: "访谈情况（示例）",
  },
});
const accounts = (on: string) => ({
  record: { method: "REVIEW_ACCOUNTS", on, items: ["2026年一季度资金支出明细账"] },
});

/** Quarterly inspections (process sheet §4.2), over HTTP, links and the advanced clock. */
describe("季度监督检查 A-36 A-37 A-38", () => {
  let host: Host;
  const visited = pathOf(village, first);
  const unvisited = pathOf(station, first);
  const stateAt = (path: string) => stateOf<Quarterly>(host, path);
  const as = (who: string) => {
    const client = call(host, who);
    return async (path: string, body: unknown = {}) => {
      const answer = await client.post(path, body);
      await host.settle();
      return answer;
    };
  };
  /** Plan, notice, begin: everything until the team stands in the village. */
  const arrive = async (path: string, on: string) => {
    await as("u-feng")(`${path}/plan`, planOn(on));
    await as("u-chen")(`${path}/notice`, unannounced);
    return as("u-chen")(`${path}/beginning`);
  };

  beforeAll(async () => {
    host = await startFrozen("2026-02-27");
    const unit = { unitId: "unt_town", unitName: "望海街道示例村", placeId: village };
    await supervised(host, { personId: "per_one", ...unit });
    await supervised(host, { personId: "per_two", ...unit });
    await supervised(host, { personId: "per_three", unitId: station, unitName: "示例所" });
  });
  afterAll(() => host.stop());

  it("one duty a place however many objects: two enrollments of one village, due on 03-31", async () => {
    const state = await stateAt(visited);
    expect(state).toMatchObject({ status: "DUE", room: "2", year: 2026, quarter: 1 });
    expect(state.objects.map(({ personId }) => personId)).toEqual(["per_one", "per_two"]);
    expect((await lastTask(host, visited, "VISIT")).due).toMatchObject({
      ruleCode: "D-QI-1",
      effectiveDue: "2026-03-31",
    });
    expect(await listed(host, "/quarterly-visits")).toHaveLength(2);
  });

  it("reminders stand at T-30CD, T-15CD and T-5WD, on working days at 08:30", async () => {
    const { plan } = await lastTask(host, unvisited, "VISIT");
    const days = plan.filter(({ kind }) => kind === "REMINDER");
    expect(days.map(({ offset, at: instant }) => [offset, instant])).toEqual([
      ["T-30CD", at("2026-02-28", "08:30")],
      ["T-15CD", at("2026-03-16", "08:30")],
      ["T-5WD", at("2026-03-24", "08:30")],
    ]);
  });

  it("one inspector is blocked; so is one without declaration, and the director of the room", async () => {
    const send = as("u-feng");
    const one = await send(`${visited}/plan`, planOn("2026-03-02", { team: team.slice(0, 1) }));
    expect(one).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    expect(JSON.stringify(one.body)).toContain("检查组至少两人");
    const twice = await send(`${visited}/plan`, planOn("2026-03-02", { team: [team[0], team[0]] }));
    expect(twice).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const undeclared = [{ officer: "u-chen" }, { officer: "u-chu", ...none }];
    const silent = await send(`${visited}/plan`, planOn("2026-03-02", { team: undeclared }));
    expect(silent).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const own = [...team, { officer: "u-feng", ...none }];
    const director = await send(`${visited}/plan`, planOn("2026-03-02", { team: own }));
    expect(director).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    expect((await stateAt(visited)).status).toBe("DUE");
  });

  it("a day outside the quarter is refused, and nobody but the director plans", async () => {
    const late = await as("u-feng")(`${visited}/plan`, planOn("2026-04-01"));
    expect(late).toMatchObject({ status: 422, body: { code: "inspection.day" } });
    expect((await as("u-chen")(`${visited}/plan`, planOn("2026-03-02"))).status).toBe(403);
  });

  it("DUE → PLANNED → NOTICED → ON_SITE; the duty closes with the visit", async () => {
    await as("u-feng")(`${visited}/plan`, planOn("2026-03-02"));
    expect((await stateAt(visited)).status).toBe("PLANNED");
    const early = await as("u-chen")(`${visited}/beginning`);
    expect(early).toMatchObject({ status: 409, body: { code: "record.state" } });
    await as("u-chen")(`${visited}/notice`, {
      notice: { kind: "NOTICED", number: "示纪检〔2026〕1号" },
    });
    await host.advanceTo(at("2026-03-02"));
    expect((await as("u-chen")(`${visited}/beginning`)).status).toBe(200);
    expect(await stateAt(visited)).toMatchObject({
      status: "ON_SITE",
      visit: { beganOn: "2026-03-02", timeliness: "in-quarter" },
    });
    const closed = (await eventsOf(host, visited)).find(({ type }) => type === "task.closed");
    expect(closed?.data).toMatchObject({ outcome: "visited", late: "on-time" });
  });

  it("a visit cannot end without a record of a method, nor one officer interview alone", async () => {
    const bare = await as("u-chen")(`${visited}/end`, { note: "结束（示例）" });
    expect(bare).toMatchObject({ status: 409, body: { code: "inspection.records" } });
    const alone = await as("u-chen")(
      `${visited}/records`,
      talk("2026-03-02", ["u-chen", "u-chen"]),
    );
    expect(alone).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const tomorrow = await as("u-chen")(`${visited}/records`, accounts("2026-03-03"));
    expect(tomorrow).toMatchObject({
      status: 422,
      body: { code: "input.invalid", fields: [{ path: "record.on" }] },
    });
    expect((await as("u-chen")(`${visited}/records`, talk("2026-03-02"))).status).toBe(200);
  });

  it("an inspector recused late is replaced, and their interview must be held again", async () => {
    const change = { officer: "u-chu", relation: "relative", detail: "与被访谈人系表亲" };
    const same = await as("u-chen")(`${visited}/replacement`, {
      ...change,
      replacement: { officer: "u-chu", ...none },
    });
    expect(same).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const replaced = await as("u-chen")(`${visited}/replacement`, {
      ...change,
      replacement: { officer: "u-zheng", ...none },
    });
    expect(replaced.status).toBe(200);
    const state = await stateAt(visited);
    expect(state.plan?.team.map(({ officer }) => officer)).toEqual(["u-chen", "u-zheng"]);
    expect(state.records).toMatchObject([{ n: 1, validity: "redo" }]);
    expect(state.recusals).toMatchObject([{ person: "u-chu", relation: "relative" }]);
    const bare = await as("u-chen")(`${visited}/end`, { note: "结束（示例）" });
    expect(bare).toMatchObject({ status: 409, body: { code: "inspection.records" } });
    const old = await as("u-chen")(`${visited}/records`, talk("2026-03-02"));
    expect(old).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    await as("u-chen")(`${visited}/records`, talk("2026-03-02", ["u-chen", "u-zheng"]));
    await as("u-chen")(`${visited}/records`, accounts("2026-03-02"));
    expect((await as("u-chen")(`${visited}/end`, { note: "当日结束" })).status).toBe(200);
    expect((await lastTask(host, visited, "REPORTING")).due).toMatchObject({
      ruleCode: "D-QI-2",
      effectiveDue: "2026-03-16",
    });
  });

  it("report: director by link returns and approves, deputy by link approves; feedback within 5 WD", async () => {
    const id = visited.split("/").at(-1) ?? "";
    await as("u-chen")(`${visited}/report`, { report: "检查报告（示例）" });
    await decideByLink(host, "feng", id, { action: "return", opinion: "请写明查阅范围" });
    expect((await stateAt(visited)).status).toBe("REPORTING");
    await as("u-chen")(`${visited}/report`, { report: "检查报告（示例），查阅一季度账目" });
    await decideByLink(host, "feng", id, { action: "approve" });
    expect((await stateAt(visited)).status).toBe("REPORT_APPROVAL");
    await decideByLink(host, "wu", id, { action: "approve" });
    expect((await stateAt(visited)).status).toBe("FEEDBACK");
    expect((await lastTask(host, visited, "FEEDBACK")).due).toMatchObject({
      ruleCode: "D-QI-3",
      effectiveDue: "2026-03-09",
    });
  });

  it("nothing found: the director signs 未发现问题 and it is CLOSED", async () => {
    await as("u-chen")(`${visited}/feedback`, {
      feedback: {
        letterNumber: "示纪函〔2026〕1号",
        receivedBy: "村主任（示例）",
        servedOn: "2026-03-02",
      },
    });
    expect((await stateAt(visited)).status).toBe("FED_BACK");
    await decideTask(host, "u-feng", `${visited.split("/").at(-1)}.FED_BACK.1`, { action: "sign" });
    expect(await stateAt(visited)).toMatchObject({ status: "CLOSED", closedOn: "2026-03-02" });
    const closed = (await eventsOf(host, visited)).findLast(
      ({ type }) => type === "quarterly.closed",
    );
    expect(closed?.data.result).toBe("未发现问题");
  });

  it("DUE on 04-01: the schedule opens the next quarter for every place, once however often it runs", async () => {
    await host.advanceTo(at("2026-04-01", "00:06"));
    for (const place of [village, station]) {
      const state = await stateAt(pathOf(place, second));
      expect(state).toMatchObject({ status: "DUE", year: 2026, quarter: 2 });
      expect((await lastTask(host, pathOf(place, second), "VISIT")).due.effectiveDue).toBe(
        "2026-06-30",
      );
    }
    const { openDay } = await import("#functions/cycle/main.ts");
    expect(await openDay(host.world, "2026-04-01")).toMatchObject({ quarter: 2 });
    expect(await openDay(host.world, "2026-04-02")).toMatchObject({ quarter: 0 });
    await host.settle();
    expect(await listed(host, "/quarterly-visits")).toHaveLength(4);
    expect((await stateAt(pathOf(village, second))).objects).toHaveLength(2);
  });

  it("MISSED at 00:10 of the next quarter's first day; 黄 to the deputy at once, 红 to the secretary +5 WD", async () => {
    expect((await stateAt(unvisited)).status).toBe("DUE");
    await host.advanceTo(at("2026-04-01", "00:10"));
    const state = await stateAt(unvisited);
    expect(state).toMatchObject({ status: "MISSED", missed: { at: at("2026-04-01", "00:10") } });
    expect((await lastTask(host, unvisited, "MAKE_UP")).due).toMatchObject({
      ruleCode: "D-QI-1-MAKEUP",
      effectiveDue: "2026-04-22",
    });
    await host.advanceTo(at("2026-04-08", "09:00"));
    const steps = await remindersOf(host, unvisited, "VISIT");
    expect(steps.find(({ step }) => step === "YELLOW")).toMatchObject({
      at: at("2026-04-01", "00:10"),
      recipients: ["u-feng", "u-wu"],
    });
    expect(steps.find(({ step }) => step === "RED")).toMatchObject({
      at: at("2026-04-08", "00:10"),
      recipients: expect.arrayContaining(["u-zhou"]) as unknown,
    });
  });

  it("a make-up within 15 WD counts as late, does not erase MISSED nor count for the next quarter", async () => {
    await as("u-feng")(`${unvisited}/miss-reason`, { reason: "检查力量不足（示例）" });
    expect((await arrive(unvisited, "2026-04-08")).status).toBe(200);
    const state = await stateAt(unvisited);
    expect(state).toMatchObject({
      status: "ON_SITE",
      missed: { at: at("2026-04-01", "00:10"), reason: "检查力量不足（示例）" },
      visit: { beganOn: "2026-04-08", timeliness: "late" },
    });
    const closed = (await eventsOf(host, unvisited)).filter(({ type }) => type === "task.closed");
    expect(closed.map(({ task, data }) => [task?.split(".").at(-2), data.late]).toSorted()).toEqual(
      [
        ["MAKE_UP", "on-time"],
        ["MISS_REASON", "late"],
        ["VISIT", "late"],
      ],
    );
    expect((await stateAt(pathOf(station, second))).status).toBe("DUE");
  });

  it("coverage by room and quarter, counted from the records", async () => {
    const { body } = await call(host, "u-zhou").get(
      "/quarterly-visits/coverage?year=2026&quarter=1",
    );
    const counts = { due: 2, visited: 1, missed: 1, madeUp: 1, waived: 0, percent: 50 };
    expect(body).toMatchObject({
      quarter: "2026Q1",
      total: { ...counts, methods: { REVIEW_ACCOUNTS: 1, INTERVIEW: 1, HEAR_REPORT: 0 } },
      rooms: [{ room: "2", ...counts }],
      missed: [{ room: "2", reason: "检查力量不足（示例）", madeUpOn: "2026-04-08" }],
    });
  });

  it("findings: RISK is rectified within 30 CD, VIOLATION becomes a clue of the district commission (A-31)", async () => {
    const path = pathOf(village, second);
    const id = path.split("/").at(-1) ?? "";
    await arrive(path, "2026-04-08");
    await as("u-chen")(`${path}/records`, accounts("2026-04-08"));
    const person = {
      personId: "per_one",
      name: "赵示例",
      kind: "VILLAGE_CADRE",
      isPartyMember: "yes",
      isPublicOfficer: "yes",
      amountInFen: 30_000,
    };
    const violation = {
      kind: "VIOLATION",
      area: "COLLECTIVE_ASSETS",
      nature: "CORRUPTION",
      subject: { type: "people", people: [person] },
      description: "虚列支出（示例）",
    };
    const wrong = await as("u-chen")(`${path}/findings`, {
      finding: { ...violation, amountInFen: 30_001 },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "finding.sums" } });
    await as("u-chen")(`${path}/findings`, { finding: { ...violation, amountInFen: 30_000 } });
    await as("u-chen")(`${path}/findings`, {
      finding: {
        kind: "RISK",
        area: "COLLECTIVE_ASSETS",
        subject: { type: "unit", unitId: village, unitName: "示例村" },
        description: "支出未公示（示例）",
      },
    });
    await as("u-chen")(`${path}/end`, { note: "当日结束" });
    await as("u-chen")(`${path}/report`, { report: "发现两个问题（示例）" });
    await decideTask(host, "u-feng", `${id}.REPORT_REVIEW.1`, { action: "approve" });
    await decideTask(host, "u-wu", `${id}.REPORT_APPROVAL.1`, { action: "approve" });
    const state = await stateAt(path);
    expect(state).toMatchObject({ status: "FEEDBACK", confirmedOn: "2026-04-08" });
    const clueId = state.clues[0]?.clueId ?? "";
    expect(await stateOf<Clue>(host, `/clues/${clueId}`)).toMatchObject({
      status: "RECEIVED",
      routing: { organ: "DISTRICT_COMMISSION", room: "2", object: "ACTIVE" },
      receivedOn: "2026-04-08",
      amountInFen: 30_000,
    });
    expect((await lastTask(host, `/clues/${clueId}`, "RECEIVED")).due).toMatchObject({
      ruleCode: "D-TI-3",
      effectiveDue: "2026-04-10",
    });
    await as("u-chen")(`${path}/feedback`, {
      feedback: {
        letterNumber: "示纪函〔2026〕2号",
        receivedBy: "村主任（示例）",
        servedOn: "2026-04-08",
      },
    });
    expect((await lastTask(host, path, "RECTIFYING")).due).toMatchObject({
      ruleCode: "D-QI-4",
      nominalDue: "2026-05-08",
      effectiveDue: "2026-05-08",
    });
    const early = await decideTask(host, "u-feng", `${id}.RECTIFYING.1`, {
      action: "close",
      opinion: "同意销号",
    });
    expect(early).toMatchObject({ status: 409, body: { code: "inspection.findings" } });
    await as("u-chen")(`${path}/rectification`, {
      rectified: { finding: 2, evidence: "公示照片（示例）", doneOn: "2026-04-08" },
    });
    await decideTask(host, "u-feng", `${id}.RECTIFYING.1`, {
      action: "close",
      opinion: "同意销号",
    });
    expect(await stateAt(path)).toMatchObject({ status: "CLOSED", closedOn: "2026-04-08" });
  });

  it("WAIVED only by the deputy, with a reason, before the quarter ends", async () => {
    const path = pathOf(station, second);
    expect((await as("u-feng")(`${path}/waiver`, { reason: "撤并" })).status).toBe(403);
    const unexplained = await as("u-wu")(`${path}/waiver`, { reason: "" });
    expect(unexplained).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    expect((await as("u-wu")(`${path}/waiver`, { reason: "单位撤并（示例）" })).status).toBe(200);
    expect(await stateAt(path)).toMatchObject({ status: "WAIVED", waived: { by: "u-wu" } });
    const { body } = await call(host, "u-zhou").get(
      "/quarterly-visits/coverage?year=2026&quarter=2",
    );
    expect(body).toMatchObject({ total: { due: 1, visited: 1, waived: 1, percent: 100 } });
  });
});
