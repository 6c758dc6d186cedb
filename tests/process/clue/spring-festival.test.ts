import { describe, expect, it } from "vitest";
import type { OpinionInput } from "#process/clue/schema.ts";
import { clockOf } from "#tests/kit/clock.ts";
import { movesOn } from "#tests/kit/on-day.ts";
import {
  ask,
  by,
  type ClueMove,
  type Command,
  cast,
  course,
  opinion,
  received,
  refusalOf,
  stateOf,
  tell,
  toDesk,
  urging,
} from "./cast.ts";

/**
 * 2026 年春节: off from Sunday 02-15 to Monday 02-23; Saturdays 02-14 and 02-28 are worked. Every day
 * below was counted by hand on the calendar of the State Council's notice.
 */
type Game = ReturnType<typeof course>;

const on = movesOn<Game, ClueMove>(refusalOf);

const dueOf = (game: Game, stage: string) => clockOf(game, stage)?.due;
const studied = (day: string): Command => ({
  type: "study",
  study: { on: day, attendees: ["lead", "second"], minutes: "纪要1号", conclusion: "可查（示例）" },
});
const opine = (day: string, way: OpinionInput["way"], more: Partial<OpinionInput> = {}) => [
  tell("lead", studied(day)),
  tell("lead", opinion(way, more)),
  ask,
];

/** A clue received and signed for on a day. */
function onDesk(day: string, more: Parameters<typeof received>[0] = {}): Game {
  return course([received({ receivedOn: day, ...more }), ...toDesk.slice(1)], {
    ...cast,
    from: day,
  });
}

/** A clue whose opinion was approved by all three on one day. */
function approvedOn(day: string, way: OpinionInput["way"], more: Partial<OpinionInput> = {}): Game {
  const game = onDesk(day);
  on(game, day, ...opine(day, way, more));
  on(game, day, by("director", "approve"), ask, by("deputy", "approve"), ask);
  on(game, day, by("secretary", "approve"), ask);
  return game;
}

