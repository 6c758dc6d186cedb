import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkOverride, registerFor } from "#kernel/deadline/register.ts";
import { registerRows, specialRules } from "#kernel/deadline/register-rows.ts";

/** How many codes each group of the calendar sheet's §3.4 has. */
const groups = { ENR: 11, LIB: 2, QI: 4, TI: 3, REC: 8, CLU: 12, PET: 9, DEB: 6, PMR: 6, OPN: 4 };
const codes = Object.entries({ ...groups, AWD: 1, EDU: 3 }).flatMap(([group, size]) =>
  Array.from({ length: size }, (_, i) => `D-${group}-${i + 1}`),
);
const parts = [
  "D-CLU-12-EXECUTION",
  "D-DEB-6-PLAN",
  "D-OPN-4-AWARD",
  "D-PMR-6-BEFORE",
  "D-DEB-2-LEAST",
];
/** Steps of process sheets §4.2 to §4.7 that the calendar sheet gives no code. */
const steps = [
  ...["D-QI-1-MAKEUP", "D-QI-1-REASON", "D-QI-2-REVIEW", "D-QI-3-SIGN", "D-QI-4-EXTENSION"],
  ...["D-TI-PLAN", "D-TI-SUPPLEMENT", "D-TI-SERVE", "D-TI-WORK", "D-TI-DISPOSAL"],
  ...["RECUSAL", "MINUTES", "ROSTER", "INCIDENT"].map((step) => `D-OFF-${step}`),
  ...["D-REC-STEP", "D-REC-REDO"],
  ...["D-CLU-DISPUTE", "D-CLU-SIGN", "D-CLU-OPN-1", "D-CLU-OPN-2", "D-CLU-OPN-3", "D-CLU-PARTY"],
  ...["D-CLU-TALK", "D-CLU-4-URGE", "D-CLU-FEEDBACK", "D-CLU-CLEARING"],
  ...["REGISTER", "IDENTITY", "SIGN", "RETURN", "ARCHIVE", "OBJECTION", "PURGE", "URGENT"].map(
    (step) => `D-PET-${step}`,
  ),
  ...["OPENING", "CLEARING", "MESSAGE", "EXPLAIN"].map((step) => `D-PET-${step}`),
  // 复审, 复核, 延期告知 and 交办 of the norms (§2.3).
  ...["REVIEW", "RECHECK", "EXTENSION", "REPORT"].map((step) => `D-PET-${step}`),
  ...["OPINIONS", "READ", "LATE", "RESUBMIT", "TALK", "STATEMENT", "CHECK"].map(
    (step) => `D-DEB-${step}`,
  ),
  ...["D-FILE-OPENING", "D-OPN-REGISTER", "D-OPN-SUPPLEMENT"],
  ...["PROMOTION", "LEAVING", "CHECK", "HANDLE", "VOLUNTARY"].map((step) => `D-PMR-${step}`),
  "D-SCR-1",
  ...["MONTH", "QUARTER", "HALF", "YEAR", "SIGN"].map((step) => `D-RPT-${step}`),
  ...["SIGN", "SERVE", "EXPLAIN", "TALK"].map((step) => `D-LAD-${step}`),
  ...["1-GAP", "CONFIRM", "DAY", "FESTIVAL", "NOTIFY", "TALK"].map((step) => `D-EDU-${step}`),
];

describe("the register", () => {
  it("has each code of §3.4, and a part of its own where a row names two limits", () => {
    const known = [...Object.keys(registerRows), ...Object.keys(specialRules)];
    expect(known.toSorted()).toEqual([...codes, ...parts, ...steps].toSorted());
  });

  it("knows the statutory rows", () => {
    const statutory = Object.entries(registerRows).filter(([, { isStatutory }]) => isStatutory);
    expect(statutory.map(([code]) => code).toSorted()).toEqual(
      [
        ...["D-QI-1", "D-CLU-2", "D-CLU-3", "D-CLU-4", "D-CLU-5", "D-CLU-6", "D-CLU-7"],
        ...["D-CLU-10", "D-CLU-11", "D-CLU-12", "D-CLU-12-EXECUTION", "D-PET-1", "D-PET-2"],
        ...["D-PET-8", "D-PET-9", "D-PET-REVIEW", "D-PET-RECHECK", "D-PMR-1", "D-PMR-2"],
      ].toSorted(),
    );
  });

  it.each([
    ["D-ENR-6", { length: 5, unit: "WD" }],
    ["D-CLU-8", { length: 1, unit: "M" }],
    ["D-CLU-10", { length: 6, unit: "M" }],
    ["D-CLU-11", { length: 1, unit: "M" }],
    ["D-CLU-12-EXECUTION", { length: 5, unit: "M" }],
    ["D-PET-6", { length: 1, unit: "M" }],
    ["D-PET-9", { length: 30, unit: "CD" }],
  ])("lets %s be extended by %o", (code, extension) => {
    expect(registerRows[code]).toMatchObject({ extension });
  });
});

describe("a district's own lengths", () => {
  it.each([
    ["D-REC-5", 14, "D-REC-5 最短为 15，须为整数"],
    ["D-REC-5", 91, "D-REC-5 最长为 90"],
    ["D-REC-6", 31, "D-REC-6 最长为 30"],
    ["D-ENR-1", 0, "D-ENR-1 最短为 1，须为整数"],
    ["D-ENR-1", 2.5, "D-ENR-1 最短为 1，须为整数"],
    ["D-CLU-10", 13, "D-CLU-10 法定为 12，不能延长为 13"],
    ["D-QI-1", 1, "D-QI-1 是固定日期，不能改为天数"],
    ["D-ENR-11", 9, "D-ENR-11 不是单一期限，不能改为天数"],
    ["constructor", 1, "没有期限代码 constructor"],
  ])("%s = %d is refused", (code, length, message) => {
    expect(checkOverride(code, length)?.message).toBe(message);
  });

  it("never lengthen a statutory limit, nor leave the bounds, whatever is stored", () => {
    const anyCode = fc.constantFrom(...Object.keys(registerRows));
    void fc.assert(
      fc.property(fc.dictionary(anyCode, fc.integer({ min: -5, max: 200 })), (overrides) => {
        const { limits } = registerFor(overrides, "1");
        for (const [code, limit] of Object.entries(limits)) {
          const row = registerRows[code];
          if (!("bounds" in limit)) {
            expect(limit).toEqual(row);
            continue;
          }
          const asked = overrides[code];
          const isFine = asked !== undefined && checkOverride(code, asked) === undefined;
          expect(limit.length).toBe(isFine ? asked : row?.length);
          if (limit.isStatutory) expect(limit.length).toBeLessThanOrEqual(Number(row?.length));
        }
      }),
    );
  });
});
