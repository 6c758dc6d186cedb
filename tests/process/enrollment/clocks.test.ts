import { describe, expect, it } from "vitest";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment, Study } from "#process/enrollment/schema.ts";
import { type Move, makeMove, play } from "#tests/kit/play.ts";
import { enrollmentCast, later, opening } from "./games.ts";
import { nomination } from "./pure.ts";

type Step = Move<EnrollmentCommand>;

/** Played a day a move from 03-03: the meeting is entered on 03-11. */
const at = (moves: readonly Step[], forms: Record<string, Record<string, unknown>> = {}) =>
  play(enrollment, { ...enrollmentCast, formOf: (action) => forms[action] }, moves);

const says = (by: string, action: string, form: Record<string, unknown> = {}): Step => ({
  do: "answer",
  by,
  action,
  form,
});
const conduct: Step = { do: "conduct" };
const upToMeeting = opening.slice(0, 8);
const study = (heldOn: string, n: number, result: Study["result"] = "passed"): Step => ({
  do: "command",
  by: "han",
  command: {
    type: "study",
    study: {
      meetingId: `mtg_${n}`,
      heldOn,
      minutesNumber: "纪要〔2026〕5期",
      result,
      entitled: 9,
      present: 7,
      recused: [],
      yes: 6,
      no: 0,
      abstain: 0,
      opinion: "",
      enteredBy: "shen",
      confirmedBy: "han",
    },
  },
});
const sent = (sentOn: string, n = 12) =>
  says("shen", "send", { documentNumber: `示纪〔2026〕${n}号`, sentOn, classification: "内部" });
const consented = (consentedOn: string) =>
  says("yang", "consent", { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn });

const dueIn = (game: ReturnType<typeof at>, stage: string) =>
  [...game.tasks.values()].findLast((task) => task.stage === stage)?.due;
const stateOf = (game: ReturnType<typeof at>) => game.record?.state as Enrollment;
const wrongFields = (answer: ReturnType<typeof makeMove>) => answer?.fields;

describe("R6: limits run from the real day, whenever it is entered", () => {
  it("D-ENR-4 from the meeting, D-ENR-5 from the request, duties from the consent", () => {
    const game = at([
      ...upToMeeting,
      { ...study("2026-03-11", 0), wait: 5 },
      conduct,
      { ...sent("2026-03-13"), wait: 3 },
      conduct,
      { ...consented("2026-03-16"), wait: 4 },
    ]);
    expect(dueIn(game, "COMMISSION_PASSED")?.base).toBe("2026-03-11");
    expect(dueIn(game, "PARTY_PENDING")?.base).toBe("2026-03-13");
    expect(stateOf(game).effectiveOn).toBe("2026-03-16");
    const entered = game.events.find(({ type }) => type === "enrollment.activated");
    expect(entered?.at.slice(0, 10)).toBe("2026-03-24");
  });

  it("a deferred item's next meeting is counted from the meeting that has put it off", () => {
    const game = at([...upToMeeting, { ...study("2026-03-11", 0, "deferred"), wait: 6 }, conduct]);
    expect(dueIn(game, "COMMISSION_DEFERRED")?.base).toBe("2026-03-11");
  });

  it("what the party committee gave back, and what went to it again", () => {
    const game = at([
      ...upToMeeting,
      study("2026-03-11", 0),
      conduct,
      sent("2026-03-13"),
      conduct,
      { ...says("yang", "return", { on: "2026-03-17" }), wait: 6 },
      conduct,
      { ...says("shen", "resubmit", { sentOn: "2026-03-20" }), wait: 4 },
      conduct,
    ]);
    expect(dueIn(game, "PARTY_RETURNED")?.base).toBe("2026-03-17");
    expect(dueIn(game, "PARTY_PENDING")?.base).toBe("2026-03-20");
    // Two of ten working days were used before it came back.
    expect(dueIn(game, "PARTY_PENDING")?.period).toEqual({ unit: "WD", length: 8 });
  });
});

describe("R7: a day must follow the day that it rests on", () => {
  const atMeeting = at(upToMeeting);
  const passed = () => at([...upToMeeting, study("2026-03-11", 0), conduct]);
  const pending = () =>
    at([...upToMeeting, study("2026-03-11", 0), conduct, sent("2026-03-13"), conduct]);

  it.each([
    ["a meeting before the item was put up", atMeeting, study("2026-03-08", 1), "study.heldOn"],
    ["a meeting to come", atMeeting, study("2027-01-01", 1), "study.heldOn"],
    ["a request before the meeting", passed(), sent("2026-03-10"), "form.sentOn"],
    ["a request to come", passed(), sent("2026-03-30"), "form.sentOn"],
    ["consent before the study", pending(), consented("2026-03-10"), "form.consentedOn"],
    ["consent before the request", pending(), consented("2026-03-12"), "form.consentedOn"],
    ["consent to come", pending(), consented("9999-12-31"), "form.consentedOn"],
    [
      "a refusal before the request",
      pending(),
      says("yang", "reject", { on: "2026-03-12" }),
      "form.on",
    ],
  ] as const)("%s", (_, game, move, path) => {
    const answer = makeMove({ ...game, tasks: new Map(game.tasks) }, move);
    expect(answer?.refused).toBe("input.invalid");
    expect(wrongFields(answer)?.[0]?.path).toBe(path);
    expect(wrongFields(answer)?.[0]?.message).toMatch(/\d{4}-\d{2}-\d{2}|年份/);
  });
});

