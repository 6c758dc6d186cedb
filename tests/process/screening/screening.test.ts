import { describe, expect, it } from "vitest";
import { screening } from "#process/screening/process.ts";
import { screeningStatuses } from "#process/screening/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import { cast, conduct, opened, type ScreeningMove, story } from "./cast.ts";

const game = (...moves: ScreeningMove[]) => play(screening, cast, moves);

describe("A-29, A-34: a room's yearly screening", () => {
  it("asks the room's own director, within twenty working days of the day on which it was opened (D-SCR-1)", () => {
    const asked = [...game(opened, conduct).tasks.values()][0];
    expect(asked?.seats.map(({ person }) => person)).toEqual(["feng"]);
    expect(asked?.due).toMatchObject({ ruleCode: "D-SCR-1", base: "2026-03-01" });
  });

  it("says by which lines it is looked through, as the district had them on that day", () => {
    const { record } = game(opened, conduct);
    const shown = record && screening.show?.(record.state, "OPEN");
    expect(shown).toContainEqual({
      label: "本区标准",
      value: "集体资产 5000 万元；年集体收入 500 万元；12 个月内检举控告 3 件",
    });
  });

  it.each(["choose", "none"] as const)("ends with the room's own words: %s", (action) => {
    const done = game(...story(action));
    expectSound(done, Object.keys(screeningStatuses));
    expect(done.record?.state).toMatchObject({
      status: "CONCLUDED",
      conclusion: {
        by: "feng",
        judgment: "逐项比对标准（示例）",
        ...(action === "choose"
          ? { result: "CHOSEN", chosen: "示例村“两委”班子" }
          : { result: "NONE" }),
      },
    });
  });

  it("opened twice it is one", () => {
    const { events } = game(opened, opened);
    expect(events.map(({ type }) => type)).toEqual(["screening.opened"]);
  });
});
