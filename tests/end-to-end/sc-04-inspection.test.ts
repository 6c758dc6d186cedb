import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBatch } from "#functions/react/batch.ts";
import { react } from "#functions/react/react.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Host } from "#local/host.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { at, call, decideByLink, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, lastTask, remindersOf, stateOf } from "./supervision.ts";

const none = { ties: "none" } as const;
const unit = { unitId: "unt_chengguan_two", unitName: "示例区城管二队（示例）" };
const documents = [
  "主/副卡台账",
  "加油明细",
  "燃油购买领用",
  "派车单",
  "里程",
  "发票",
  "单位车辆清单",
];
const plan = {
  title: "加油卡管理使用情况靶向性检查",
  themes: ["fuel-cards"],
  units: [unit],
  period: { from: "2026-01-01", to: "2026-07-31" },
  team: [
    { officer: "u-chen", ...none },
    { officer: "u-chu", ...none },
  ],
  methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
  contents: ["PARTY_RESPONSIBILITY", "OTHER"],
  focus: ["副卡使用", "派车与里程"],
  grounds: "主卡1、副卡12，管理分散（示例）",
};

const people = {
  jia: {
    personId: "per_jia",
    name: "甲",
    kind: "SECTION_LEADER",
    isPartyMember: "yes",
    isPublicOfficer: "yes",
    times: 6,
    centilitres: 28_000,
    amountInFen: 224_000,
  },
  yi: {
    personId: "per_yi",
    name: "乙",
    kind: "STAFF",
    isPartyMember: "yes",
    isPublicOfficer: "yes",
    times: 3,
    centilitres: 16_000,
    amountInFen: 125_000,
  },
  bing: {
    personId: "per_bing",
    name: "丙",
    kind: "WORKER",
    isPartyMember: "no",
    isPublicOfficer: "no",
    times: 5,
    centilitres: 22_000,
    amountInFen: 176_000,
  },
};
type Person = (typeof people)[keyof typeof people];

const violation = (person: Person) => ({
  kind: "VIOLATION",
  area: "OTHER",
  areaNote: "公务用车",
  nature: "CONDUCT",
  subject: { type: "people", people: [person] },
  description: `私车公养 ${person.times} 次（示例）`,
  amountInFen: person.amountInFen,
  period: { from: "2026-01-01", to: "2026-07-31" },
  evidence: ["加油明细与派车单比对表"],
});
const ofUnit = (kind: string, description: string) => ({
  kind,
  area: "PARTY_RESPONSIBILITY",
  subject: { type: "unit", ...unit },
  description,
});
type FuelHit = { hit: string; rule: string; explanation: string; rows: { row: number }[] };
const party = (article: string) => [{ side: "PARTY", norm: "中国共产党纪律处分条例", article }];