describe("R6, R8, R12: a removal that the party committee returns", () => {
  const byConsent = { ...enrollmentCast, config: { removalBy: "CONSENT" as const } };
  const toParty: Step[] = [
    ...opening,
    ...later.slice(0, -1),
    says("shen", "send", {
      documentNumber: "示纪〔2026〕30号",
      sentOn: "2026-03-26",
      classification: "内部",
    }),
    conduct,
  ];
  const back = (on: string): Step => says("yang", "return", { on });
  const again = (sentOn: string) =>
    says("shen", "send", {
      documentNumber: `示纪〔2026〕${sentOn.slice(8)}号`,
      sentOn,
      classification: "内部",
    });

  it("the day of its return is that of the clock, and the next request follows it and has its whole period", () => {
    const game = play(enrollment, byConsent, toParty);
    expect(makeMove(game, { ...back("2026-03-27"), wait: 4 })).toBeUndefined();
    makeMove(game, conduct);
    expect(dueIn(game, "REMOVAL_PENDING")?.base).toBe("2026-03-27");
    expect(wrongFields(makeMove(game, { ...again("2026-03-26"), wait: 0 }))).toMatchObject([
      { path: "form.sentOn", message: "日期不能早于退回日期 2026-03-27" },
    ]);
    expect(makeMove(game, { ...again("2026-03-30"), wait: 0 })).toBeUndefined();
    makeMove(game, conduct);
    expect(dueIn(game, "REMOVAL_PARTY")).toMatchObject({
      base: "2026-03-30",
      period: { unit: "WD", length: 10 },
    });
  });

  it("twice, then it agrees or refuses", () => {
    const game = play(enrollment, byConsent, toParty);
    const today = () => game.day;
    for (let times = 0; times < 2; times += 1) {
      expect(makeMove(game, { ...back(today()), wait: 0 })).toBeUndefined();
      makeMove(game, conduct);
      expect(makeMove(game, { ...again(today()), wait: 0 })).toBeUndefined();
      makeMove(game, conduct);
    }
    expect(makeMove(game, { ...back(today()), wait: 0 })?.refused).toBe("enrollment.return-limit");
    expect(makeMove(game, { ...says("yang", "reject"), wait: 0 })).toBeUndefined();
    expect(stateOf(game)).toMatchObject({ status: "ACTIVE", reviews: [{ outcome: "KEPT" }] });
  });
});

describe("R8: a new request has the whole period", () => {
  it("what the meeting has studied again owes nothing to the days of the first request", () => {
    const changed: Step = {
      do: "command",
      by: "chen",
      command: {
        type: "revise",
        nomination: { ...nomination, scopeOfMatters: ["土地勘测"] },
      },
    };
    const game = at([
      ...upToMeeting,
      study("2026-03-11", 0),
      conduct,
      sent("2026-03-13"),
      conduct,
      { ...says("yang", "return"), wait: 6 },
      conduct,
      changed,
      conduct,
      says("shen", "resubmit"),
      conduct,
      study("2026-03-26", 1),
      conduct,
      sent("2026-03-28", 13),
      conduct,
    ]);
    expect(stateOf(game).status).toBe("PARTY_PENDING");
    expect(dueIn(game, "PARTY_PENDING")?.base).toBe("2026-03-28");
    expect(dueIn(game, "PARTY_PENDING")?.period).toEqual({ unit: "WD", length: 10 });
  });
});

describe("R12: after two returns yes or no, at every stage; each side counts its own", () => {
  const again: Step[] = [says("feng", "return"), conduct, says("chen", "resubmit"), conduct];
  const twice = [...opening.slice(0, 4), ...again, ...again];

  it("the room's director may then refuse, and not return a third time", () => {
    const game = at(twice);
    expect(makeMove(game, says("feng", "return"))?.refused).toBe("enrollment.return-limit");
    expect(makeMove(game, says("feng", "reject"))).toBeUndefined();
    expect(stateOf(game).status).toBe("WITHDRAWN");
  });

  it("the party committee may return twice whatever the commission has returned", () => {
    const back: Step[] = [says("yang", "return"), conduct, says("shen", "resubmit"), conduct];
    const game = at([
      ...twice,
      says("feng", "approve"),
      conduct,
      says("wu", "approve"),
      conduct,
      study("2026-03-19", 0),
      conduct,
      sent("2026-03-21"),
      conduct,
      ...back,
      ...back,
    ]);
    expect(stateOf(game).returns.map(({ from }) => from)).toEqual([
      "ROOM_REVIEW",
      "ROOM_REVIEW",
      "PARTY_PENDING",
      "PARTY_PENDING",
    ]);
    expect(makeMove(game, says("yang", "return"))?.refused).toBe("enrollment.return-limit");
    expect(makeMove(game, says("yang", "reject"))).toBeUndefined();
  });
});
