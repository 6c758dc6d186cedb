import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { District } from "#kernel/district/process.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { learningId } from "#process/learning/process.ts";
import { matters } from "#process/matters/process.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { line } from "#tests/kit/officers.ts";
import { play } from "#tests/kit/play.ts";
import type { AnyGame } from "#tests/oracle/players.ts";
import { ownWorld } from "#tests/registry/world.ts";
import * as clues from "../clue/cast.ts";
import * as deb from "../debriefing/cast.ts";
import * as edu from "../education/cast.ts";
import { enrollmentCast, later, opening } from "../enrollment/games.ts";
import * as pure from "../enrollment/pure.ts";
import { inspectionCast } from "../inspection/cast.ts";
import * as mat from "../matters/cast.ts";
import * as visits from "../quarterly/games.ts";
import { change, lay, standing, tell } from "./laid.ts";

const district = "sample";
const today = "2026-03-10";

let world: World;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ world, stop } = await ownWorld());
  world.clock = () => `${today}T01:00:00.000Z`;
  const state: District = {
    config: { ...defaultConfig, ...mat.cast.config, ...edu.learningCast.config },
    configVersion: 1,
    overrides: {},
    calendars: [...publishedCalendars],
    officers: [
      ...pure.officers,
      line("yan", "PROPOSER", { room: "3" }),
      line("director-3", "ROOM_DIRECTOR", { room: "3" }),
    ],
  };
  const put = { ...recordKey("district", district), kind: "district", id: district, state };
  await world.store.transact([{ put: { ...put, district }, when: "any" }]);
});
afterAll(() => stop());

const games = {
  enrollment: () => play(enrollment, enrollmentCast, [...opening, ...later.slice(0, 1)]),
  matters: () => play(matters, mat.cast, [mat.open()]),
  leaving: () => play(matters, mat.cast, [mat.open({ ...mat.annual, type: "LEAVING" })]),
  reporting: () => deb.course(deb.toReport),
  rectifying: () =>
    deb.course([
      ...deb.assessed(deb.counts(30, 30, 0, 0)),
      deb.tell("chen", {
        type: "feed-back",
        feedback: { letterNumber: "函1号", servedOn: deb.meetingDay, problems: ["（示例）"] },
      }),
      deb.ask,
    ]),
  learning: () => {
    const game = edu.newRecord();
    edu.told(game, [
      edu.open("2026-03-02", "due"),
      edu.invite("2026-03-03"),
      edu.tell({ type: "settle", session: "edu_1" } as const, 3),
      edu.invite("2026-03-25", "edu_2"),
    ]);
    return game;
  },
  session: () =>
    edu.newSession([
      edu.enter,
      edu.conduct,
      edu.tell({ type: "notify" }, 0, "chen"),
      edu.conduct,
      edu.tell({ type: "note", personId: "per_2", standing: "PRESENT" } as const, 20),
      edu.tell({ type: "hold" }, 0, "chen"),
      edu.conduct,
      edu.tell({ type: "confirm" }, 0, "chen"),
      edu.conduct,
    ]),
  clue: () => clues.course(clues.toDesk),
  ended: () => clues.course([...clues.toDesk, ...clues.approvedAs("CLOSE", { closing: "UNTRUE" })]),
  visit: () => play(quarterly, inspectionCast(visits.from), visits.opening.slice(0, 1)),
} as const;

/** One person with everything open, under ids of their own. */
async function supervised(name: string) {
  const [person, enr] = [`per_${name}`, `enr_${name}`];
  const unit = `unt_${name}`;
  const ids = {
    person,
    enrollment: enr,
    matters: `mat_${name}`,
    leaving: `mat_${name}_leaving`,
    reporting: `deb_${name}`,
    rectifying: `deb_${name}_before`,
    learning: learningId(district, person),
    session: `edu_${name}`,
    clue: `clu_${name}`,
    ended: `clu_${name}_before`,
    visit: quarterlyId(district, unit, { year: 2026, quarter: 1 }),
  };
  const cast = {
    enrollment: { per_zhao: person, unt_chengjian: unit },
    matters: { per_1: person },
    leaving: { per_1: person },
    reporting: { per_zhao: person, enr_a: enr },
    rectifying: { per_zhao: person, enr_a: enr },
    learning: { per_1: person, edu_1: ids.session },
    session: { per_1: person },
    clue: { per_zhao: person },
    ended: { per_zhao: person },
    visit: { per_a: person, enr_a: enr, unt_village: unit },
  } as const;
  for (const which of Object.keys(games) as (keyof typeof games)[]) {
    const played = games[which]() as unknown as AnyGame;
    const record = played.record?.id ?? "";
    await lay(world, played, { [record]: ids[which], ...cast[which] });
  }
  return ids;
}

