import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordKey } from "#kernel/store/keys.ts";
import { type People, people, today } from "./people.ts";

let all: People;
beforeAll(async () => {
  all = await people();
});
afterAll(() => all.stop());

/** The library's own word of a leaving, and what each kind makes of it. */
const leaves = (id: string, reason: string, kind?: string) =>
  all.tell({
    kind: "person",
    id,
    type: "person.left-post",
    data: { left: { on: today, reason, ...(kind === undefined ? {} : { kind }) } },
  });

async function removed(id: string, reason: string) {
  await all.change("enrollment", id, {
    status: "REMOVED",
    removal: { reason, on: today, documentNumber: "示纪〔2026〕30号" },
  });
  await all.tell({
    kind: "enrollment",
    id,
    type: "enrollment.removed",
    data: { reason, on: today },
  });
}

describe("an object who dies in the middle of everything (process sheet §4.1, §4.7, §4.8, §4.11)", () => {
  it.each([
    ["去世", undefined],
    ["因病去世", undefined],
    ["病故（示例）", undefined],
    ["多年重病（示例）", "DEATH"],
  ])("%s, chosen as %s: nothing is asked of them any more", async (reason, chosen) => {
    const ids = await all.supervised(`dead${reason.length}${reason.charCodeAt(0)}`);
    await leaves(ids.person, reason, chosen);
    expect(await all.of("matters", ids.matters)).toMatchObject({ status: "ENDED", open: [] });
    expect(await all.of("matters", ids.leaving)).toMatchObject({ status: "ENDED", open: [] });
    for (const one of [ids.reporting, ids.rectifying])
      expect(await all.of("debriefing", one)).toMatchObject({
        status: "EXEMPT",
        open: [],
        state: { exempted: { ground: "DECEASED" } },
      });
    expect(await all.of("learning", ids.learning)).toMatchObject({ status: "ENDED", open: [] });
    expect(await all.of("enrollment", ids.enrollment)).toMatchObject({
      status: "ACTIVE",
      state: { leftPost: { cause: "DEATH" }, reviewCall: { cause: "DEATH" } },
    });
    await all.tell({
      kind: "enrollment",
      id: ids.enrollment,
      type: "enrollment.person-left-post",
      data: {},
    });
    expect(await all.of("quarterly", ids.visit)).toMatchObject({ status: "WAIVED", open: [] });
  });

  it("who retired first and has died since owes neither the report of leaving nor a debriefing in writing", async () => {
    const ids = await all.supervised("later");
    await leaves(ids.person, "退休", "RETIREMENT");
    expect(await all.of("matters", ids.leaving)).toMatchObject({ status: "DUE" });
    expect(await all.of("debriefing", ids.reporting)).toMatchObject({ status: "REPORT_DUE" });
    const died = { on: today, kind: "DEATH", reason: "病重（示例）" };
    await all.tell({ kind: "person", id: ids.person, type: "person.died", data: { died } });
    for (const [kind, id] of [
      ["matters", ids.matters],
      ["matters", ids.leaving],
      ["learning", ids.learning],
    ] as const)
      expect(await all.of(kind, id)).toMatchObject({ status: "ENDED", open: [] });
    expect(await all.of("debriefing", ids.reporting)).toMatchObject({ status: "EXEMPT", open: [] });
    expect(await all.of("enrollment", ids.enrollment)).toMatchObject({
      state: { leftPost: { cause: "DEATH" } },
    });
  });

  it("what is said of them goes on and says it, from the library's own word (process sheet §4.5)", async () => {
    const ids = await all.supervised("accused");
    await leaves(ids.person, "因病去世");
    expect(await all.of("clue", ids.clue)).toMatchObject({
      status: "STUDYING",
      state: { subjectLeft: { what: "DEAD", on: today, note: "信息库：因病去世" } },
    });
    expect((await all.of("clue", ids.ended)).state).not.toHaveProperty("subjectLeft");
    const moved = await all.supervised("elsewhere");
    await all.tell({
      kind: "person",
      id: moved.person,
      type: "person.moved",
      data: { vacated: { on: today, reason: "调任（示例）" } },
    });
    expect((await all.of("clue", moved.clue)).state.subjectLeft).toMatchObject({ what: "LEFT" });
    const died = { on: today, kind: "DEATH", reason: "病重（示例）" };
    await all.tell({ kind: "person", id: moved.person, type: "person.died", data: { died } });
    expect((await all.of("clue", moved.clue)).state.subjectLeft).toMatchObject({ what: "DEAD" });
  });

  it("a clue that comes in about somebody who had died before says so too", async () => {
    const ids = await all.supervised("late");
    const key = recordKey("person", ids.person);
    const state = { status: "LEFT_POST", left: { on: "2026-02-01", reason: "病故" } };
    const put = {
      ...key,
      kind: "person",
      id: ids.person,
      district: "sample",
      status: "LEFT_POST",
      state,
    };
    await all.world.store.transact([{ put, when: "any" }]);
    const { person } = (await all.of("clue", ids.clue)).state;
    const received = { kind: "clue", id: ids.clue, type: "clue.received", data: { person } };
    await all.tell(received as Parameters<People["tell"]>[0]);
    expect((await all.of("clue", ids.clue)).state.subjectLeft).toEqual({
      what: "DEAD",
      on: "2026-02-01",
      note: "信息库：病故",
      by: "system",
    });
  });

  it("a leaving for somebody else's death is no death of theirs", async () => {
    const ids = await all.supervised("bereaved");
    await leaves(ids.person, "因父亲去世辞职（示例）");
    expect(await all.of("matters", ids.matters)).toMatchObject({ status: "DUE", open: ["REPORT"] });
    expect(await all.of("debriefing", ids.reporting)).toMatchObject({ status: "REPORT_DUE" });
    expect(await all.of("learning", ids.learning)).toMatchObject({ status: "ACTIVE" });
    const { state } = await all.of("enrollment", ids.enrollment);
    expect(state.reviewCall).toMatchObject({ cause: "TRANSFER" });
  });

  it("a session that waits for them alone is over; who is to come is no absentee", async () => {
    const ids = await all.supervised("pupil");
    await leaves(ids.person, "去世");
    await all.tell({ kind: "learning", id: ids.learning, type: "learning.ended", data: {} });
    expect(await all.of("education", ids.session)).toMatchObject({ status: "CLOSED", open: [] });
    const { state } = await all.of("learning", ids.learning);
    expect(state.entries).toMatchObject([{ standing: "ABSENT" }, { standing: "WITHDRAWN" }]);
  });
});