describe("a clue over Spring Festival 2026, line by line (process sheet §4.5, calendar sheet §3.2)", () => {
  it("director, deputy and secretary have 1, 2 and 3 working days, made-up Saturdays among them", () => {
    const game = onDesk("2026-01-28");
    // A month from receipt ends on Saturday 02-28, which is worked: nothing is put off.
    expect(clockOf(game, "STUDYING")).toMatchObject({ code: "D-CLU-2", due: "2026-02-28" });
    on(game, "2026-02-13", ...opine("2026-02-13", "INQUIRY"));
    expect(dueOf(game, "OPINION_ROOM")).toBe("2026-02-14");
    on(game, "2026-02-14", by("director", "approve"), ask);
    expect(clockOf(game, "OPINION_DEPUTY")).toMatchObject({
      due: "2026-02-25",
      yellow: "2026-02-26",
      red: "2026-03-03",
    });
    on(game, "2026-02-25", by("deputy", "approve"), ask);
    expect(dueOf(game, "OPINION_SECRETARY")).toBe("2026-02-28");
    on(game, "2026-02-28", by("secretary", "approve"), ask);
    expect(clockOf(game, "INQUIRY")).toMatchObject({ code: "D-CLU-TALK", due: "2026-03-20" });
  });

  it("an opinion sent back keeps its month from receipt running (RETURNED, clock runs)", () => {
    const game = onDesk("2026-01-20");
    expect(dueOf(game, "STUDYING")).toBe("2026-02-24");
    on(game, "2026-02-11", ...opine("2026-02-11", "TALK"), by("director", "approve"), ask);
    expect(dueOf(game, "OPINION_DEPUTY")).toBe("2026-02-13");
    on(game, "2026-02-13", by("deputy", "return"), ask);
    expect(stateOf(game).status).toBe("STUDYING");
    expect(dueOf(game, "STUDYING")).toBe("2026-02-24");
  });

  it.each([
    // Saturday before the festival, worked.
    ["2026-01-14", "2026-02-14"],
    // Its first and its last day: the first working day after it.
    ["2026-01-15", "2026-02-24"],
    ["2026-01-23", "2026-02-24"],
    ["2026-01-24", "2026-02-24"],
    // A month without a 31st.
    ["2026-01-31", "2026-02-28"],
    // A Saturday that is not worked.
    ["2026-02-07", "2026-03-09"],
  ])("received %s, an opinion is due %s", (receivedOn, due) => {
    expect(dueOf(onDesk(receivedOn), "STUDYING")).toBe(due);
  });

  it("what comes in on a day off counts from that day, and its registration from the next worked one", () => {
    const game = course([received({ receivedOn: "2026-02-18" }), ask], {
      ...cast,
      from: "2026-02-18",
    });
    expect(clockOf(game, "RECEIVED")).toMatchObject({ code: "D-TI-3", due: "2026-02-25" });
    on(game, "2026-02-24", by("case", "register"), ask);
    expect(dueOf(game, "REGISTERED")).toBe("2026-02-27");
    on(game, "2026-02-27", by("case", "propose"), ask);
    expect(dueOf(game, "ASSIGNMENT")).toBe("2026-03-03");
    on(game, "2026-03-02", by("secretary", "approve"), ask);
    expect(dueOf(game, "ASSIGNED")).toBe("2026-03-04");
    on(game, "2026-03-04", by("director", "sign"), ask);
    expect(dueOf(game, "STUDYING")).toBe("2026-03-18");
  });

  it("not ours: passed on within five working days of receipt (D-CLU-3)", () => {
    const game = course([received({ receivedOn: "2026-02-12" }), ask], {
      ...cast,
      from: "2026-02-12",
    });
    on(game, "2026-02-13", by("case", "register"), ask, by("case", "foreign"), ask);
    expect(clockOf(game, "TRANSFER")).toMatchObject({ code: "D-CLU-3", due: "2026-02-26" });
    on(game, "2026-02-26", by("case", "send"), ask);
    expect(stateOf(game).status).toBe("TRANSFERRED");
  });

  it("an inquiry is answered in 15 working days, urged in 5, and silence leads to a verification (D-CLU-4)", () => {
    const game = approvedOn("2026-02-09", "INQUIRY");
    const inquiry = { servedOn: "2026-02-10", copiedTo: "", answersDirectly: "no" } as const;
    on(game, "2026-02-10", tell("lead", { type: "serve-inquiry", inquiry }), ask);
    expect(clockOf(game, "INQUIRY_SERVED")).toMatchObject({ code: "D-CLU-4", due: "2026-03-09" });
    on(game, "2026-03-10", tell("lead", urging), ask);
    expect(dueOf(game, "INQUIRY_URGED")).toBe("2026-03-17");
    const silent = tell("lead", { type: "note-no-reply" });
    game.day = "2026-03-17";
    expect(refusalOf(game, silent)?.detail).toBe("催复期限 2026-03-17 未满");
    on(game, "2026-03-18", silent, ask);
    expect(stateOf(game).status).toBe("AFTER_TALK");
    on(game, "2026-03-18", tell("lead", opinion("PRELIM_VERIFY")), ask);
    expect(dueOf(game, "OPINION_ROOM")).toBe("2026-03-19");
  });

  it("a talk on worked Saturday 02-14: statement in 15 working days, report in a month (D-CLU-6, D-CLU-7)", () => {
    const game = approvedOn("2026-02-12", "TALK");
    const talk = {
      on: "2026-02-14",
      officers: ["lead", "second"],
      place: "谈话室",
      record: "（示例）",
      statement: "yes",
    } as const;
    on(
      game,
      "2026-02-14",
      tell("lead", { type: "hold-talk", talk: { ...talk, officers: [...talk.officers] } }),
      ask,
    );
    expect(clockOf(game, "STATEMENT")).toMatchObject({ code: "D-CLU-6", due: "2026-03-13" });
    // 03-14 is a Saturday that is not worked.
    expect(clockOf(game, "AFTER_TALK")).toMatchObject({ code: "D-CLU-7", due: "2026-03-16" });
  });

  it("a verification whose two months end in the festival goes on to 02-24, its third month to 03-19 (D-CLU-8)", () => {
    const game = approvedOn("2025-12-19", "PRELIM_VERIFY");
    expect(clockOf(game, "PRELIM_VERIFY")).toMatchObject({ code: "D-CLU-8", due: "2026-02-24" });
    on(game, "2026-02-13", tell("case", { type: "extend-verification", document: "批示1号" }));
    expect(dueOf(game, "PRELIM_VERIFY")).toBe("2026-03-19");
    game.day = "2026-02-24";
    const again = tell("case", { type: "extend-verification", document: "批示2号" });
    expect(refusalOf(game, again)?.detail).toBe("初核已延长过一次");
  });

  it("shelved half a year before the festival it comes back after it (D-CLU-9)", () => {
    const game = approvedOn("2025-08-18", "SHELVE", { conditions: "新证据（示例）" });
    expect(clockOf(game, "SHELVED")).toMatchObject({ code: "D-CLU-9", due: "2026-02-24" });
  });

  it("word is accepted: the person is told in writing in ten working days, then it is archived (D-CLU-FEEDBACK)", () => {
    const game = approvedOn("2026-02-13", "CLOSE", { closing: "ACCEPTED" });
    expect(stateOf(game)).toMatchObject({ status: "CLOSED", ending: { on: "2026-02-13" } });
    expect(clockOf(game, "FEEDBACK")).toMatchObject({
      code: "D-CLU-FEEDBACK",
      due: "2026-03-05",
      yellow: "2026-03-06",
    });
    on(game, "2026-03-05", { ...by("lead", "told"), stage: "FEEDBACK" } as ClueMove);
    expect(clockOf(game, "FEEDBACK")).toBeUndefined();
  });
});
