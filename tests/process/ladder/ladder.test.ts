import { describe, expect, it } from "vitest";
import { sayingOf } from "#kernel/document/saying.ts";
import { ladder } from "#process/ladder/process.ts";
import { ladderPapers } from "#registry/paper/ladder.ts";
import type { Writing } from "#registry/paper/paper.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import { play } from "#tests/kit/play.ts";
import {
  cast,
  climb,
  close,
  conduct,
  director,
  type LadderMove,
  says,
  story,
  unit,
} from "./cast.ts";

const game = (...moves: LadderMove[]) => play(ladder, cast, moves);
const stateOf = (played: ReturnType<typeof game>) => {
  if (played.record === undefined) throw new Error("no record");
  return played.record.state;
};
const asked = ({ tasks }: ReturnType<typeof game>, stage: string) =>
  [...tasks.values()].findLast((task) => task.stage === stage);
const peopleOf = (played: ReturnType<typeof game>, stage: string) =>
  asked(played, stage)?.seats.map(({ person }) => person);
const writing: Writing = {
  district: "示例区",
  secretary: "周示一",
  today: "2026-06-02",
  nameOf: (officer) => officer,
};
const paper = (name: keyof typeof ladderPapers, state: ReturnType<typeof stateOf>) =>
  ladderPapers[name].write(state, writing, sayingOf(ladderPapers[name].texts));

describe("the escalation ladder with its papers (process sheet §4.0, gap 10)", () => {
  it("黄: the deputy secretary signs 提示函, the office serves it under its number", () => {
    const signing = game(climb("YELLOW"), conduct);
    expect(peopleOf(signing, "PROMPTING")).toEqual(["wu"]);
    expect(asked(signing, "PROMPTING")?.due.ruleCode).toBe("D-LAD-SIGN");
    const serving = game(climb("YELLOW"), conduct, says("wu", "approve"), conduct);
    expect(peopleOf(serving, "PROMPT_SERVING")).toEqual(["shen"]);
    expect(asked(serving, "PROMPT_SERVING")?.due.ruleCode).toBe("D-LAD-SERVE");
    const served = stateOf(game(...story.slice(0, 5)));
    expect(served).toMatchObject({
      status: "PROMPTED",
      letters: { prompt: { by: "wu", receivedBy: "钱示例" } },
    });
    expect(paper("prompt", served)).toMatchObject({
      addressee: "示例站",
      number: served.letters.prompt?.number,
      title: "关于办理事项逾期的提示函",
    });
  });

  it("约谈 is held within five working days, over 中秋 and 国庆 (D-LAD-TALK)", () => {
    const day = { ...cast, from: "2026-09-24" };
    const late = { ...climb("RED_TALK"), wait: 0 };
    expect(clockOf(play(ladder, day, [late, conduct]), "TALKING")).toEqual({
      code: "D-LAD-TALK",
      ...from24September[5],
    });
    const talked = play(ladder, day, [late, conduct, { ...says("zhou", "talk"), wait: 0 }]);
    expect(clockOf(talked, "TALKING")).toBeUndefined();
  });

  it("红: 督办函, and a letter to the superior unit; D-LAD-EXPLAIN three WD from its service", () => {
    const explaining = game(...story.slice(0, 11));
    const state = stateOf(explaining);
    expect(peopleOf(explaining, "EXPLAINING")).toEqual(["lv"]);
    const due = asked(explaining, "EXPLAINING")?.due;
    expect(due).toMatchObject({
      ruleCode: "D-LAD-EXPLAIN",
      base: state.letters.urge?.servedOn,
      period: { length: 3, unit: "WD" },
    });
    expect(state.letters.urge?.superiorReceivedBy).toBe("孙示例");
    expect(paper("urge", state)?.addressee).toBe("示例站");
    expect(paper("superior", state)?.addressee).toBe("示例街道");
  });

  it("then 约谈 with its record, and all ends with the matter", () => {
    const played = game(...story);
    const state = stateOf(played);
    expect(state).toMatchObject({
      status: "CLOSED",
      explanation: { by: "lv" },
      talk: { by: "zhou", withWhom: "钱示例" },
      closedFor: "逾期事项已办结",
    });
    expect(paper("talk", state)?.title).toBe("约谈记录");
    expect([...played.tasks.values()].every(({ status }) => status === "CLOSED")).toBe(true);
  });

  it("of a room its director explains, and signs or serves nothing of it", () => {
    const played = game(climb("RED", director), conduct, says("zhou", "approve"), conduct);
    expect(asked(played, "URGE_SERVING")?.actions.map(({ action }) => action)).toEqual(["serve"]);
    const form = { number: "示纪督〔2026〕2号", servedOn: "2026-06-04", receivedBy: "冯示例" };
    const after = game(
      climb("RED", director),
      conduct,
      says("zhou", "approve"),
      conduct,
      { ...says("shen", "serve"), form },
      conduct,
    );
    expect(peopleOf(after, "EXPLAINING")).toEqual(["feng"]);
    expect(paper("superior", stateOf(after))).toBeUndefined();
    const deputy = { ...director, officer: "wu", role: "副书记" } as const;
    expect(peopleOf(game(climb("YELLOW", deputy), conduct), "PROMPTING")).toEqual(["zhou"]);
    const office = { ...director, officer: "shen", role: "办公室" } as const;
    const byOffice = game(climb("YELLOW", office), conduct, says("wu", "approve"), conduct);
    expect(peopleOf(byOffice, "PROMPT_SERVING")).toEqual(["tao"]);
  });

  it("the clock overtakes a letter that nobody has signed; steps only go up, and once", () => {
    const overtaken = game(climb("YELLOW"), conduct, climb("RED"), climb("RED"), conduct);
    expect(stateOf(overtaken).status).toBe("URGING");
    expect(asked(overtaken, "PROMPTING")).toMatchObject({ status: "CLOSED", outcome: "to-urge" });
    expect(stateOf(overtaken).climbed.map(({ step }) => step)).toEqual(["YELLOW", "RED"]);
    const talked = game(climb("RED"), conduct, climb("RED_TALK"), climb("YELLOW"), conduct);
    expect(stateOf(talked).status).toBe("TALKING");
    expect(peopleOf(talked, "TALKING")?.toSorted()).toEqual(["wu", "zhou"]);
  });

  it("a letter that is not wanted is spared with the reason, and the next step still comes", () => {
    const spared = game(climb("YELLOW"), conduct, says("wu", "reject"), climb("RED"));
    expect(stateOf(spared)).toMatchObject({
      status: "URGING",
      spared: { reason: "意见（示例）" },
    });
  });

  it("what has ended meanwhile ends every step, no matter who is asked just then", () => {
    for (let length = 1; length < story.length; length += 1) {
      const played = game(...story.slice(0, length), close, climb("RED_TALK"));
      expect(stateOf(played).status, String(length)).toBe("CLOSED");
      expect([...played.tasks.values()].some(({ status }) => status === "OPEN")).toBe(false);
    }
  });

  it("a letter can be read before it is signed, not before its step has come", () => {
    const signing = stateOf(game(climb("YELLOW"), conduct));
    expect(paper("prompt", signing)?.body.length).toBe(3);
    expect(paper("urge", signing)).toBeUndefined();
    expect(paper("talk", signing)).toBeUndefined();
    expect(stateOf(game(climb("YELLOW", unit))).status).toBe("PROMPTING");
  });
});