describe("an object whose supervision is removed in the middle of everything (§4.1, §4.7)", () => {
  it("who stays on the post owes no report and no debriefing before its meeting any more", async () => {
    const ids = await all.supervised("stays");
    await removed(ids.enrollment, "LOWER_RISK");
    expect(await all.of("matters", ids.matters)).toMatchObject({ status: "ENDED", open: [] });
    expect(await all.of("debriefing", ids.reporting)).toMatchObject({
      status: "EXEMPT",
      open: [],
      state: { exempted: { ground: "NOT_SUPERVISED" } },
    });
    expect(await all.of("learning", ids.learning)).toMatchObject({ status: "ENDED", open: [] });
    expect(await all.of("quarterly", ids.visit)).toMatchObject({ status: "WAIVED", open: [] });
  });

  it("what the meeting has found is put right all the same, as the guard let it", async () => {
    const ids = await all.supervised("rectifies");
    await removed(ids.enrollment, "LOWER_RISK");
    expect(await all.of("debriefing", ids.rectifying)).toMatchObject({ status: "FED_BACK" });
  });

  it.each(["TRANSFER", "RETIREMENT", "DISMISSAL", "TERM_ENDED", "UNIT_ABOLISHED"])(
    "%s: who has left the post debriefs in writing, and reports with leaving",
    async (reason) => {
      const ids = await all.supervised(`left${reason.toLowerCase()}`);
      await removed(ids.enrollment, reason);
      expect(await all.of("debriefing", ids.reporting)).toMatchObject({
        status: "REPORT_DUE",
        state: { leftPost: { on: today } },
      });
      expect(await all.of("matters", ids.leaving)).toMatchObject({
        status: "DUE",
        open: ["REPORT"],
      });
      expect(await all.of("matters", ids.matters)).toMatchObject({ status: "ENDED", open: [] });
    },
  );

  it("a removal for death, never told of by the library, ends all of it", async () => {
    const ids = await all.supervised("gone");
    await removed(ids.enrollment, "DEATH");
    for (const one of [ids.reporting, ids.rectifying])
      expect(await all.of("debriefing", one)).toMatchObject({ status: "EXEMPT", open: [] });
    expect(await all.of("matters", ids.leaving)).toMatchObject({ status: "ENDED", open: [] });
  });

  it("who is an object by another enrollment still owes all of it", async () => {
    const ids = await all.supervised("twice");
    await all.another("twice", ids.person);
    await removed(ids.enrollment, "LOWER_RISK");
    expect(await all.of("matters", ids.matters)).toMatchObject({ status: "DUE", open: ["REPORT"] });
    expect(await all.of("debriefing", ids.reporting)).toMatchObject({ status: "REPORT_DUE" });
    expect(await all.of("learning", ids.learning)).toMatchObject({ status: "ACTIVE" });
  });
});

describe("an object that goes to another room in the middle of everything (A-31)", () => {
  it("its reports, its education, its debriefing and the visit that nobody has planned go along", async () => {
    const ids = await all.supervised("moved");
    await all.tell({
      kind: "enrollment",
      id: ids.enrollment,
      type: "enrollment.reassigned",
      data: {
        reason: "分工调整（示例）",
        lead: { from: "chen", to: "yan" },
        room: { from: "2", to: "3" },
      },
    });
    for (const [kind, id] of [
      ["matters", ids.matters],
      ["learning", ids.learning],
      ["quarterly", ids.visit],
    ] as const)
      expect((await all.of(kind, id)).state, kind).toMatchObject({ room: "3" });
    expect((await all.of("debriefing", ids.reporting)).state).toMatchObject({
      room: "3",
      plan: { by: "yan" },
    });
  });
});
