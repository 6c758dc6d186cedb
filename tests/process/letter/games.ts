import * as fc from "fast-check";
import { chain, type Stage } from "#process/letter/chain.ts";
import type { LetterCommand } from "#process/letter/commands.ts";
import type { Move } from "#tests/kit/play.ts";
import { course, letterOfficers } from "./cast.ts";
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
  ...new Set(Object.values(chain.stages).flatMap((one) => Object.keys(one.actions))),
];

const move: fc.Arbitrary<Move<LetterCommand>> = fc.oneof(
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
) as fc.Arbitrary<Move<LetterCommand>>;

/** Some part of a letter's course, then anything; what fits is mostly conducted on at once. */
export const games = fc
  .tuple(
    fc.integer({ min: 0, max: course.length }),
    fc.array(move, { minLength: 5, maxLength: 40, size: "max" }),
  )
  .map(([start, rest]) => [...course.slice(0, start), ...rest.flatMap(conducted)]);

function conducted(move: Move<LetterCommand>): Move<LetterCommand>[] {
  return move.do === "fitting" && move.pick % 5 !== 0 ? [move, { wait: 0, do: "conduct" }] : [move];
}
