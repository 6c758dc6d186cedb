import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFacts } from "#kernel/record/apply.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { quorumOf, tallyMeeting } from "#kernel/task/seats/tally.ts";
import { filesIn } from "#process/file/files-in.ts";
import { meeting } from "#process/meeting/process.ts";
import { MeetingEntry } from "#process/meeting/schema.ts";
import { contextAt } from "#tests/kernel/task/stage.ts";

const votes = { present: 7, yes: 7, no: 0, abstain: 0 };
const entryOf = (items: number) => ({
  heldOn: "2026-03-03",
  minutesNumber: "纪要〔2026〕1期",
  entitled: 9,
  items: Array.from({ length: items }, (_, n) => ({ enrollmentId: `enr_${n}`, ...votes })),
});

describe("R10: a list of two hundred", () => {
  it("goes in as one entry of one transaction; one more does not", () => {
    const context = { ...contextAt(1, "d", "kept"), record: "mtg_x" };
    const entry = MeetingEntry.parse(entryOf(200));
    const facts = meeting.decide(undefined, { type: "enter", entry, questions: [] }, context);
    if (isRefusal(facts)) throw new Error(facts.detail ?? facts.refused);
    const applied = applyFacts(meeting, "mtg_x", undefined, facts, context);
    if (isRefusal(applied)) throw new Error(applied.refused);
    expect(applied.writes.length).toBeLessThan(100);
    expect(MeetingEntry.safeParse(entryOf(201)).success).toBe(false);
  });
});

describe("U3, U5: the scanned minutes beside each item", () => {
  const attachments = [{ id: "fil_1", name: "纪要.pdf", bytes: 10, sha256: "0".repeat(64) }];
  const entered = () => {
    const context = contextAt(1, "d", "kept");
    const entry = MeetingEntry.parse(entryOf(2));
    const facts = meeting.decide(undefined, { type: "enter", entry, questions: [] }, context);
    const applied = isRefusal(facts)
      ? facts
      : applyFacts(meeting, "mtg_x", undefined, facts, context);
    if (isRefusal(applied)) throw new Error(applied.refused);
    return applied.record.state;
  };
  const attach = (state: ReturnType<typeof entered>, by: string) =>
    meeting.decide(state, { type: "attach", attachments }, contextAt(2, by, "kept"));

  it("whoever entered the votes puts them there, and the second officer is shown them", () => {
    const state = entered();
    const facts = attach(state, "d");
    if (isRefusal(facts)) throw new Error(facts.refused);
    expect(facts).toEqual([{ type: "meeting.attached", data: { attachments } }]);
    const [{ type, data } = { type: "", data: {} }] = facts;
    const after = meeting.evolve(state, { type, data } as never);
    expect(filesIn(after)).toEqual(["fil_1"]);
    expect(meeting.show?.(after, "CONFIRM")).toEqual(meeting.show?.(state, "CONFIRM"));
  });

  it("nobody else, and not once both have been compared", () => {
    const state = entered();
    expect(attach(state, "e")).toMatchObject({ refused: "auth.forbidden" });
    expect(attach({ ...state, status: "CONFIRMED" }, "d")).toMatchObject({
      refused: "record.state",
    });
  });
});

describe("numbers of one item", () => {
  const count = fc.integer({ min: 0, max: 12 });
  it("never more votes than members who stay; without quorum never a result", () => {
    void fc.assert(
      fc.property(
        fc.record({
          entitled: fc.integer({ min: 1, max: 12 }),
          present: count,
          recused: count,
          yes: count,
          no: count,
          abstain: count,
        }),
        (numbers) => {
          const { entitled, present, recused, yes, no, abstain } = numbers;
          const result = tallyMeeting(numbers, { quorum: "half", recusedInBase: "yes" });
          const staying = present - recused;
          if (yes + no + abstain > staying || present > entitled)
            expect(result).toBe("inconsistent");
          else if (staying < quorumOf("half", entitled)) expect(result).toBe("no-quorum");
          else
            expect(result).toBe(
              yes + no + abstain < staying
                ? "inconsistent"
                : 2 * yes > entitled
                  ? "passed"
                  : "rejected",
            );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
