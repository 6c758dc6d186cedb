import { describe, expect, it } from "vitest";
import type { CountedLimit } from "#kernel/deadline/register.ts";
import { actions } from "#kernel/permission/actions.ts";
import { commands, type EnrollmentCommand } from "#process/enrollment/commands.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { contextOf, type Move, makeMove, play } from "#tests/kit/play.ts";
import { enrollmentCast, later, opening } from "./games.ts";
import { nomination } from "./pure.ts";

type Step = Move<EnrollmentCommand>;
const at = (moves: readonly Step[]) => play(enrollment, enrollmentCast, moves);
type Played = ReturnType<typeof at>;

const conduct: Step = { do: "conduct" };
const says = (by: string, action: string, stage?: string): Step => ({
  do: "answer",
  by,
  action,
  wait: 0,
  ...(stage === undefined ? {} : { stage }),
});
const asks = (by: string, days = 5, wait = 0): Step => ({
  do: "command",
  by,
  wait,
  command: { type: "ask-for-more-time", days, reason: "材料须到外单位调取（示例）" },
});
const grants = says("wu", "approve", "SUPPLEMENT_EXTENSION");
const denies = says("wu", "reject", "SUPPLEMENT_EXTENSION");

/** Returned by the room's director on 2026-03-07, asked for on 03-08; due on Friday 03-13. */
const returned = [...opening.slice(0, 4), { do: "answer", by: "feng", action: "return" }, conduct];
const toReturned = returned as readonly Step[];
/** Given back by the party committee on 2026-03-15, asked for on 03-16; due on Friday 03-20. */
const toPartyReturned: readonly Step[] = [
  ...opening.slice(0, 12),
  { do: "answer", by: "yang", action: "return", form: {} },
  conduct,
];
const toReviewReturned: readonly Step[] = [...opening, ...later.slice(0, 5)];

const open = (game: Played, stage: string) =>
  [...game.tasks.values()].findLast((task) => task.stage === stage && task.status === "OPEN");
const dueOf = (game: Played, stage: string) => open(game, stage)?.due.effectiveDue;
const stateOf = (game: Played) => game.record?.state as Enrollment;
const all = (game: Played, ...moves: Step[]) => moves.map((move) => makeMove(game, move));