const of = (kind: string, id: string) => standing(world, kind, id);

/** The library's own word of a leaving, and what each kind makes of it. */
const leaves = (id: string, reason: string) =>
  tell(world, {
    kind: "person",
    id,
    type: "person.left-post",
    data: { left: { on: today, reason } },
  });

async function removed(id: string, reason: string) {
  await change(world, "enrollment", id, {
    status: "REMOVED",
    removal: { reason, on: today, documentNumber: "示纪〔2026〕30号" },
  });
  await tell(world, {
    kind: "enrollment",
    id,
    type: "enrollment.removed",
    data: { reason, on: today },
  });
}

describe("an object who dies in the middle of everything (process sheet §4.1, §4.7, §4.8, §4.11)", () => {
  it.each(["去世", "因病去世", "病故（示例）"])(
    "%s: nothing is asked of them any more",
    async (reason) => {
      const ids = await supervised(`dead${reason.length}${reason.charCodeAt(0)}`);
      await leaves(ids.person, reason);
      expect(await of("matters", ids.matters)).toMatchObject({ status: "ENDED", open: [] });
      expect(await of("matters", ids.leaving)).toMatchObject({ status: "ENDED", open: [] });
      for (const one of [ids.reporting, ids.rectifying])
        expect(await of("debriefing", one)).toMatchObject({
          status: "EXEMPT",
          open: [],
          state: { exempted: { ground: "DECEASED" } },
        });
      expect(await of("learning", ids.learning)).toMatchObject({ status: "ENDED", open: [] });
      expect(await of("enrollment", ids.enrollment)).toMatchObject({
        status: "ACTIVE",
        state: { leftPost: { cause: "DEATH" }, reviewCall: { cause: "DEATH" } },
      });
      await tell(world, {
        kind: "enrollment",
        id: ids.enrollment,
        type: "enrollment.person-left-post",
        data: {},
      });
      expect(await of("quarterly", ids.visit)).toMatchObject({ status: "WAIVED", open: [] });
    },
  );

  it("what is said of them goes on and says it, from the library's own word (process sheet §4.5)", async () => {
    const ids = await supervised("accused");
    await leaves(ids.person, "因病去世");
    expect(await of("clue", ids.clue)).toMatchObject({
      status: "STUDYING",
      state: { subjectLeft: { what: "DEAD", on: today, note: "信息库：因病去世" } },
    });
    expect((await of("clue", ids.ended)).state).not.toHaveProperty("subjectLeft");
    const moved = await supervised("moved");
    await tell(world, {
      kind: "person",
      id: moved.person,
      type: "person.moved",
      data: { vacated: { on: today, reason: "调任（示例）" } },
    });
    expect((await of("clue", moved.clue)).state.subjectLeft).toMatchObject({ what: "LEFT" });
  });

  it("a clue that comes in about somebody who had died before says so too", async () => {
    const ids = await supervised("late");
    const key = recordKey("person", ids.person);
    const state = { status: "LEFT_POST", left: { on: "2026-02-01", reason: "病故" } };
    const put = { ...key, kind: "person", id: ids.person, district, status: "LEFT_POST", state };
    await world.store.transact([{ put, when: "any" }]);
    const { person } = (await of("clue", ids.clue)).state;
    const received = { kind: "clue", id: ids.clue, type: "clue.received", data: { person } };
    await tell(world, received as Parameters<typeof tell>[1]);
    expect((await of("clue", ids.clue)).state.subjectLeft).toEqual({
      what: "DEAD",
      on: "2026-02-01",
      note: "信息库：病故",
    });
  });

  it("a leaving for somebody else's death is no death of theirs", async () => {
    const ids = await supervised("bereaved");
    await leaves(ids.person, "因父亲去世辞职（示例）");
    expect(await of("matters", ids.matters)).toMatchObject({ status: "DUE", open: ["REPORT"] });
    expect(await of("debriefing", ids.reporting)).toMatchObject({ status: "REPORT_DUE" });
    expect(await of("learning", ids.learning)).toMatchObject({ status: "ACTIVE" });
    const { state } = await of("enrollment", ids.enrollment);
    expect(state.reviewCall).toMatchObject({ cause: "TRANSFER" });
  });

  it("a session that waits for them alone is over; who is to come is no absentee", async () => {
    const ids = await supervised("pupil");
    await leaves(ids.person, "去世");
    await tell(world, { kind: "learning", id: ids.learning, type: "learning.ended", data: {} });
    expect(await of("education", ids.session)).toMatchObject({ status: "CLOSED", open: [] });
    const { state } = await of("learning", ids.learning);
    expect(state.entries).toMatchObject([{ standing: "ABSENT" }, { standing: "WITHDRAWN" }]);
  });
});

