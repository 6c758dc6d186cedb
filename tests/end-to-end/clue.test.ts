import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import {
  answer,
  command,
  disposed,
  inspected,
  reportedByLetter,
  toDesk,
  violator,
} from "./clues.ts";
import { at, call, startFrozen } from "./harness.ts";
import { removeSheet, review } from "./reviews.ts";
import { decideTask, lastTask, stateOf, supervised } from "./supervision.ts";

const unit = { unitId: "unt_team_one", unitName: "示例一队" };

/** Process sheet §4.5 over Spring Festival 2026 (02-15 to 02-23), from findings to their ends. */
describe("clues of an inspection and a petition, to their ends (A-31, D-TI-3, D-CLU-2)", () => {
  let host: Host;
  let enrollment = "";
  let inspection: Awaited<ReturnType<typeof inspected>>;
  let petition: Awaited<ReturnType<typeof reportedByLetter>>;
  let [ofZhao, ofQian, ofSun] = ["", "", ""];
  const clueOf = (id: string) => stateOf<Clue>(host, `/clues/${id}`);
  /** Clues on somebody, as case management sees them. */
  const openedBy = async (name: string) => {
    const { body } = await call(host, "u-jiang").get<{ items: { id: string }[] }>(
      "/clues?limit=50",
    );
    const all = await Promise.all(
      body.items.map(async ({ id }) => ({ id, ...(await clueOf(id)) })),
    );
    return all.filter(({ person }) => person.name.startsWith(name));
  };
  const inspectionNow = () => stateOf<Targeted>(host, inspection.path);

  beforeAll(async () => {
    host = await startFrozen("2026-01-16");
    enrollment = await supervised(host, { personId: "per_zhao", ...unit });
    inspection = await inspected(host, [
      violator("per_zhao", "赵示例", 100),
      violator("per_qian", "钱示例", 200),
      violator("per_sun", "孙示例", 300),
    ]);
    [ofZhao = "", ofQian = "", ofSun = ""] = inspection.clues;
  });
  afterAll(() => host.stop());

  it("01-16 three clues come in; the object's is routed to their own room, opinions are due 02-24", async () => {
    expect(await clueOf(ofZhao)).toMatchObject({
      status: "RECEIVED",
      routing: { organ: "DISTRICT_COMMISSION", room: "2", object: "ACTIVE" },
    });
    expect((await clueOf(ofQian)).routing.object).toBe("NONE");
    expect((await lastTask(host, `/clues/${ofZhao}`, "RECEIVED")).due.effectiveDue).toBe(
      "2026-01-20",
    );
    for (const clue of [ofZhao, ofQian, ofSun]) await toDesk(host, clue);
    expect((await lastTask(host, `/clues/${ofZhao}`, "STUDYING")).due).toMatchObject({
      ruleCode: "D-CLU-2",
      nominalDue: "2026-02-16",
      effectiveDue: "2026-02-24",
    });
    expect((await inspectionNow()).clues.map(({ number }) => number)).toEqual([
      "XS-2026-0001",
      "XS-2026-0002",
      "XS-2026-0003",
    ]);
  });

  it("an open clue bars the object's removal", async () => {
    await command(host, "u-feng", `/enrollments/${enrollment}/review`, {
      cause: "UNIT_ABOLISHED",
      reason: "机构改革（示例）",
    });
    await review(host, enrollment, removeSheet);
    const barred = await decideTask(host, "u-wu", `${enrollment}.UNDER_REVIEW.1`, {
      action: "approve",
    });
    expect(barred).toMatchObject({
      status: 409,
      body: {
        code: "enrollment.guarded",
        detail: expect.stringContaining(`问题线索 ${shortNumber(ofZhao)} 未办结`),
      },
    });
  });

  it("a petition about one of them becomes a clue that is joined to the one already open", async () => {
    petition = await reportedByLetter(host, { accused: "钱示例", personId: "per_qian" }, "NAMED");
    const { clueId = "" } = await stateOf<Petition>(host, petition.path);
    const same = await decideTask(host, "u-jiang", `${clueId}.RECEIVED.1`, {
      action: "register",
      form: {},
    });
    expect(same).toMatchObject({ status: 409, body: { code: "clue.same-person" } });
    const merge = (into: string) =>
      decideTask(host, "u-jiang", `${clueId}.RECEIVED.1`, {
        action: "merge",
        form: { into, reason: "同一问题（示例）" },
      });
    const { number: ofOther = "" } = await clueOf(ofZhao);
    expect(await merge("XS-2026-9999")).toMatchObject({
      status: 422,
      body: { code: "matter.unknown", fields: [{ path: "form.into" }] },
    });
    expect(await merge(ofOther)).toMatchObject({
      status: 422,
      body: { code: "clue.merge-target", detail: expect.stringContaining("不是同一人") },
    });
    // As people type it: another case, wide digits, a blank.
    expect((await merge("xs-２０２６ -0002")).status).toBe(200);
    expect(await clueOf(clueId)).toMatchObject({ status: "MERGED", mergedInto: ofQian });
    expect((await clueOf(ofQian)).merged).toEqual([clueId]);
    expect((await stateOf<Petition>(host, petition.path)).status).toBe("IN_CLUE");
  });

  it("an unfounded clue closes its person's branch, money and all, and answers the joined petition (D-PET-2)", async () => {
    await disposed(host, ofQian, "CLOSE", { closing: "UNTRUE" });
    expect((await clueOf(ofQian)).status).toBe("CLOSED");
    const { clues, status } = await inspectionNow();
    expect(status).toBe("DISPOSAL");
    expect(clues.find(({ clueId }) => clueId === ofQian)?.ended).toEqual({
      finding: 2,
      on: "2026-01-16",
      ending: "UNTRUE",
    });
    const { body } = await call(host, "u-zhou").get<{ open: string[] }>(
      `${inspection.path}/balance`,
    );
    expect(body.open.join()).not.toContain("钱示例");
    expect(await stateOf<Petition>(host, petition.path)).toMatchObject({
      status: "COMPLETED",
      completed: { conclusion: "UNTRUE", on: "2026-01-16" },
    });
    expect((await lastTask(host, petition.path, "COMPLETED")).due).toMatchObject({
      ruleCode: "D-PET-2",
      effectiveDue: "2026-02-06",
    });
  });

  it("a false accusation is cleared by the room and leads to a second clue that names nobody", async () => {
    await command(host, "u-wu", `${petition.path}/false-accusation`, { grounds: "捏造（示例）" });
    expect((await lastTask(host, petition.path, "CLEARING")).due.effectiveDue).toBe("2026-01-30");
    const [second] = (await openedBy("检举控告人")) ?? [];
    expect(second).toMatchObject({ status: "RECEIVED", source: "OTHER" });
    expect(second?.problem).toContain("XF-2026-0001 认定诬告陷害");
    expect(JSON.stringify(second)).not.toContain("孙举报人示例");
  });

  it("a leak leads to a clue on the officer, which that officer can neither list nor open", async () => {
    await command(host, "u-jiang", `/clues/${ofSun}/leak`, {
      officer: "u-chu",
      facts: "向被反映人透露线索（示例）",
    });
    const [leak] = (await openedBy("褚示七")) ?? [];
    expect(leak).toMatchObject({ status: "RECEIVED", problem: "向被反映人透露线索（示例）" });
    const seen = await call(host, "u-chu").get<{ items: { id: string }[] }>("/clues");
    expect(seen.body.items.map(({ id }) => id)).not.toContain(leak?.id);
  });

  it("neither a measure nor a refund is an end too: 不予处理，款项依法不予退赔", async () => {
    await disposed(host, ofSun, "CLOSE", { closing: "NOT_REFUNDABLE" });
    const { body } = await call(host, "u-zhou").get<{ open: string[] }>(
      `${inspection.path}/balance`,
    );
    expect(body.open).toEqual(["赵示例 尚未处理", "赵示例 尚有 100.00 元 未退赔"]);
  });

  it("02-13 a talk: statement due 03-12, report due 03-13, over the festival (D-CLU-6, D-CLU-7)", async () => {
    await disposed(host, ofZhao, "TALK");
    await host.advanceTo(at("2026-02-13"));
    await command(host, "u-chen", `/clues/${ofZhao}/talks`, {
      talk: {
        on: "2026-02-13",
        officers: ["u-chen", "u-chu"],
        place: "谈话室（示例）",
        record: "承认问题（示例）",
        statement: "yes",
      },
    });
    const dues = await Promise.all(
      ["STATEMENT", "AFTER_TALK"].map((stage) => lastTask(host, `/clues/${ofZhao}`, stage)),
    );
    expect(dues.map(({ due }) => due.effectiveDue)).toEqual(["2026-03-12", "2026-03-13"]);
  });

  it("the first form with its refund ends the last clue, and the inspection closes by itself", async () => {
    await command(host, "u-feng", `${inspection.path}/refunds`, {
      refund: { personId: "per_zhao", amountInFen: 10_000, paidOn: "2026-02-13", receipt: "收据1" },
    });
    await command(host, "u-chen", `/clues/${ofZhao}/measures`, {
      disposal: {
        personId: "per_zhao",
        measure: "ADMONITION",
        decidedOn: "2026-02-13",
        decidedBy: "区纪委监委",
        talker: "吴示二",
        basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
      },
    });
    await disposed(host, ofZhao, "CLOSE", { closing: "FIRST_FORM", round: 2 });
    expect(await inspectionNow()).toMatchObject({
      status: "CLOSED",
      closedOn: "2026-02-13",
      result: "线索均已办结，处置完毕",
    });
  });

  it("frees the removal guard and files the measure among the facts of the integrity file (L4)", async () => {
    await answer(host, "u-wu", `${enrollment}.UNDER_REVIEW.1`, { action: "approve" });
    const { body: files } = await call(host, "u-feng").get<{ items: { id: string }[] }>(
      "/integrity-files",
    );
    const path = `/integrity-files/${files.items[0]?.id}`;
    await command(host, "u-chen", `${path}/opening-request`, { reason: "退出前核对（示例）" });
    await answer(host, "u-wu", `${files.items[0]?.id}.OPENING.1`, { action: "grant" });
    const { body } = await call(host, "u-chen").post<{
      sections: { title: string; lines: { text: string }[] }[];
    }>(`${path}/contents`);
    const linesOf = (title: string) =>
      body.sections.find((section) => section.title === title)?.lines.map(({ text }) => text);
    expect(linesOf("第一种形态处理")).toEqual([
      "诫勉，事由 问题线索 XS-2026-0001，谈话人 吴示二，影响期至 2026-08-12",
    ]);
    expect(linesOf("线索及处置")).toEqual([
      "XS-2026-0001，谈话（2026-01-16），予以了结（2026-02-13），第一种形态处理后了结（2026-02-13）",
    ]);
  });
});