describe("a longer limit for a supplement (D-ENR-6)", () => {
  it.each([
    ["RETURNED, asked for by the proposer", toReturned, "chen", "RETURNED"],
    ["PARTY_RETURNED, asked for by the proposer", toPartyReturned, "chen", "PARTY_RETURNED"],
    ["PARTY_RETURNED, asked for by the office", toPartyReturned, "shen", "PARTY_RETURNED"],
    ["REVIEW_RETURNED, asked for by the director", toReviewReturned, "feng", "REVIEW_RETURNED"],
  ] as const)("%s: ten working days in all, its reminders with it", (_, moves, who, stage) => {
    const game = at(moves);
    const before = open(game, stage);
    expect(all(game, asks(who))).toEqual([undefined]);
    expect(dueOf(game, stage)).toBe(before?.due.effectiveDue);
    expect(open(game, "SUPPLEMENT_EXTENSION")?.seats.map(({ person }) => person)).toEqual(["wu"]);
    expect(all(game, grants)).toEqual([undefined]);
    const after = open(game, stage);
    expect(after?.id).toBe(before?.id);
    expect(after?.due).toMatchObject({
      base: before?.due.base,
      ruleCode: "D-ENR-6",
      period: { unit: "WD", length: 10 },
    });
    expect(after?.plan.at(-1)?.at.slice(0, 10)).not.toBe(before?.plan.at(-1)?.at.slice(0, 10));
    expect(stateOf(game).supplementExtension).toMatchObject({ decision: "granted", days: 5 });
  });

  it("fewer days may be asked for; the deputy reads how many, why and until when (D-ENR-6)", () => {
    const game = at([...toReturned, asks("chen", 2)]);
    expect(enrollment.show?.(stateOf(game), "SUPPLEMENT_EXTENSION")).toEqual(
      expect.arrayContaining([
        { label: "原补充期限", value: "2026-03-13" },
        { label: "申请延长", value: "2 个工作日" },
        { label: "延期理由", value: "材料须到外单位调取（示例）" },
      ]),
    );
    makeMove(game, grants);
    expect(dueOf(game, "RETURNED")).toBe("2026-03-17");
  });

  it("a no leaves the day, says why, and is the last word (D-ENR-6)", () => {
    const game = at([...toReturned, asks("chen"), denies]);
    expect(dueOf(game, "RETURNED")).toBe("2026-03-13");
    const said = game.events.find(({ type }) => type.endsWith("extension-denied"));
    expect(said?.data).toEqual({ reason: "意见（示例）" });
    expect(makeMove(game, asks("chen"))?.detail).toContain("一次");
  });

  it("once a nomination, whatever comes back again; a review has its own (D-ENR-6)", () => {
    const again: Step[] = [says("chen", "resubmit"), conduct, says("feng", "return"), conduct];
    const game = at([...toReturned, asks("chen"), grants, ...again]);
    expect(open(game, "RETURNED")?.due.period).toEqual({ unit: "WD", length: 5 });
    expect(makeMove(game, asks("chen"))?.refused).toBe("record.state");
    const now = (move: Step): Step => ({ ...move, wait: 0 });
    const reviewed = at([
      ...opening.slice(0, 4),
      ...[says("feng", "return"), conduct, asks("chen"), grants].map(now),
      ...[says("chen", "resubmit"), conduct].map(now),
      ...toReviewReturned.slice(4),
    ]);
    expect(stateOf(reviewed).status).toBe("REVIEW_RETURNED");
    expect(all(reviewed, asks("feng"), grants)).toEqual([undefined, undefined]);
    expect(makeMove(reviewed, asks("feng"))?.refused).toBe("record.state");
  });

  it("before the due day is over, not after; and only where a supplement is owed (D-ENR-6)", () => {
    expect(makeMove(at(toReturned), asks("chen", 5, 5))).toBeUndefined();
    expect(makeMove(at(toReturned), asks("chen", 5, 6))?.detail).toContain("到期前提出");
    expect(makeMove(at(opening.slice(0, 4)), asks("chen"))?.refused).toBe("record.state");
    expect(makeMove(at(toReturned.slice(0, -1)), asks("chen"))?.refused).toBe("record.state");
  });

  it("by no more than the register says, which a district may shorten (D-ENR-6)", () => {
    const game = at(toReturned);
    expect(makeMove(game, asks("chen", 6))).toMatchObject({
      refused: "input.invalid",
      fields: [{ path: "days", message: "至多可延长 5 个工作日" }],
    });
    const context = contextOf(game, "chen");
    const { register } = context.rules;
    const usual = register.limits["D-ENR-6"] as CountedLimit;
    const own = { ...usual, extension: { length: 3, unit: "WD" as const } };
    const shorter = { ...register, limits: { ...register.limits, "D-ENR-6": own } };
    const command = { type: "ask-for-more-time", days: 4, reason: "示例" } as const;
    const rules = { ...context.rules, register: shorter };
    expect(enrollment.decide(stateOf(game), command, { ...context, rules })).toMatchObject({
      fields: [{ path: "days", message: "至多可延长 3 个工作日" }],
    });
  });

  it("by nobody else, not without a reason, and never decided by who asks (D-ENR-6)", () => {
    for (const who of ["feng", "shen", "wu"])
      expect(makeMove(at(toReturned), asks(who))?.refused).toBe("auth.forbidden");
    expect(makeMove(at(toReviewReturned), asks("shen"))?.refused).toBe("auth.forbidden");
    const command = commands["ask-for-more-time"];
    if (!("right" in command)) throw new Error("No command of people");
    const { right, body } = command;
    expect(Object.keys(actions[right])).toEqual(["PROPOSER", "ROOM_DIRECTOR", "OFFICE"]);
    expect(body.safeParse({ days: 5, reason: "" }).success).toBe(false);
    expect(body.safeParse({ days: 0, reason: "示例" }).success).toBe(false);
    const game = at([...toReturned, asks("chen")]);
    for (const who of ["chen", "feng"])
      expect(makeMove(game, says(who, "approve", "SUPPLEMENT_EXTENSION"))).toBeDefined();
  });

  it("a supplement that is in makes an open request moot (D-ENR-6)", () => {
    const game = at([...toReturned, asks("chen"), says("chen", "resubmit"), conduct]);
    expect(open(game, "SUPPLEMENT_EXTENSION")).toBeUndefined();
    expect(stateOf(game).supplementExtension).toBeUndefined();
    const submitted = at([
      ...toReturned,
      asks("chen"),
      { do: "command", by: "chen", command: { type: "submit" } },
    ]);
    expect(open(submitted, "SUPPLEMENT_EXTENSION")).toBeUndefined();
  });

  it("a question that is asked anew for changed content keeps the granted day (D-ENR-6)", () => {
    const game = at([...toPartyReturned, asks("shen"), grants]);
    const granted = dueOf(game, "PARTY_RETURNED");
    const changed = { ...nomination, scopeOfMatters: ["土地勘测"] };
    all(game, { do: "command", by: "chen", command: { type: "revise", nomination: changed } });
    expect(open(game, "PARTY_RETURNED")).toBeUndefined();
    makeMove(game, conduct);
    expect(dueOf(game, "PARTY_RETURNED")).toBe(granted);
  });

  it("the trail says it in words (D-ENR-6)", () => {
    const game = at([...toReturned, asks("chen"), grants]);
    const told = game.events.filter(({ type }) => type.includes("supplement-ext"));
    expect(told.map(({ type }) => enrollment.words?.[type])).toEqual([
      "申请延长补充期限",
      "延长补充期限",
    ]);
    expect(told.map(({ type, data }) => enrollment.said?.[type]?.(data))).toEqual([
      [
        { label: "申请延长", value: "5 个工作日" },
        { label: "理由", value: "材料须到外单位调取（示例）" },
      ],
      [{ label: "同意延长", value: "5 个工作日" }],
    ]);
  });
});
