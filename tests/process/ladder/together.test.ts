import { describe, expect, it } from "vitest";
import { sayingOf } from "#kernel/document/saying.ts";
import { barredFrom } from "#kernel/permission/barred.ts";
import { ladder } from "#process/ladder/process.ts";
import type { Late } from "#process/ladder/schema.ts";
import { ladderPapers } from "#registry/paper/ladder.ts";
import type { Writing } from "#registry/paper/paper.ts";
import { play } from "#tests/kit/play.ts";
import {
  cast,
  climb,
  conduct,
  director,
  end,
  gathered,
  type LadderMove,
  says,
  story,
  unit,
} from "./cast.ts";

const wake: LadderMove = { do: "wake", wait: 0 };
const game = (...moves: LadderMove[]) => play(ladder, cast, moves);
const stateOf = (played: ReturnType<typeof game>) => {
  if (played.record === undefined) throw new Error("no record");
  return played.record.state;
};
const asked = ({ tasks }: ReturnType<typeof game>, stage: string) =>
  [...tasks.values()].filter((task) => task.stage === stage);
const writing: Writing = {
  district: "示例区",
  secretary: "周示一",
  today: "2026-06-02",
  nameOf: (officer) => officer,
};
const paper = (name: keyof typeof ladderPapers, state: ReturnType<typeof stateOf>) =>
  ladderPapers[name].write(state, writing, sayingOf(ladderPapers[name].texts));
const textOf = (name: keyof typeof ladderPapers, state: ReturnType<typeof stateOf>) =>
  JSON.stringify(paper(name, state));

describe("one letter for each addressee and day, however much of theirs is late (gap 10)", () => {
  const many = Array.from({ length: 14 }, (_, place) => gathered(place + 1));

  it("14 late matters are one 提示函 that lists them, asked once in the morning", () => {
    const waiting = game(...many);
    expect(stateOf(waiting).status).toBe("NOTED");
    expect(ladder.keys(stateOf(waiting)).wakeAt).toBe("2026-06-02T02:00:00.000Z");
    const played = game(...many, wake, conduct);
    expect(asked(played, "PROMPTING")).toHaveLength(1);
    const state = stateOf(played);
    expect(ladder.keys(state)).toMatchObject({
      summary: { title: expect.stringMatching(/^JY-\w{6} 整改并反馈等 14 项$/) },
    });
    expect(ladder.keys(state).wakeAt).toBeUndefined();
    expect(ladder.keys(state).about).toHaveLength(15);
    const shown = ladder.show?.(state, "PROMPTING") ?? [];
    expect(shown.filter(({ label }) => label.startsWith("逾期事项"))).toHaveLength(14);
    expect(textOf("prompt", state)).toContain("整改并反馈等14项");
    expect(paper("prompt", state)?.body).toHaveLength(3 + 14);
  });

  it("one that is told twice is in it once; one alone reads as it always did", () => {
    const played = game(gathered(1), gathered(1), wake, conduct);
    expect(played.events.filter(({ type }) => type === "ladder.joined")).toEqual([]);
    expect(ladder.show?.(stateOf(played), "PROMPTING")).toEqual(
      ladder.show?.(stateOf(game(climb("YELLOW"), conduct)), "PROMPTING"),
    );
  });

  it("what is done leaves the letter and voids no question; with the last one all ends", () => {
    const played = game(gathered(1), gathered(2), gathered(3), wake, conduct, end(2), end(2));
    const state = stateOf(played);
    expect(asked(played, "PROMPTING").map(({ status }) => status)).toEqual(["OPEN"]);
    expect(paper("prompt", state)?.body).toHaveLength(3 + 2);
    expect(ladder.background?.(state)).toHaveLength(1);
    const rest = [gathered(1), gathered(2), wake, conduct, end(2), end(1)];
    const over = game(...rest);
    expect(stateOf(over)).toMatchObject({ status: "CLOSED", closedFor: "逾期事项已办结" });
    expect(asked(over, "PROMPTING").map(({ status }) => status)).toEqual(["CLOSED"]);
    expect(stateOf(game(gathered(1), end(1), wake)).status).toBe("CLOSED");
  });

  it("what is done before the morning leads to no letter; a higher step waits for no morning", () => {
    const early = game(gathered(1), gathered(2), end(1), end(2), wake, conduct);
    expect(asked(early, "PROMPTING")).toEqual([]);
    const red = game(gathered(1), gathered(2), climb("RED"), conduct);
    expect(stateOf(red).status).toBe("URGING");
    const both = game(gathered(1, "RED"), gathered(2, "RED"), wake, conduct);
    expect(asked(both, "URGING")).toHaveLength(1);
  });

  it("a reader who may not see one of the matters sees no list that names it", () => {
    const { bars } = ladder;
    const matter = bars?.(stateOf(game(gathered(1), gathered(2))));
    const ties = [{ to: "let_2", relation: "relative", detail: "" }] as never;
    expect(barredFrom({ id: "wu", ties }, matter)).toBe("tied");
    expect(barredFrom({ id: "wu", ties: [] }, matter)).toBeUndefined();
  });
});

