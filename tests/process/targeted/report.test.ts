import { describe, expect, it } from "vitest";
import type { TargetedCommand } from "#process/targeted/commands.ts";
import { describe as shown } from "#process/targeted/describe.ts";
import { targeted } from "#process/targeted/process.ts";
import { previewsOf } from "#registry/paper/papers.ts";
import { type Game, makeMove, play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening, report } from "./games.ts";

type Played = Game<NonNullable<ReturnType<typeof heard>["record"]>["state"], TargetedCommand>;

/** Everybody concerned has been heard; the report is still to be written. */
const heard = () => play(targeted, inspectionCast(from), opening.slice(0, 24));
const tell = (game: Played, by: string, command: TargetedCommand) =>
  makeMove(game, { do: "command", by, command });
const stateOf = ({ record }: Played) => {
  if (record === undefined) throw new Error("No inspection");
  return record.state;
};
const names: Readonly<Record<string, string>> = { chen: "陈示六", chu: "褚示七" };
const writing = {
  district: "示例区",
  secretary: "周示一",
  today: "2026-09-01",
  nameOf: (id: string) => names[id] ?? id,
};

describe("§4.3: a targeted inspection ends with the report of its group", () => {
  it("nothing goes to the director before it is written, and signed by each of the group", () => {
    const game = heard();
    const submit = { type: "submit-findings" } as const;
    expect(tell(game, "chen", submit)).toMatchObject({ refused: "inspection.report" });
    expect(tell(game, "chen", { type: "sign-report" })).toMatchObject({
      refused: "inspection.report",
    });
    expect(tell(game, "zheng", report)).toMatchObject({ refused: "auth.forbidden" });
    expect(tell(game, "chen", report)).toBeUndefined();
    expect(tell(game, "zheng", { type: "sign-report" })).toMatchObject({
      refused: "auth.forbidden",
    });
    expect(tell(game, "chen", { type: "sign-report" })).toBeUndefined();
    expect(tell(game, "chen", { type: "sign-report" })).toMatchObject({ refused: "record.state" });
    expect(tell(game, "chen", submit)).toMatchObject({ refused: "inspection.report" });
    expect(tell(game, "chu", { type: "sign-report" })).toBeUndefined();
    expect(tell(game, "chen", submit)).toBeUndefined();
  });

  it("what is written, found or heard after a signature was not signed", () => {
    for (const after of [report, opening[20], opening[22]]) {
      const game = heard();
      tell(game, "chen", report);
      tell(game, "chu", { type: "sign-report" });
      expect(stateOf(game).report?.signatures).toHaveLength(1);
      const move = after !== undefined && "do" in after ? after : undefined;
      expect(
        move === undefined ? tell(game, "chen", report) : makeMove(game, move),
      ).toBeUndefined();
      expect(stateOf(game).report?.signatures).toEqual([]);
    }
  });

  it("the director reads it, and sees it as the paper that it will be, with who has signed", () => {
    const game = play(targeted, inspectionCast(from), opening.slice(0, 29));
    const state = stateOf(game);
    expect(state.status).toBe("FINDINGS_REVIEW");
    expect(shown(state, "FINDINGS_REVIEW")).toEqual(
      expect.arrayContaining([
        { label: "处理意见和工作建议", value: "建议移交问题线索，责成单位建立登记制度（示例）。" },
        { label: "检查报告签名", value: "检查组 2 人" },
      ]),
    );
    const paper = previewsOf({ kind: "targeted", state }, writing, undefined).find(({ title }) =>
      title.endsWith("的报告"),
    );
    const parts = JSON.stringify(paper?.body);
    for (const part of ["认定的事实和主要证据", "处理意见和工作建议", "陈示六", "褚示七"])
      expect(parts).toContain(part);
  });
});
