import { describe, expect, it } from "vitest";
import { proposeOn } from "#process/standing/propose.ts";
import { consultedOn, standingOf } from "#process/standing/read.ts";

const head = { personId: "per_1", unitId: "unt_1", name: "赵示例" };
const unit = { ...head, collective: "yes" } as const;
const about = (kind: string, state: object) => [{ kind, id: `${kind}_1`, status: "", state }];
const letter = (status: string) =>
  about("letter", { status, content: { addressee: { unitId: "unt_1" } }, evaluations: [] });
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
