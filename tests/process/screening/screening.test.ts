import { describe, expect, it } from "vitest";
import { parseForm } from "#kernel/task/form.ts";
import { chosenFormOf } from "#process/screening/forms.ts";
import { screening } from "#process/screening/process.ts";
import { screeningStatuses } from "#process/screening/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import { cast, conduct, opened, openedWithList, type ScreeningMove, says, story } from "./cast.ts";

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

describe("A-29, A-34: the choice is ticked off the ranked list", () => {
  const answered = (form: Record<string, unknown>) =>
    play(screening, { ...cast, formOf: () => form }, [
      openedWithList,
      conduct,
      says("feng", "choose"),
    ]);
  const form = chosenFormOf((game(openedWithList).record?.state.listed ?? []).map((one) => one));

  it("shows every line with its evidence and how many there are besides, and has a box for each", () => {
    const { record } = game(openedWithList, conduct);
    const shown = (record && screening.show?.(record.state, "OPEN")) ?? [];
    expect(shown).toContainEqual({
      label: "筛选名单 2",
      value: "赵示2（示例村 村主任）：集体三资达到一定规模：集体资产 6200 万元",
    });
    expect(shown).toContainEqual({ label: "未列出", value: "另有 2 个，见“筛选研判”页" });
    expect(form.fields.find(({ name }) => name === "picked")).toMatchObject({
      input: "checks",
      options: [{ value: "per_1" }, { value: "per_2" }, { value: "per_3" }],
    });
  });

  it("keeps who was ticked by the list's own keys, each once", () => {
    const read = parseForm(form, { picked: "per_3,per_1,per_3", judgment: "示例" });
    expect(read).toEqual({ form: { picked: ["per_3", "per_1"], judgment: "示例" } });
    const done = answered({ picked: "per_3,per_1,per_3", judgment: "示例" });
    expect(done.record?.state.conclusion).toMatchObject({
      result: "CHOSEN",
      picked: ["per_3", "per_1"],
      judgment: "示例",
    });
    const shown = done.record && screening.show?.(done.record.state, "OPEN");
    expect(shown).toContainEqual({ label: "列为候选对象", value: "赵示1（示例村 村主任）" });
  });

  it.each([
    [{ picked: "per_4", judgment: "示例" }, "form.picked"],
    [{ judgment: "示例" }, "form.picked"],
    [{ picked: "per_1" }, "form.judgment"],
  ])(
    "refuses who is not on the list, a choice of nobody, and one without its grounds: %j",
    (given, at) => {
      const read = parseForm(form, given);
      const paths = "fields" in read ? (read.fields ?? []).map(({ path }) => path) : [];
      expect(paths.some((path) => path.startsWith(at))).toBe(true);
    },
  );

  it("takes others in words beside the list, or instead of it", () => {
    expect(parseForm(form, { chosen: "示例村 钱示例", judgment: "示例" })).toEqual({
      form: { chosen: "示例村 钱示例", judgment: "示例" },
    });
  });
});
