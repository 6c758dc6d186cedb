import { describe, expect, it } from "vitest";
import type { TargetedCommand } from "#process/targeted/commands.ts";
import { targeted } from "#process/targeted/process.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening } from "./games.ts";

const served = (change: object = {}): Move<TargetedCommand> => ({
  do: "command",
  by: "system",
  command: {
    type: "note-letter",
    letter: {
      unitId: "unt_team",
      situation: "靶向性检查发现：问题 2（监管漏洞）无登记（示例）。",
      reference: "示纪监建〔2026〕3号",
      doneOn: "2026-09-04",
      ...change,
    },
  },
});
/** With the money and the person settled or not, before anything is settled for the unit. */
const disposal = (moves: readonly Move<TargetedCommand>[], after = 36) => {
  const game = play(targeted, inspectionCast(from), [...opening.slice(0, after), ...moves]);
  if (game.record === undefined) throw new Error("No record");
  return { state: game.record.state, types: game.events.map(({ type }) => type) };
};

describe("a served letter settles what it names (process sheet §4.3, 制发建议书)", () => {
  it("with its number and the day of service; where all else has ended, the inspection ends", () => {
    const { state, types } = disposal([served()]);
    expect(state.settlements).toEqual([
      { finding: 2, by: "LETTER", reference: "示纪监建〔2026〕3号", doneOn: "2026-09-04" },
    ]);
    expect(state).toMatchObject({ status: "CLOSED", result: "各项问题均已处置" });
    expect(types.filter((type) => type === "targeted.closed")).toHaveLength(1);
  });

  it("leaves the inspection open where a person or money is left", () => {
    const { state } = disposal([served()], 34);
    expect([state.settlements.length, state.status]).toEqual([1, "DISPOSAL"]);
  });

  it.each([
    ["the letter of another unit", { unitId: "unt_other" }],
    ["a letter from which its drafter took the finding", { situation: "问题 12（监管漏洞）" }],
    ["a letter without words on it", { situation: "" }],
  ])("%s settles nothing", (_, change) => {
    const { state } = disposal([served(change)]);
    expect([state.settlements, state.status]).toEqual([[], "DISPOSAL"]);
  });

  it("a letter that is served again after an amendment settles nothing twice", () => {
    const { state } = disposal([served(), served({ reference: "示纪监建〔2026〕9号" })], 34);
    expect(state.settlements.map(({ reference }) => reference)).toEqual(["示纪监建〔2026〕3号"]);
  });

  it("a violation is never settled by a letter", () => {
    const { state } = disposal([served({ situation: "问题 1（问题）私车公养" })]);
    expect(state.settlements).toEqual([]);
  });
});