describe("an object whose supervision is removed in the middle of everything (§4.1, §4.7)", () => {
  it("who stays on the post owes no report and no debriefing before its meeting any more", async () => {
    const ids = await supervised("stays");
    await removed(ids.enrollment, "LOWER_RISK");
    expect(await of("matters", ids.matters)).toMatchObject({ status: "ENDED", open: [] });
    expect(await of("debriefing", ids.reporting)).toMatchObject({
      status: "EXEMPT",
      open: [],
      state: { exempted: { ground: "NOT_SUPERVISED" } },
    });
    expect(await of("learning", ids.learning)).toMatchObject({ status: "ENDED", open: [] });
    expect(await of("quarterly", ids.visit)).toMatchObject({ status: "WAIVED", open: [] });
  });

  it("what the meeting has found is put right all the same, as the guard let it", async () => {
    const ids = await supervised("rectifies");
    await removed(ids.enrollment, "LOWER_RISK");
    expect(await of("debriefing", ids.rectifying)).toMatchObject({ status: "FED_BACK" });
  });

  it.each(["TRANSFER", "RETIREMENT", "DISMISSAL", "TERM_ENDED", "UNIT_ABOLISHED"])(
    "%s: who has left the post debriefs in writing, and reports with leaving",
    async (reason) => {
      const ids = await supervised(`left${reason.toLowerCase()}`);
      await removed(ids.enrollment, reason);
      expect(await of("debriefing", ids.reporting)).toMatchObject({
        status: "REPORT_DUE",
        state: { leftPost: { on: today } },
      });
      expect(await of("matters", ids.leaving)).toMatchObject({ status: "DUE", open: ["REPORT"] });
      expect(await of("matters", ids.matters)).toMatchObject({ status: "ENDED", open: [] });
    },
  );

  it("a removal for death, never told of by the library, ends all of it", async () => {
    const ids = await supervised("gone");
    await removed(ids.enrollment, "DEATH");
    for (const one of [ids.reporting, ids.rectifying])
      expect(await of("debriefing", one)).toMatchObject({ status: "EXEMPT", open: [] });
    expect(await of("matters", ids.leaving)).toMatchObject({ status: "ENDED", open: [] });
  });

  it("who is an object by another enrollment still owes all of it", async () => {
    const ids = await supervised("twice");
    const other = play(enrollment, enrollmentCast, [...opening, ...later.slice(0, 1)]);
    const renamed = { per_zhao: ids.person, [other.record?.id ?? ""]: "enr_twice_other" };
    await lay(world, other as unknown as AnyGame, renamed);
    await removed(ids.enrollment, "LOWER_RISK");
    expect(await of("matters", ids.matters)).toMatchObject({ status: "DUE", open: ["REPORT"] });
    expect(await of("debriefing", ids.reporting)).toMatchObject({ status: "REPORT_DUE" });
    expect(await of("learning", ids.learning)).toMatchObject({ status: "ACTIVE" });
  });
});

describe("an object that goes to another room in the middle of everything (A-31)", () => {
  it("its reports, its education, its debriefing and the visit that nobody has planned go along", async () => {
    const ids = await supervised("moved");
    await tell(world, {
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
      expect((await of(kind, id)).state, kind).toMatchObject({ room: "3" });
    expect((await of("debriefing", ids.reporting)).state).toMatchObject({
      room: "3",
      plan: { by: "yan" },
    });
  });
});
