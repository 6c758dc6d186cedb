import { describe, expect, it } from "vitest";
import { refusals } from "#kernel/refusal.ts";
import type { LetterCommand } from "#process/letter/commands.ts";
import { letter } from "#process/letter/process.ts";
import type { TargetedCommand } from "#process/targeted/commands.ts";
import { targeted } from "#process/targeted/process.ts";
import { kindNames, processOf } from "#processes";
import { type Game, type Move, makeMove, play } from "#tests/kit/play.ts";
import { inspectionCast } from "./inspection/cast.ts";
import { course, letterCast } from "./letter/cast.ts";
import { content } from "./letter/sample.ts";
import { from, opening, wider } from "./targeted/games.ts";

const conduct = { do: "conduct", wait: 0 } as const;
const by = (who: string, action: string) => ({ do: "answer", by: who, action }) as const;
const command = <C>(who: string, made: C) => ({ do: "command", by: who, command: made }) as const;
const refusalsOf = <S, C extends { type: string }>(game: Game<S, C>, moves: readonly Move<C>[]) =>
  moves.map((move) => makeMove(game, move)?.refused);

describe("R12: after the last return there is still a yes and a no", () => {
  const back: Move<TargetedCommand>[] = [
    by("feng", "return"),
    conduct,
    command("chen", { type: "submit" }),
    conduct,
  ];

  it("a first plan is approved or refused; a wider one, whose refusal is a return, may be returned", () => {
    const first = play(targeted, inspectionCast(from), [...opening.slice(0, 3), ...back, ...back]);
    expect(refusalsOf(first, [by("feng", "return"), by("feng", "reject")])).toEqual([
      "enrollment.return-limit",
      undefined,
    ]);
    const widened = play(targeted, inspectionCast(from), [
      ...opening.slice(0, 9),
      command("chen", { type: "widen", plan: wider, reason: "发现新线索（示例）" }),
      conduct,
      ...back,
      ...back,
    ]);
    expect(widened.record?.state).toMatchObject({ status: "PLAN_REVIEW", returns: 2 });
    expect(refusalsOf(widened, [by("feng", "reject"), by("feng", "return")])).toEqual([
      "record.state",
      undefined,
    ]);
  });

  it("a letter that is amended after an objection is not killed for what was returned before", () => {
    const again: Move<LetterCommand>[] = [
      by("zhu", "return"),
      conduct,
      by("chen", "resubmit"),
      conduct,
    ];
    const amended = play(letter, letterCast, [
      ...course.slice(0, 3),
      ...again,
      ...again,
      ...course.slice(3, 15),
      { ...by("lv", "object"), stage: "SERVED" },
      conduct,
      by("zhou", "amend"),
      conduct,
      command("chen", { type: "revise", content: { ...content, causes: "修改（示例）" } }),
      by("chen", "resubmit"),
      conduct,
    ]);
    expect(amended.record?.state).toMatchObject({ status: "TRIAL_CHECK", returns: [{}, {}] });
    expect(refusalsOf(amended, [...again, ...again, by("zhu", "return")])).toEqual([
      ...Array.from({ length: 8 }, () => undefined),
      "letter.return-limit",
    ]);
  });

  it.each([
    [1, "本区规定最多退回 1 次"],
    [3, "本区规定最多退回 3 次"],
    [0, "本区规定不予退回"],
  ])(
    "a district that lets a letter go back %i times says so, not another number",
    (most, words) => {
      const cast = { ...letterCast, config: { ...letterCast.config, maxReturns: most } };
      const again: Move<LetterCommand>[] = [
        by("zhu", "return"),
        conduct,
        by("chen", "resubmit"),
        conduct,
      ];
      const backs = Array.from({ length: most }, () => again).flat();
      const game = play(letter, cast, [...course.slice(0, 3), ...backs]);
      const refused = makeMove(game, by("zhu", "return"));
      expect(refused).toEqual({ refused: "letter.return-limit", detail: words });
      expect(refusals[refused?.refused ?? "record.state"][1]).not.toMatch(/[两二三]次/);
    },
  );

  it("every question that offers a return offers another answer than yes, or has no limit", async () => {
    /** Whose report is passed at last (述责述廉报告), and what no rule counts the returns of. */
    const countless = ["debriefing", "clue", "confirmation", "matters", "opinion", "petition"];
    const bare: string[] = [];
    for (const kind of kindNames) {
      const process = await processOf(kind);
      for (const [stage, { actions }] of Object.entries(process?.stages ?? {})) {
        const outcomes = Object.values(actions).map(({ outcome }) => outcome);
        const others = outcomes.filter((one) => !["approve", "return"].includes(one ?? ""));
        if (outcomes.includes("return") && others.length === 0 && !countless.includes(kind))
          bare.push(`${kind} ${stage}`);
      }
    }
    expect(bare.toSorted()).toEqual([
      // Their returns are not counted: the clerk's own work goes back as often as it must.
      "quarterly REPORT_APPROVAL",
      "quarterly REPORT_REVIEW",
      "report SIGNING",
    ]);
  });
});