/** SC-04 of the acceptance scenarios, lines 1 to 3, over HTTP and the link pages. */
describe("SC-04 加油卡靶向性检查 → 处置 (A-21 to A-24, A-28, A-31)", () => {
  let host: Host;
  let path: string;
  let id: string;
  const state = () => stateOf<Targeted>(host, path);
  const as = async (who: string, verb: string, body: unknown = {}) => {
    const answer = await call(host, who).post(verb === "" ? path : `${path}/${verb}`, body);
    await host.settle();
    return answer;
  };
  const balance = async () =>
    (await call(host, "u-zhou").get<Record<string, unknown>>(`${path}/balance`)).body;

  beforeAll(async () => {
    host = await startFrozen("2026-08-12");
    const drafted = await call(host, "u-chen").post("/targeted-inspections", { plan });
    id = drafted.body.id;
    path = `/targeted-inspections/${id}`;
  });
  afterAll(() => host.stop());

  it("work plan: director and deputy by link, 3 WD each; nothing is served before", async () => {
    const early = await as("u-chen", "document-request", {
      servedOn: "2026-08-12",
      servedTo: "城管二队",
      documents,
    });
    expect(early).toMatchObject({ status: 409, body: { code: "record.state" } });
    await as("u-chen", "submission");
    expect((await lastTask(host, path, "PLAN_REVIEW")).due.effectiveDue).toBe("2026-08-17");
    await decideByLink(host, "feng", id, { action: "approve" });
    expect((await lastTask(host, path, "PLAN_APPROVAL")).due.effectiveDue).toBe("2026-08-17");
    await host.advanceTo(at("2026-08-14"));
    await decideByLink(host, "wu", id, { action: "approve", opinion: "同意开展检查" });
    expect(await state()).toMatchObject({
      status: "APPROVED",
      approved: { themes: ["fuel-cards"] },
    });
  });

  it("#1 08-17 调取清单 served: due 08-20", async () => {
    await host.advanceTo(at("2026-08-17"));
    const served = { servedOn: "2026-08-17", servedTo: "城管二队办公室（示例）", documents };
    expect((await as("u-chen", "document-request", served)).status).toBe(200);
    expect((await state()).status).toBe("DOC_REQUESTED");
    expect((await lastTask(host, path, "DOC_REQUESTED")).due).toMatchObject({
      ruleCode: "D-TI-1",
      base: "2026-08-17",
      effectiveDue: "2026-08-20",
    });
  });

  it("#1 delivered 08-21: late 1 WD, 黄 to director and deputy", async () => {
    await as("u-chen", "receipts", { documents: [1, 2, 3], receivedOn: "2026-08-17" });
    expect((await state()).status).toBe("DOC_REQUESTED");
    await host.advanceTo(at("2026-08-21"));
    await as("u-chen", "receipts", { documents: [4, 5, 6, 7], receivedOn: "2026-08-21" });
    const { status, requests } = await state();
    expect(status).toBe("ANALYZING");
    expect(requests[0]?.documents.map(({ lateWorkdays }) => lateWorkdays)).toEqual([
      0, 0, 0, 1, 1, 1, 1,
    ]);
    const steps = await remindersOf(host, path, "DOC_REQUESTED");
    expect(steps.find(({ step }) => step === "YELLOW")).toMatchObject({
      at: at("2026-08-21", "00:10"),
      recipients: ["u-feng", "u-wu"],
    });
    const closed = (await eventsOf(host, path)).find(
      ({ type, data }) => type === "task.closed" && data.outcome === "complete",
    );
    expect(closed?.data.late).toBe("late");
  });

  it("the unit's own records are compared by the fuel-card theme; every hit names its numbers", async () => {
    const send = async (table: string, name: string, lines: readonly string[]) => {
      const query = new URLSearchParams({ theme: "fuel-cards", table, name }).toString();
      const response = await fetch(`${host.url}/api/v1${path}/tables?${query}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await host.token("u-chen")}`,
          "content-type": "application/octet-stream",
          "idempotency-key": `table-${table}`,
        },
        body: lines.join("\r\n"),
      });
      return response.status;
    };
    expect(
      await send("fills", "加油明细.csv", [
        "流水号,卡号,加油日期,车牌号,油品,升数,金额(元),加油地点,小票签字",
        "F001,C01,2026-03-05 08:30,示A10001,92号,46.60,373.00,示例区一站,是",
        "F002,C01,2026-03-05 18:10,示A99999,95号,46.70,373.40,远例县国道站,否",
      ]),
    ).toBe(200);
    expect(
      await send("vehicles", "单位车辆清单.csv", ["车牌号,油箱容积(升),油品", "示A10001,50,92号"]),
    ).toBe(200);
    expect((await as("u-chen", "reanalysis")).status).toBe(200);
    const { tables, hits, comparisons } = await state();
    expect(tables.map(({ status, problemCount }) => [status, problemCount])).toEqual([
      ["ANALYZED", 0],
      ["ANALYZED", 0],
    ]);
    expect(comparisons).toMatchObject([{ theme: "fuel-cards", status: "analyzed" }]);
    const { body } = await call(host, "u-chen").get<{ items: FuelHit[] }>(`${path}/hits`);
    expect(body.items).toHaveLength(hits.found);
    const rules = body.items.map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(["UNLISTED_PLATE", "SAME_DAY", "UNSIGNED", "OUTSIDE"]),
    );
    const sameDay = body.items.find(({ rule }) => rule === "SAME_DAY");
    expect(sameDay?.explanation).toMatch(/2026-03-05/);
    expect(sameDay?.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect((await as("u-chen", "beginning")).body).toMatchObject({ code: "targeted.hits-open" });
    for (const { hit } of body.items)
      expect(
        await as("u-chu", "hit-reviews", {
          review: { hit, verdict: "SUSPECT", note: "列入核查（示例）" },
        }),
      ).toMatchObject({ status: 200 });
  });

  it("neg: a theme that nobody approved is refused until the wider plan is approved", async () => {
    const wider = await call(host, "u-chen").post(
      `${path}/tables?theme=receptions&table=log&name=a.csv`,
      {},
    );
    expect(wider).toMatchObject({ status: 409, body: { code: "targeted.beyond-plan" } });
  });

  it("#2 08-26 on-site end: findings due 09-16", async () => {
    await host.advanceTo(at("2026-08-24"));
    expect((await as("u-chen", "beginning")).status).toBe(200);
    await as("u-chen", "records", {
      record: {
        method: "INTERVIEW",
        on: "2026-08-24",
        interviewee: "加油卡管理员（示例）",
        officers: ["u-chen", "u-chu"],
        notes: "谈话情况（示例）",
      },
    });
    await host.advanceTo(at("2026-08-26"));
    expect((await as("u-chen", "end", { note: "现场检查结束" })).status).toBe(200);
    expect((await lastTask(host, path, "FINDINGS_DRAFT")).due).toMatchObject({
      ruleCode: "D-TI-2",
      base: "2026-08-26",
      effectiveDue: "2026-09-16",
    });
  });

  it("findings reconcile: a sum that differs by one fen is refused, so is a period beyond the plan", async () => {
    const wrong = { ...violation(people.jia), amountInFen: 224_001 };
    expect(await as("u-chen", "findings", { finding: wrong })).toMatchObject({
      status: 422,
      body: { code: "finding.sums", detail: "各人合计 2,240.00 元，问题金额 2,240.01 元" },
    });
    const beyond = { ...violation(people.jia), period: { from: "2025-12-01", to: "2026-07-31" } };
    expect(await as("u-chen", "findings", { finding: beyond })).toMatchObject({
      status: 409,
      body: { code: "targeted.beyond-plan" },
    });
    const elsewhere = {
      ...ofUnit("RISK", "他单位（示例）"),
      subject: { type: "unit", unitId: "unt_other", unitName: "其他单位" },
    };
    expect(await as("u-chen", "findings", { finding: elsewhere })).toMatchObject({
      body: { code: "targeted.beyond-plan" },
    });
    const unreviewed = { ...violation(people.jia), hits: ["00000000000000aa"] };
    expect(await as("u-chen", "findings", { finding: unreviewed })).toMatchObject({
      status: 409,
      body: { code: "targeted.hit" },
    });
    expect((await state()).findings).toEqual([]);
  });

  it("#2 08-31 five findings confirmed: 3 VIOLATION, 1 LOOPHOLE, 1 RISK; 14次 660升 5,250.00元", async () => {
    await host.advanceTo(at("2026-08-31"));
    for (const finding of [
      violation(people.jia),
      violation(people.yi),
      violation(people.bing),
      ofUnit("LOOPHOLE", "无里程登记（示例）"),
      ofUnit("RISK", "副卡未绑车牌（示例）"),
    ])
      expect((await as("u-chen", "findings", { finding })).status).toBe(200);
    const unheard = await as("u-chen", "findings-submission");
    expect(unheard).toMatchObject({ status: 409, body: { code: "inspection.findings" } });
    for (const subject of ["per_jia", "per_yi", "per_bing", unit.unitId])
      await as("u-chen", "hearings", {
        hearing: { subject, on: "2026-08-31", statement: "无异议（示例）" },
      });
    expect((await as("u-chen", "findings-submission")).status).toBe(200);
    expect((await lastTask(host, path, "FINDINGS_REVIEW")).due.effectiveDue).toBe("2026-09-16");
    await decideByLink(host, "feng", id, { action: "approve", opinion: "同意" });
    const confirmed = await state();
    expect(confirmed).toMatchObject({ status: "DISPOSAL", confirmedOn: "2026-08-31" });
    expect(confirmed.findings.map(({ kind, area, areaNote }) => [kind, area, areaNote])).toEqual([
      ["VIOLATION", "OTHER", "公务用车"],
      ["VIOLATION", "OTHER", "公务用车"],
      ["VIOLATION", "OTHER", "公务用车"],
      ["LOOPHOLE", "PARTY_RESPONSIBILITY", undefined],
      ["RISK", "PARTY_RESPONSIBILITY", undefined],
    ]);
    expect((await balance()).total).toEqual({
      times: 14,
      centilitres: 66_000,
      amountInFen: 525_000,
    });
    const event = (await eventsOf(host, path)).find(
      ({ type }) => type === "targeted.findings-confirmed",
    );
    expect(event).toMatchObject({
      actor: "u-feng",
      data: { findings: 5, violations: 3, amountInFen: 525_000 },
    });
  });

  it("#2 loophole and risk of the unit: one letter drafted for the handler, repeated for nothing", async () => {
    const letters = await call(host, "u-chen").get<{ items: { id: string }[] }>("/letters");
    expect(letters.body.items).toHaveLength(1);
    const drafted = `/letters/${letters.body.items[0]?.id}`;
    expect(await stateOf<Letter>(host, drafted)).toMatchObject({
      status: "DRAFT",
      proposer: "u-chen",
      source: { kind: "targeted", id },
      content: {
        addressee: { ...unit, organs: "UNIT" },
        ground: "POWER",
        situation:
          "靶向性检查发现：问题 4（监管漏洞）无里程登记（示例）；问题 5（廉政风险）副卡未绑车牌（示例）。",
        demands: [],
      },
    });
    const incomplete = await call(host, "u-chen").post(`${drafted}/submission`);
    expect(incomplete).toMatchObject({ status: 422, body: { code: "letter.incomplete" } });
    const { items } = await host.world.store.range(`targeted#${id}`, "event#");
    const opened = items.find(({ type }) => type === "targeted.disposal-opened");
    await react(host.world, opened as unknown as Event, openBatch(host.world, []));
    expect((await eventsOf(host, drafted)).map(({ type }) => type)).toEqual(["letter.drafted"]);
  });

  it("#2 three clues of the district commission, due 09-02, registered 09-01; each number once", async () => {
    const { clues } = await state();
    expect(clues.map(({ personId }) => personId)).toEqual(["per_jia", "per_yi", "per_bing"]);
    for (const { clueId } of clues) {
      expect((await lastTask(host, `/clues/${clueId}`, "RECEIVED")).due).toMatchObject({
        ruleCode: "D-TI-3",
        effectiveDue: "2026-09-02",
      });
      expect((await stateOf<Clue>(host, `/clues/${clueId}`)).routing).toEqual({
        organ: "DISTRICT_COMMISSION",
        room: "2",
        object: "NONE",
      });
    }
    const tooEarly = await as("u-feng", "disposals", {
      disposal: {
        personId: "per_yi",
        measure: "ADMONITION",
        decidedOn: "2026-08-31",
        decidedBy: "区纪委监委",
        basis: party("第五条"),
      },
    });
    expect(tooEarly).toMatchObject({ status: 409, body: { code: "clue.unregistered" } });
    await host.advanceTo(at("2026-09-01"));
    for (const { clueId } of clues) {
      const registered = await decideTask(host, "u-jiang", `${clueId}.RECEIVED.1`, {
        action: "register",
        form: {},
      });
      expect(registered.status).toBe(200);
      expect(await stateOf<Clue>(host, `/clues/${clueId}`)).toMatchObject({
        status: "REGISTERED",
        registeredOn: "2026-09-01",
        registeredBy: "u-jiang",
        receivedOn: "2026-08-31",
      });
      expect((await lastTask(host, `/clues/${clueId}`, "REGISTERED")).due.effectiveDue).toBe(
        "2026-09-04",
      );
    }
    expect((await state()).clues.map(({ number }) => number)).toEqual([
      "XS-2026-0001",
      "XS-2026-0002",
      "XS-2026-0003",
    ]);
  });

  it("#3 the measures offered for 丙: no 政务处分 撤职/开除, no Party measure; a wrong one is refused", async () => {
    const { body } = await call(host, "u-feng").get<{
      measures: { measure: string; side: string }[];
    }>(`${path}/people/per_bing/measures`);
    const sides = body.measures.map(({ side }) => side);
    expect(sides).not.toContain("PARTY");
    expect(body.measures.map(({ measure }) => measure)).not.toContain("DISMISSAL");
    expect(body.measures.map(({ measure }) => measure)).not.toContain("DISCHARGE");
    expect(body.measures.map(({ measure }) => measure)).toContain("UNIT_CRITICISM");
    const wrong = await as("u-feng", "disposals", {
      disposal: {
        personId: "per_bing",
        measure: "DISMISSAL",
        decidedOn: "2026-09-01",
        decidedBy: "区监委",
        basis: [{ side: "STATE", norm: "中华人民共和国公职人员政务处分法", article: "第七条" }],
      },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "disposal.measure" } });
  });

  it("#3 a measure without a basis of its own kind is refused", async () => {
    const disposal = {
      personId: "per_jia",
      measure: "PARTY_WARNING",
      decidedOn: "2026-09-01",
      decidedBy: "区纪委常委会",
    };
    const bare = await as("u-feng", "disposals", { disposal: { ...disposal, basis: [] } });
    expect(bare).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const foreign = await as("u-feng", "disposals", {
      disposal: { ...disposal, basis: [{ side: "STATE", norm: "政务处分法", article: "第七条" }] },
    });
    expect(foreign).toMatchObject({ status: 422, body: { code: "disposal.basis" } });
  });

  it("#3 乙 诫勉 09-10 to 2027-03-09, 甲 党内警告 09-18 to 2027-09-17, 丙 通报批评; forms 1 and 1", async () => {
    await host.advanceTo(at("2026-09-10"));
    await as("u-feng", "disposals", {
      disposal: {
        personId: "per_yi",
        measure: "ADMONITION",
        decidedOn: "2026-09-10",
        decidedBy: "区纪委监委",
        talker: "吴示二",
        basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
      },
    });
    const future = await as("u-feng", "disposals", {
      disposal: {
        personId: "per_jia",
        measure: "PARTY_WARNING",
        decidedOn: "2026-09-18",
        decidedBy: "区纪委常委会",
        basis: party("第一百一十七条"),
      },
    });
    expect(future).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    await host.advanceTo(at("2026-09-18"));
    await as("u-feng", "disposals", {
      disposal: {
        personId: "per_jia",
        measure: "PARTY_WARNING",
        decidedOn: "2026-09-18",
        decidedBy: "区纪委常委会",
        documentNumber: "示纪〔2026〕31号",
        basis: party("第一百一十七条"),
      },
    });
    await as("u-feng", "disposals", {
      disposal: {
        personId: "per_bing",
        measure: "UNIT_CRITICISM",
        decidedOn: "2026-09-18",
        decidedBy: "示例区城管二队（示例）",
        basis: [{ side: "UNIT", norm: "城管二队车辆管理办法（示例）", article: "第八条" }],
      },
    });
    const { disposals } = await state();
    expect(
      disposals.map(({ personId, measure, influenceUntil }) => [personId, measure, influenceUntil]),
    ).toEqual([
      ["per_yi", "ADMONITION", "2027-03-09"],
      ["per_jia", "PARTY_WARNING", "2027-09-17"],
      ["per_bing", "UNIT_CRITICISM", undefined],
    ]);
    expect((await balance()).forms).toEqual({ 1: 1, 2: 1, 3: 0, 4: 0 });
  });

  it("#3 refunds 5,250.00, never more than is owed; then the units' findings; then CLOSED", async () => {
    const refund = (person: Person, amountInFen = person.amountInFen) =>
      as("u-chen", "refunds", {
        refund: {
          personId: person.personId,
          amountInFen,
          paidOn: "2026-09-18",
          receipt: "缴款书（示例）",
        },
      });
    const over = await refund(people.jia, people.jia.amountInFen + 1);
    expect(over).toMatchObject({ status: 422, body: { code: "disposal.refund" } });
    await refund(people.jia, 100_000);
    await refund(people.jia, 124_000);
    await refund(people.yi);
    const early = await decideTask(host, "u-feng", `${id}.DISPOSAL.1`, {
      action: "close",
      opinion: "办结",
    });
    expect(early).toMatchObject({ status: 409, body: { code: "disposal.open" } });
    expect(JSON.stringify(early.body)).toContain("丙 尚有 1,760.00 元 未退赔");
    await refund(people.bing);
    expect(await balance()).toMatchObject({
      refundedInFen: 525_000,
      open: ["问题 4 尚未整改或制发建议书", "问题 5 尚未整改或制发建议书"],
    });
    for (const finding of [4, 5])
      await as("u-chen", "settlements", {
        settlement: {
          finding,
          by: "LETTER",
          reference: "示纪监建〔2026〕3号",
          doneOn: "2026-09-18",
        },
      });
    await decideTask(host, "u-feng", `${id}.DISPOSAL.1`, { action: "close", opinion: "办结" });
    expect(await state()).toMatchObject({
      status: "CLOSED",
      closedOn: "2026-09-18",
      result: "处置完毕",
    });
  });

  it("#3 甲 and 乙 find the inspection under their own ids (integrity file)", async () => {
    for (const person of ["per_jia", "per_yi"]) {
      const { items } = await host.world.store.index("about", person, { prefix: "" });
      expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["targeted", "clue"]));
    }
  });
});
