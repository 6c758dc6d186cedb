import { describe, expect, it } from "vitest";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { recusal } from "#process/recusal/process.ts";

describe("what people call a request of recusal", () => {
  it("names the officer whom it is about and the matter's number, not a number of its own alone", () => {
    const { summary } = recusal.keys({
      status: "REQUESTED",
      subject: { kind: "clue", id: "clu_0mt6j44g0848ad5fb3f5062e5adb8" },
      officer: "u-a",
      officerName: "赵示例",
      relation: "other",
      detail: "示例",
      requestedBy: "object",
      enteredBy: "u-b",
      enteredAt: "2026-03-03T01:00:00.000Z",
    });
    expect(subjectLine(summary, "rec_0mt6j44g05456ef4801a9296d0ca9")).toMatch(
      /^赵示例回避 XS-[0-9A-Z]{6}$/,
    );
  });
});
