import { describe, expect, it } from "vitest";
import { exchangedIn } from "#process/letter/rectification/exchanged.ts";
import type { Letter } from "#process/letter/schema.ts";
import { content } from "./sample.ts";

const item = (demand: number) => ({
  demand,
  done: `已办 ${demand}`,
  evidence: "照片",
  files: ["fil_a"],
});
const state = {
  content,
  plan: {
    submittedOn: "2026-09-24",
    items: [{ demand: 1, measure: "补登里程", owner: "钱示例", doneBy: "2026-10-01" }],
  },
  feedbacks: [
    { submittedOn: "2026-10-09", lateDays: 1, signedBy: "钱示例", items: [item(1), item(2)] },
  ],
  evaluations: [
    {
      evaluatedOn: "2026-10-16",
      results: [{ demand: 1, result: "DONE" }],
      opinion: "〔密〕",
      scores: {},
    },
  ],
} as unknown as Letter;

describe("what has passed between both sides, demand by demand (issue G.3)", () => {
  it("is asked, planned and answered; an evaluation inside is not told yet", () => {
    const [first, second, third] = exchangedIn(state);
    expect(first?.lines.map(({ label }) => label)).toEqual(["要求", "整改措施", "2026-10-09 反馈"]);
    expect(first?.lines[2]?.value).toMatch(/^已办 1（佐证：照片，WJ-[0-9A-Z]{6}）$/);
    expect(second?.lines.map(({ label }) => label)).toEqual(["要求", "2026-10-09 反馈"]);
    expect(third?.lines).toEqual([{ label: "要求", value: content.demands[2] }]);
  });

  it("a confirmed one is, without the opinions that led to it", () => {
    const [evaluation] = state.evaluations;
    const told = { ...state, evaluations: [{ ...evaluation, conclusion: "redo" }] } as Letter;
    expect(exchangedIn(told)[0]?.lines.at(-1)?.label).toBe("2026-10-16 评估");
    expect(JSON.stringify(exchangedIn(told))).not.toContain("〔密〕");
  });

  it("before anything was answered there is nothing to show", () => {
    expect(exchangedIn({ ...state, plan: undefined, feedbacks: [] } as unknown as Letter)).toEqual(
      [],
    );
  });
});