describe("nobody is left without a next step (gap 10)", () => {
  const organ: Late = { type: "organ", name: "孙示例", role: "区委办公室" };
  const person: Late = { type: "person", personId: "per_1", name: "赵示例", superior: "示例站" };

  it("an organ above or beside gets no letter: the secretary speaks to it and notes what was agreed", () => {
    const played = game(climb("RED", organ), conduct);
    expect(stateOf(played).status).toBe("TALKING");
    const [talking] = asked(played, "TALKING");
    expect(talking?.title).toBe("与对方负责人沟通并记录");
    expect(talking?.seats.map(({ person: asked }) => asked).toSorted()).toEqual(["wu", "zhou"]);
    const talked = game(climb("RED", organ), conduct, says("zhou", "talk"));
    expect(stateOf(talked).status).toBe("TALKED");
    expect(paper("talk", stateOf(talked))).toBeUndefined();
    expect(paper("superior", stateOf(talked))).toBeUndefined();
  });

  it("a supervised person gets the letters; their unit is told, and they explain themselves", () => {
    const moves = [climb("RED", person), conduct, says("zhou", "approve"), conduct];
    const played = game(...moves, says("shen", "serve"), conduct);
    expect(asked(played, "EXPLAINING")[0]?.seats.map((seat) => seat.person)).toEqual(["per_1"]);
    expect(paper("superior", stateOf(played))?.addressee).toBe("示例站");
    expect(paper("urge", stateOf(played))?.addressee).toBe("赵示例");
  });

  it("a unit without a known superior: the office names it as it serves both letters", () => {
    const { superior: _known, ...alone } = unit as Extract<Late, { type: "unit" }>;
    const before = game(climb("RED", alone), conduct, says("zhou", "approve"), conduct);
    const [serving] = asked(before, "URGE_SERVING");
    expect(serving?.actions.map(({ action }) => action)).toEqual(["serve"]);
    expect(paper("superior", stateOf(before))?.addressee).toBe("（上级单位）");
    expect(stateOf(game(...storyOf(alone, "示例街道"))).letters.urge?.superiorName).toBe(
      "示例街道",
    );
    expect(stateOf(game(...storyOf(alone, ""))).letters.urge?.servedOn).toBeUndefined();
  });

  function storyOf(late: Late, superiorName: string): LadderMove[] {
    const form = {
      number: "示纪督〔2026〕1号",
      servedOn: "2026-06-04",
      receivedBy: "钱示例",
      superiorServedOn: "2026-06-04",
      superiorReceivedBy: "孙示例",
      ...(superiorName === "" ? {} : { superiorName }),
    };
    return [
      climb("RED", late),
      conduct,
      says("zhou", "approve"),
      conduct,
      { ...says("shen", "serve"), form },
    ];
  }

  it("the story of before stays as it was", () => {
    expect(stateOf(game(...story)).status).toBe("CLOSED");
    expect(stateOf(game(climb("YELLOW", director))).late).toEqual(director);
  });
});
