import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { derivedId } from "#kernel/text/id.ts";
import type { Host } from "#local/host.ts";
import { sampleUnit } from "#local/sample/officers.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Lot } from "#process/lot/draw.ts";
import { draw } from "#process/lot/draw.ts";
import { items, itemsOf } from "#process/matters/declaration/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import { inLibrary } from "./cases.ts";
import { at, browser, call, lastCode, linkFor, openedPage, startFrozen } from "./harness.ts";
import { nameContact, setPilots } from "./objects.ts";
import { decideTask, eventsOf, stateOf, supervised } from "./supervision.ts";
import { wholeTable } from "./whole-table.ts";

/** Words that must be found nowhere but encrypted. */
const planted = ["望海花园九号楼九零九室", "绿皮证件九九八八", "出差补助忘记填报"];

/** SC-09 over HTTP, links and the advanced clock, across New Year (D-PMR-1, D-PMR-4, D-PMR-5). */
describe("SC-09 个人有关事项报告 A-20 A-30", () => {
  let host: Host;
  const enrollments: Record<string, string> = {};
  const idOf = (name: string) =>
    derivedId("matters", "sample", enrollments[name] ?? "", "ANNUAL", "2025");
  const reportOf = (name: string) => stateOf<Matters>(host, `/matters/${idOf(name)}`);

  beforeAll(async () => {
    host = await startFrozen("2025-12-02");
    for (const name of ["zhao", "qian", "sun"]) {
      enrollments[name] = await supervised(host, { personId: `per_${name}`, ...sampleUnit });
      await nameContact(host, enrollments[name] ?? "", name);
    }
    await setPilots(host, { matters: { from: "2025-12-10" } });
  });
  afterAll(() => host.stop());

  /** A person on their phone: link, code, and pages with forms that a browser would post. */
  async function phone(name: string, id = idOf(name)) {
    const url = await linkFor(host, name, id);
    const person = browser();
    await person.post(`${url}/code`, {});
    await person.post(`${url}/verify`, { code: await lastCode(host, name) });
    const open = async (path = "") => person.get(`${url}/report${path}`);
    const send = async (path: string, fields: Record<string, string>) => {
      const nonce = (await open(path)).html.match(/name="nonce" value="([^"]+)"/)?.[1] ?? "";
      const answer = await person.post(`${url}/report${path}`, { nonce, ...fields });
      await host.settle();
      return answer;
    };
    return { url, person, open, send };
  }

  it("#1 is opened on 12-15 for everybody, due 01-31, in the words of a duty of the district's own", async () => {
    await host.advanceTo(at("2025-12-15"));
    for (const name of ["zhao", "qian", "sun"])
      expect(await reportOf(name)).toMatchObject({
        status: "DUE",
        binding: "BY_ANALOGY",
        due: { effectiveDue: "2026-01-31" },
      });
    const { open } = await phone("zhao");
    const { html } = await open();
    expect(html).toContain("参照执行");
    expect(html).not.toContain("依照《领导干部");
    for (const key of itemsOf({ type: "ANNUAL" })) expect(html).toContain(items[key].title);
  });

  it("is filled in over days: each item is kept when it is saved, and nobody else's link opens it", async () => {
    await host.advanceTo(at("2025-12-22"));
    const first = await phone("zhao");
    expect((await first.send("/MARRIAGE", { go: "nil" })).status).toBe(303);
    const house = { go: "save", "0.who": "本人", "0.where": planted[0] ?? "", "0.area": "98" };
    expect((await first.send("/HOUSE", house)).status).toBe(303);
    expect((await first.send("/PASSPORT", { go: "save" })).status).toBe(422);
    expect((await reportOf("zhao")).status).toBe("DRAFT");
    await host.advanceTo(at("2026-01-08"));
    const later = await phone("zhao");
    expect((await later.open("/HOUSE")).html).toContain(planted[0]);
    expect((await later.open()).html).toContain("已填 2 / 14 项");
    const stranger = browser();
    const foreign = await stranger.get(`${later.url}/report`);
    expect([foreign.status, foreign.html.includes("报告类型")]).toEqual([403, false]);
    const forged = await stranger.post(`${later.url}/report/HOUSE`, { go: "nil", nonce: "x" });
    expect(forged.status).toBe(403);
  });

  it("#2 is handed in with every item stated and the pledge, or not at all", async () => {
    await host.advanceTo(at("2026-01-20"));
    const { send } = await phone("zhao");
    expect((await send("", { pledge: "yes" })).status).toBe(422);
    for (const key of itemsOf({ type: "ANNUAL" }))
      if (key !== "MARRIAGE" && key !== "HOUSE" && key !== "PASSPORT")
        await send(`/${key}`, { go: "nil" });
    await send("/PASSPORT", { go: "save", "0.document": planted[1] ?? "" });
    expect((await send("", {})).status).toBe(422);
    expect((await send("", { pledge: "yes", lateReason: planted[2] ?? "" })).status).toBe(303);
    expect(await reportOf("zhao")).toMatchObject({
      status: "SUBMITTED",
      submissions: [{ lateDays: 0, by: "PERSON" }],
    });
  });

  it("#3 is returned on 01-28, to be handed in again by 02-11; another comes on paper two days late", async () => {
    await host.advanceTo(at("2026-01-28"));
    const returned = await decideTask(host, "u-feng", `${idOf("zhao")}.SUBMITTED.1`, {
      action: "return",
      opinion: "房产未填来源",
    });
    expect(returned.status).toBe(200);
    expect(await reportOf("zhao")).toMatchObject({
      status: "RETURNED",
      due: { effectiveDue: "2026-02-11" },
    });
    await host.advanceTo(at("2026-02-02"));
    expect(await reportOf("qian")).toMatchObject({ status: "DUE", overdueSince: "2026-02-01" });
    const answers = Object.fromEntries(
      itemsOf({ type: "ANNUAL" }).map((key) => [key, { state: "NIL" }]),
    );
    const path = `/matters/${idOf("qian")}`;
    const paper = await call(host, "u-chen").post(`${path}/paper`, { answers, pledge: "yes" });
    expect(paper.status).toBe(200);
    const excuse = { document: "书面说明（示例）", on: "2026-02-02" };
    expect((await call(host, "u-feng").post(`${path}/late-excuse`, { excuse })).status).toBe(200);
    const again = await phone("zhao");
    expect((await again.open()).html).toContain("房产未填来源");
    expect((await again.send("", { pledge: "yes" })).status).toBe(303);
    for (const name of ["zhao", "qian"]) {
      const visit = name === "zhao" ? 2 : 1;
      await decideTask(host, "u-feng", `${idOf(name)}.SUBMITTED.${visit}`, { action: "approve" });
    }
    expect((await reportOf("zhao")).status).toBe("ACCEPTED");
  });

  it("#7 the completion table counts on time, late and missing; the ledger prints (L9)", async () => {
    const { body } = await call(host, "u-feng").get("/matters-completion?year=2025");
    expect(body).toEqual({ due: 3, onTime: 1, late: 1, missing: 1, excused: 1, percent: 33.3 });
    const token = await host.token("u-feng");
    for (const name of ["matters", "education"]) {
      const printed = await fetch(`${host.url}/api/v1/ledgers/${name}.xlsx?year=2025`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([printed.status, (await printed.arrayBuffer()).byteLength > 1000]).toEqual([
        200,
        true,
      ]);
    }
  });

  it("their party organization sees the status and nothing else", async () => {
    const { body } = await call(host, "u-lv").get<{ items: object[] }>(
      "/matters-statuses?year=2025",
    );
    expect(body.items).toHaveLength(3);
    expect(body.items).toContainEqual(expect.objectContaining({ status: "已报告" }));
    expect(Object.keys(body.items[0] ?? {}).sort()).not.toContain("submissions");
    const other = await call(host, "u-kong").get<{ items: object[] }>(
      "/matters-statuses?year=2025",
    );
    expect(other.body.items).toEqual([]);
    expect((await call(host, "u-lv").get(`/matters/${idOf("zhao")}`)).status).toBe(403);
  });

  it("is read by who needs to know, with a reason, each reading an event", async () => {
    const path = `/matters/${idOf("zhao")}`;
    for (const [who, status] of [
      ["u-chen", 403],
      ["u-zheng", 404],
      ["u-shen", 403],
      ["u-wang", 403],
      ["u-qin", 403],
      ["u-lv", 403],
      ["u-xu", 403],
    ] as const) {
      const answer = await call(host, who).post(`${path}/content`, { reason: "示例" });
      expect([who, answer.status]).toEqual([who, status]);
    }
    expect((await call(host, "u-feng").post(`${path}/content`, {})).status).toBe(422);
    const read = await call(host, "u-feng").post<object>(`${path}/content`, { reason: "审核" });
    expect(JSON.stringify(read.body)).toContain(planted[0]);
    const events = await eventsOf(host, path);
    expect(events.filter(({ type }) => type === "matters.read")).toMatchObject([
      { actor: "u-feng", data: { reason: "审核" } },
    ]);
  });

  it("#6 the lot is drawn once, anybody can repeat it, and a concealed report leads to a clue", async () => {
    const drawn = await call(host, "u-wu").post("/matters-lots", { year: 2025 });
    expect(drawn.status).toBe(200);
    await host.settle();
    const lot = await stateOf<Lot>(host, `/matters-lots/${drawn.body.id}`);
    expect(lot).toMatchObject({ percent: 10, missing: [idOf("sun")] });
    expect(lot.pool).toHaveLength(3);
    expect(draw(lot.seed, lot)).toEqual(lot.picked);
    const again = await call(host, "u-wu").post("/matters-lots", { year: 2025 });
    expect(again.status).toBe(409);
    const [picked = ""] = lot.picked;
    expect(await stateOf<Matters>(host, `/matters/${picked}`)).toMatchObject({
      status: "SPOT_CHECK",
      check: { kind: "LOT" },
    });
    const judged = await call(host, "u-feng").post(`/matters/${picked}/verdict`, {
      result: "CONCEALED",
      items: ["HOUSE"],
      finding: `${planted[0]}另有一套`,
    });
    expect(judged.status).toBe(200);
    await host.settle();
    const state = await stateOf<Matters>(host, `/matters/${picked}`);
    expect(state).toMatchObject({ status: "HANDLED", verdict: { result: "CONCEALED" } });
    const clue = await stateOf<Clue>(host, `/clues/${state.clueId}`);
    expect(clue.problem).toContain("认定瞒报");
  });

  it("what was reported is found nowhere but encrypted: not in the table, nor in mails", async () => {
    const found = JSON.stringify(await wholeTable(host));
    expect(found).toContain(idOf("zhao"));
    const mails = JSON.stringify(await host.inbox());
    for (const words of planted) {
      expect(found.includes(words)).toBe(false);
      expect(mails.includes(words)).toBe(false);
    }
  });

  it("#4 #5 a change of a family item and a wedding have their own clocks, before and after", async () => {
    await host.advanceTo(at("2026-02-10"));
    const staff = call(host, "u-chen");
    const enrollment = enrollments.qian ?? "";
    const change = { item: "MARRIAGE", eventOn: "2026-02-04", learnedOn: "2026-02-10" };
    const changed = await staff.post("/matters/changes", { enrollment, report: change });
    expect(changed.status).toBe(200);
    expect(await stateOf<Matters>(host, `/matters/${changed.body.id}`)).toMatchObject({
      due: { nominalDue: "2026-03-06", effectiveDue: "2026-03-06" },
    });
    const occasion = { eventOn: "2026-10-02", learnedOn: "2026-02-10" };
    const told = await staff.post("/matters/occasions", { enrollment, report: occasion });
    await host.settle();
    expect(await stateOf<Matters>(host, `/matters/${told.body.id}`)).toMatchObject({
      phase: "BEFORE",
      due: { effectiveDue: "2026-09-22" },
    });
    const after = derivedId("matters", told.body.id, "AFTER");
    expect(await stateOf<Matters>(host, `/matters/${after}`)).toMatchObject({
      phase: "AFTER",
      due: { effectiveDue: "2026-10-12" },
    });
    const other = await call(host, "u-xu").post("/matters/changes", { enrollment, report: change });
    expect(other.status).toBe(404);
  });

  it("a change is told of by the person on their own page, and filled in by their own link (D-PMR-2)", async () => {
    await host.advanceTo(Date.parse(host.now()) + 120_000);
    const url = await linkFor(host, "zhao", idOf("zhao"));
    const { person, page } = await openedPage(host, "zhao", `${url}/mine`);
    expect(page.html).toContain("2025 年年度报告");
    expect(page.html).toContain("报告个人有关事项变化");
    const told = async (fields: Record<string, string>) => {
      const answer = await person.post(`${url}/mine/change`, fields);
      await host.settle();
      return answer.status;
    };
    const marriage = { item: "MARRIAGE", eventOn: "2026-02-04" };
    expect([await told(marriage), await told(marriage)]).toEqual([303, 303]);
    expect(await told({ item: "MARRIAGE", eventOn: "2026-12-04" })).toBe(422);
    expect(await told({ item: "NOTHING" })).toBe(422);
    expect((await browser().post(`${url}/mine/change`, marriage)).status).toBe(403);
    const id = derivedId(
      "matters",
      "sample",
      "per_zhao",
      "told",
      "CHANGE",
      "MARRIAGE",
      "2026-02-04",
    );
    expect(await stateOf<Matters>(host, `/matters/${id}`)).toMatchObject({
      status: "DUE",
      due: { ruleCode: "D-PMR-2", effectiveDue: "2026-03-06" },
    });
    expect((await eventsOf(host, `/matters/${id}`))[0]).toMatchObject({ actor: "per_zhao" });
  });

  it("an Art. 4 change is told of by choice: no limit, filled in, and taken as any other", async () => {
    const url = await linkFor(host, "zhao", idOf("zhao"));
    await host.advanceTo(Date.parse(host.now()) + 120_000);
    const { person } = await openedPage(host, "zhao", `${url}/mine`);
    await person.post(`${url}/mine/change`, { item: "HOUSE", eventOn: "2026-02-09" });
    await host.settle();
    const id = derivedId("matters", "sample", "per_zhao", "told", "CHANGE", "HOUSE", "2026-02-09");
    const state = await stateOf<Matters>(host, `/matters/${id}`);
    expect([state.voluntary, state.due]).toEqual(["yes", undefined]);
    await host.advanceTo(at("2026-03-16"));
    expect((await stateOf<Matters>(host, `/matters/${id}`)).overdueSince).toBeUndefined();
    const own = await phone("zhao", id);
    await own.send("/HOUSE", { go: "save", "0.who": "本人", "0.area": "98" });
    expect((await own.send("", { pledge: "yes" })).status).toBe(303);
    await decideTask(host, "u-feng", `${id}.SUBMITTED.1`, { action: "approve" });
    expect(await stateOf<Matters>(host, `/matters/${id}`)).toMatchObject({
      status: "ACCEPTED",
      submissions: [{ by: "PERSON", lateDays: 0 }],
    });
  });

  it("FIRST, PROMOTION with its check and an omission that is handled, and LEAVING (D-PMR-3)", async () => {
    const whom = { id: "per_li", name: "赵示例", ...sampleUnit, post: "科长" };
    await inLibrary(host, whom);
    const enrollment = await supervised(host, { personId: whom.id, ...sampleUnit });
    const first = derivedId("matters", "sample", enrollment, "FIRST");
    expect(await stateOf<Matters>(host, `/matters/${first}`)).toMatchObject({
      type: "FIRST",
      due: { ruleCode: "D-PMR-3", effectiveDue: "2026-04-15" },
    });

    const chen = call(host, "u-chen");
    const asked = await chen.post("/matters/promotions", { enrollment, report: {} });
    const path = `/matters/${asked.body.id}`;
    expect((await stateOf<Matters>(host, path)).due?.ruleCode).toBe("D-PMR-PROMOTION");
    const answers = Object.fromEntries(
      itemsOf({ type: "PROMOTION" }).map((key) => [key, { state: "NIL" }]),
    );
    await host.settle();
    expect((await chen.post(`${path}/paper`, { answers, pledge: "yes" })).status).toBe(200);
    await host.settle();
    await decideTask(host, "u-feng", `${asked.body.id}.SUBMITTED.1`, { action: "approve" });
    expect(await stateOf<Matters>(host, path)).toMatchObject({
      status: "SPOT_CHECK",
      check: { kind: "PROMOTION" },
    });
    const verdict = { result: "OMITTED", items: ["PAY"], finding: "少报讲课费（示例）" };
    expect((await call(host, "u-feng").post(`${path}/verdict`, verdict)).status).toBe(200);
    await host.settle();
    const today = host.now().slice(0, 10);
    const form = {
      measure: "CRITICISM",
      decidedOn: today,
      decidedBy: "区纪委监委",
      talker: "冯示五",
    };
    await decideTask(host, "u-feng", `${asked.body.id}.OMITTED.1`, { action: "handle", form });
    expect(await stateOf<Matters>(host, path)).toMatchObject({
      status: "HANDLED",
      disposals: [{ measure: "CRITICISM", personId: "per_li" }],
    });

    const left = { on: today, reason: "调离（示例）" };
    expect((await chen.post(`/people/${whom.id}/leave-post`, left)).status).toBe(200);
    await host.settle();
    const { body } = await call(host, "u-feng").get<{
      items: { id: string; summary: { type: string; due: string } }[];
    }>("/matters?limit=200");
    expect(body.items.filter(({ summary }) => summary.type === "LEAVING")).toMatchObject([
      { summary: { due: "2026-03-30" } },
    ]);
  });

  it("a focused check wants a reason, and finds a report as it should be", async () => {
    const states = await Promise.all(
      ["zhao", "qian"].map(async (name) => [name, (await reportOf(name)).status] as const),
    );
    const [name = ""] = states.find(([, status]) => status === "ACCEPTED") ?? [];
    const path = `/matters/${idOf(name)}`;
    const feng = call(host, "u-feng");
    expect((await feng.post(`${path}/focused-check`, {})).status).toBe(422);
    expect((await feng.post(`${path}/focused-check`, { reason: "群众反映（示例）" })).status).toBe(
      200,
    );
    await host.settle();
    const consistent = { result: "CONSISTENT", items: [], finding: "与登记一致（示例）" };
    expect((await feng.post(`${path}/verdict`, consistent)).status).toBe(200);
    expect((await reportOf(name)).status).toBe("CONSISTENT");
  });

  it("an officer with a tie to the person reads, reviews and judges nothing of theirs", async () => {
    const tie = { to: "per_qian", relation: "relative", detail: "表亲（示例）" };
    expect((await call(host, "u-feng").post("/officers/u-feng/ties", tie)).status).toBe(200);
    await host.settle();
    const path = `/matters/${idOf("qian")}`;
    const feng = call(host, "u-feng");
    const tried = [
      await feng.get(path),
      await feng.post(`${path}/content`, { reason: "核实（示例）" }),
      await feng.post(`${path}/verdict`, { result: "CONSISTENT", items: [], finding: "（示例）" }),
      await feng.post(`${path}/focused-check`, { reason: "（示例）" }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const { body } = await feng.get<{ items: { id: string }[] }>("/matters?limit=200");
    expect(body.items.map(({ id }) => id)).not.toContain(idOf("qian"));
  });
});
