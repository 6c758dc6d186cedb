import { describe, expect, it } from "vitest";
import { clue } from "#process/clue/process.ts";
import { petition } from "#process/petition/process.ts";

describe("an answer that ends a matter or destroys what it holds is asked once more on its page", () => {
  it.each([
    [clue, "RECEIVED", "merge"],
    [clue, "REGISTERED", "merge"],
    [petition, "PURGE_APPROVAL", "approve"],
  ] as const)("%#", ({ stages }, stage, action) => {
    const chosen = stages[stage]?.actions[action];
    expect(chosen).toMatchObject({ asksBack: "once-more" });
    expect(chosen?.takeBack).toBeUndefined();
  });

  it("where the outcome leads to an end, the page asks by itself: no such answer may be taken back", () => {
    expect(petition.transitions?.CLASSIFYING?.duplicate).toBe("DUPLICATE");
    expect(petition.stages.DUPLICATE).toBeUndefined();
    expect(petition.stages.CLASSIFYING?.actions.duplicate?.takeBack).toBeUndefined();
  });
});
