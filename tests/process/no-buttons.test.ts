import { describe, expect, it } from "vitest";
import { sentenceFor } from "#functions/link/question/question-page.ts";
import { kindNames, processOf } from "#processes";

/** The questions that a meeting of the commission decides (process sheet §4.1). */
const meetings = [
  "enrollment COMMISSION_DEFERRED",
  "enrollment COMMISSION_PENDING",
  "enrollment REVIEW_PENDING",
];

describe("U7: no sentence of one stage on the page of another", () => {
  it("only what a meeting decides speaks of minutes and votes, to who does it and who reads along", async () => {
    const told: { stage: string; who: string }[] = [];
    const bare: string[] = [];
    for (const kind of kindNames)
      for (const [stage, spec] of Object.entries((await processOf(kind))?.stages ?? {})) {
        if (Object.keys(spec.actions).length === 0 && spec.fills === undefined)
          bare.push(`${kind} ${stage}`);
        for (const who of ["does", "reads"] as const)
          if (/表决|会议/.test(sentenceFor(spec, who)))
            told.push({ stage: `${kind} ${stage}`, who });
      }
    expect(bare).toEqual(expect.arrayContaining(meetings));
    expect(bare.length).toBeGreaterThan(meetings.length);
    for (const who of ["does", "reads"])
      expect(
        told
          .filter((one) => one.who === who)
          .map(({ stage }) => stage)
          .toSorted(),
      ).toEqual(meetings);
  });
});
