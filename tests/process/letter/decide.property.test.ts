import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registerFor } from "#kernel/deadline/register.ts";
import { firstBroken } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { wholeContent } from "#process/letter/content.ts";
import { letter } from "#process/letter/process.ts";
import type { Letter, LetterCommand } from "#process/letter/schema.ts";
import { letterStages } from "#process/letter/stages.ts";
import { letterStatuses } from "#process/letter/terms.ts";
import { isAtUnit, type Stage } from "#process/letter/transitions.ts";
import { conduct, course, type Game, letterOfficers, type Move, newGame, play } from "./play.ts";
import { content } from "./sample.ts";

const by = fc.constantFrom(...letterOfficers.map(({ id }) => id));
const wait = fc.constantFrom(0, 0, 1, 3, 12);
const { objection: _objection, ...withoutObjection } = content;
const commands = fc.constantFrom<LetterCommand>(
  { type: "draft", content },
  { type: "revise", content: { ...content, causes: "补充后的原因（示例）" } },
  { type: "revise", content: withoutObjection },
  { type: "consult", consultation: { mode: "UNIT", with: "城管二队", question: "可行性" } },
  { type: "end-consultation", opinion: "可行" },
  { type: "submit" },
  { type: "withdraw", reason: "不再需要" },
  { type: "void-number", reason: "用印错误" },
  { type: "name-successor", unitId: "unt_other", unitName: "承继单位（示例）", reason: "机构撤并" },
  { type: "declare-refused", reason: "无正当理由" },
  { type: "lapse", stage: "SIGNED" },
  { type: "lapse", stage: "RECTIFYING" },
  { type: "resume" },
);
const actions = [
  ...new Set(Object.values(letterStages).flatMap((one) => Object.keys(one.actions))),
];

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("command"), wait, by, command: commands }) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        do: fc.constant("answer"),
        wait,
        by,
        action: fc.constantFrom(...actions),
        stage: fc.constantFrom<Stage>("SERVED", "RECTIFYING"),
      },
      { requiredKeys: ["do", "wait", "by", "action"] },
    ),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant("fitting"), wait, pick: fc.nat(99) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("conduct"), wait }) },
) as fc.Arbitrary<Move>;

const games = fc
  .tuple(
    fc.integer({ min: 0, max: course.length }),
    fc.array(move, { minLength: 5, maxLength: 40, size: "max" }),
  )
  .map(([start, rest]) => [...course.slice(0, start), ...rest]);

/** Plays a history and looks at where it ends. */
function played(moves: readonly Move[], look: (game: Game, state: Letter) => void): void {
  const game = newGame();
  play(game, moves);
  const state = game.on.record?.state;
  if (state !== undefined) look(game, state);
}

const openStages = ({ on }: Game) =>
  [...on.tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage);

describe("any sequence of commands on a letter", () => {
  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, ({ on }, state) => {
          const { record, events, tasks } = on;
          expect(Object.keys(letterStatuses)).toContain(state.status);
          expect(firstBroken(events)).toBeUndefined();
          expect(record?.head).toEqual({ seq: events.length, hash: events.at(-1)?.hash });
          const replayed = events.reduce<Letter | undefined>(letter.evolve, undefined);
          expect(hashOf(replayed)).toBe(hashOf(state));
          const open = [...tasks.values()].filter(({ status }) => status === "OPEN");
          expect(new Set(record?.openTasks)).toEqual(new Set(open.map(({ id }) => id)));
        }),
      ),
      { numRuns: 600 },
    );
  });

  it("条例 235 条: nothing without its five contents gets past the check", () => {
    const register = registerFor({}, "1");
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (_, state) => {
          const isFree = ["DRAFT", "CONSULTING", "RETURNED", "AMENDED", "WITHDRAWN"];
          if (!isFree.includes(state.status))
            expect(isRefusal(wholeContent(state.content, register))).toBe(false);
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("numbers follow each other without gap, and a voided one never comes again", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, ({ counters }, state) => {
          const given = [
            ...state.voidedNumbers.map(({ text }) => text),
            ...state.former.map(({ number }) => number.text),
            ...(state.number === undefined ? [] : [state.number.text]),
          ];
          const wanted = Object.entries(counters).flatMap(([counter, last]) => {
            const [code, year] = counter.split("#");
            return Array.from({ length: last }, (_, n) => `${code}〔${year}〕${n + 1}号`);
          });
          expect(given.toSorted()).toEqual(wanted.toSorted());
        }),
      ),
      { numRuns: 300 },
    );
  });

  it("asks the unit only while it holds the letter, and the rectification beside the plan", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, (end, state) => {
          conduct(end);
          const now = end.on.record?.state ?? state;
          const atUnit = openStages(end).filter(isAtUnit).sort();
          if (now.status === "SERVED") expect(atUnit).toEqual(["RECTIFYING", "SERVED"]);
          else expect(atUnit).toEqual(isAtUnit(now.status) ? [now.status] : []);
          if (isAtUnit(now.status)) expect(now.servedTo).toBe(now.content.addressee.unitId);
        }),
      ),
      { numRuns: 500 },
    );
  });

  it("never lets the proposer approve, a stranger answer, or a limit be passed", () => {
    void fc.assert(
      fc.property(games, (moves) =>
        played(moves, ({ on }, state) => {
          for (const { stage, seats } of on.tasks.values())
            for (const { ballot, person } of seats.filter((seat) => seat.ballot !== undefined)) {
              const { asks } = letterStages[stage as Stage];
              const officer = letterOfficers.find(({ id }) => id === person);
              if (asks === "proposer") expect(person).toBe("chen");
              else if (asks === "addressee") expect(officer?.unit).toBeDefined();
              else expect([officer?.role, ballot?.by]).toEqual([asks, person]);
            }
          expect(state.returns.length).toBeLessThanOrEqual(2);
          const redos = state.evaluations.filter(({ conclusion }) => conclusion === "redo");
          expect(redos.length).toBeLessThanOrEqual(2);
          if (state.closedOn !== undefined)
            expect(state.evaluations.at(-1)?.results.every(({ result }) => result === "DONE")).toBe(
              true,
            );
          if (["REFUSED", "REFERRED"].includes(state.status)) expect(state.refusal).toBeDefined();
        }),
      ),
      { numRuns: 300 },
    );
  });
});
