import { describe, expect, it } from "vitest";
import { proposeOn } from "#process/standing/propose.ts";
import { consultedOn, standingOf } from "#process/standing/read.ts";

const head = { personId: "per_1", unitId: "unt_1", name: "赵示例" };
const unit = { ...head, collective: "yes" } as const;
const about = (kind: string, state: object) => [{ kind, id: `${kind}_1`, status: "", state }];
const letter = (status: string, more: object = {}) =>
  about("letter", {
    ...{ status, content: { addressee: { unitId: "unt_1" } }, evaluations: [] },
    ...more,
  });
/** Refused, and handed on to the superior on a day when it had been refused. */
const referred = (on: string, more: object = {}) =>
  letter("REFERRED", { refusal: { on }, ...more });
const targeted = (status: string, findings: readonly object[] = [{ n: 1 }]) =>
  about("targeted", { status, plan: { units: [{ unitId: "unt_1" }] }, findings, disposals: [] });
const quarterly = (status: string) =>
  about("quarterly", { status, place: { id: "unt_1" }, objects: [], findings: [{ n: 1 }] });

describe("a collective award is about the head and the unit (process sheet §4.10, D-AWD-1)", () => {
  const verdict = (records: ReturnType<typeof about>, of: typeof head) =>
    proposeOn(standingOf(records, of), { use: "AWARD", today: "2026-10-09" }).verdict;

  it("what an inspection has found of the unit waits until it is mended or disposed of", () => {
    expect(verdict(targeted("DISPOSAL"), unit)).toBe("DEFER");
    expect(verdict(quarterly("RECTIFYING"), unit)).toBe("DEFER");
    expect(verdict(targeted("CLOSED"), unit)).toBe("NO_ISSUE");
    expect(verdict(quarterly("CLOSED"), unit)).toBe("NO_ISSUE");
    expect(verdict(targeted("DISPOSAL", []), unit)).toBe("NO_ISSUE");
    expect(verdict(targeted("DISPOSAL"), { ...unit, unitId: "unt_2" })).toBe("NO_ISSUE");
  });

  it("somebody's own award does not hang on what was found of the unit, but on its letters", () => {
    expect(verdict(targeted("DISPOSAL"), head)).toBe("NO_ISSUE");
    for (const of of [head, unit]) {
      expect(verdict(letter("REDO"), of)).toBe("UNSUITABLE");
      expect(verdict(letter("REFUSED"), of)).toBe("UNSUITABLE");
    }
  });

  it("a refusal counts once it was handed on, for a year; a letter that is done with does not (§4.4, §4.10)", () => {
    for (const of of [head, unit]) {
      expect(verdict(referred("2025-10-10"), of)).toBe("UNSUITABLE");
      expect(verdict(referred("2025-10-09"), of)).toBe("NO_ISSUE");
      expect(verdict(letter("CLOSED"), of)).toBe("NO_ISSUE");
      expect(verdict(letter("REVOKED"), of)).toBe("NO_ISSUE");
    }
  });

  it("whose demand stays unmet after the last round is not free of it by the refusal (§4.9)", () => {
    const plan = {
      items: [1, 2].map((demand) => ({ demand, owner: `${"甲赵"[demand - 1]}示例` })),
    };
    const evaluated = (results: readonly string[]) => ({
      plan,
      evaluations: [
        {
          conclusion: "exhausted",
          results: results.map((result, at) => ({ demand: at + 1, result })),
        },
      ],
    });
    const promoted = (records: ReturnType<typeof about>) =>
      proposeOn(standingOf(records, head), { use: "PROMOTION", today: "2026-10-09" });
    const unmet = evaluated(["DONE", "NOT_DONE"]);
    for (const records of [letter("REFUSED", unmet), referred("2026-09-01", unmet)])
      expect(promoted(records)).toMatchObject({
        verdict: "DEFER",
        findings: [{ reason: "REFUSED_RESPONSIBLE" }],
      });
    expect(promoted(letter("REFUSED", evaluated(["NOT_DONE", "DONE"]))).verdict).toBe("NO_ISSUE");
    expect(promoted(letter("REFUSED", { plan })).verdict).toBe("DEFER");
    expect(promoted(referred("2025-10-09", unmet)).verdict).toBe("NO_ISSUE");
  });

  it("reads inspections of the unit only where the unit is honoured", () => {
    const kinds = (of: typeof head) =>
      consultedOn(of).flatMap((one) =>
        "about" in one && one.about === "unt_1" ? [one.kind].flat() : [],
      );
    expect(kinds(head)).toEqual(["letter"]);
    expect(kinds(unit)).toEqual(["letter", "targeted", "quarterly"]);
  });

  it("a promotion hangs on none of it", () => {
    for (const records of [letter("REFUSED"), targeted("DISPOSAL")])
      expect(
        proposeOn(standingOf(records, unit), { use: "PROMOTION", today: "2026-10-09" }).verdict,
      ).toBe("NO_ISSUE");
  });
});
