import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDisposal, checkRefund, refundedBy } from "#process/disposal/check.ts";
import { countForms } from "#process/disposal/forms.ts";
import { influenceEnd } from "#process/disposal/influence.ts";
import { type MeasureKey, measureOf, measures } from "#process/disposal/measures.ts";
import { offeredMeasures } from "#process/disposal/offer.ts";
import type { Disposal, Refund } from "#process/disposal/schema.ts";
import type { FindingPerson } from "#process/finding/schema.ts";

const keys = Object.keys(measures) as MeasureKey[];
const person = (change: Partial<FindingPerson>): FindingPerson => ({
  personId: "per_a",
  name: "赵示例",
  kind: "STAFF",
  isPartyMember: "no",
  isPublicOfficer: "no",
  jurisdiction: "ours",
  amountInFen: 100_000,
  times: 1,
  centilitres: 0,
  ...change,
});
const decided = (personId: string, measure: MeasureKey): Disposal => ({
  personId,
  measure,
  decidedOn: "2026-09-10",
  decidedBy: "区纪委监委",
  basis: [{ side: "PARTY", norm: "示例", article: "第一条" }],
});

describe("measures that fit a person (norms §2.10)", () => {
  const yesNo = fc.constantFrom("yes" as const, "no" as const);
  const kind = fc.constantFrom("SECTION_LEADER", "STAFF", "WORKER", "VILLAGE_CADRE");

  it("Party measures for members only, state measures for public officers only", () => {
    void fc.assert(
      fc.property(kind, yesNo, yesNo, (of, isPartyMember, isPublicOfficer) => {
        const sides = offeredMeasures({ kind: of as "STAFF", isPartyMember, isPublicOfficer }).map(
          (key) => measureOf(key).side,
        );
        expect(sides.includes("PARTY")).toBe(isPartyMember === "yes");
        expect(sides.includes("STATE")).toBe(isPublicOfficer === "yes");
        expect(sides.includes("FIRST_FORM")).toBe([isPartyMember, isPublicOfficer].includes("yes"));
      }),
    );
  });

  it.each(["WORKER", "VILLAGE_CADRE"] as const)(
    "政务处分法 Art. 22, 23: a %s gets 警告, 记过, 记大过 and no higher grade",
    (of) => {
      const offered = offeredMeasures(person({ kind: of, isPublicOfficer: "yes" }));
      expect(offered.filter((key) => measureOf(key).side === "STATE")).toEqual([
        "STATE_WARNING",
        "DEMERIT",
        "MAJOR_DEMERIT",
      ]);
    },
  );

  it("SC-04 丙: neither member nor officer is left with measures of the unit", () => {
    const offered = offeredMeasures(person({ kind: "WORKER" }));
    expect(offered).toEqual([
      "UNIT_CRITICISM",
      "PAY_CUT",
      "TRANSFER_POST",
      "END_CONTRACT",
      "PROSECUTION",
    ]);
  });

  it("every side asks for a basis of its own kind", () => {
    const member = person({ isPartyMember: "yes", isPublicOfficer: "yes" });
    const party = { ...decided("per_a", "PARTY_WARNING") };
    expect(checkDisposal(member, party)).toBeUndefined();
    expect(checkDisposal(member, { ...party, measure: "DEMERIT" })).toMatchObject({
      refused: "disposal.basis",
    });
  });
});

describe("influence periods (norms §2.8): corresponding day minus one", () => {
  it.each([
    ["ADMONITION", "2026-09-10", "2027-03-09"],
    ["PARTY_WARNING", "2026-09-18", "2027-09-17"],
    ["PARTY_SERIOUS_WARNING", "2026-09-18", "2028-03-17"],
    ["PARTY_REMOVAL", "2026-09-18", "2028-09-17"],
    ["STATE_WARNING", "2026-08-31", "2027-02-27"],
    ["DEMERIT", "2026-01-01", "2026-12-31"],
    ["MAJOR_DEMERIT", "2026-03-31", "2027-09-29"],
    ["DISMISSAL", "2026-02-28", "2028-02-27"],
  ] as const)("%s of %s ends on %s", (measure, on, end) => {
    expect(influenceEnd(measure, on)).toBe(end);
  });

  it("has none for 谈话提醒, and none yet for 留党察看, which runs from restoration", () => {
    expect(influenceEnd("TALK_REMINDER", "2026-09-10")).toBeUndefined();
    expect(influenceEnd("PARTY_PROBATION", "2026-09-10")).toBeUndefined();
  });
});

describe("the four forms in 人次 (norms §2.9)", () => {
  it("counts a person once, with the gravest form; measures of the unit count in none", () => {
    const counts = countForms([
      decided("per_a", "TALK_REMINDER"),
      decided("per_a", "PARTY_WARNING"),
      decided("per_b", "ADMONITION"),
      decided("per_c", "UNIT_CRITICISM"),
      decided("per_d", "DISMISSAL"),
      decided("per_d", "PARTY_EXPULSION"),
      decided("per_d", "PROSECUTION"),
    ]);
    expect(counts).toEqual({ 1: 1, 2: 1, 3: 0, 4: 1 });
  });

  it("never counts more people than there are, whatever is decided", () => {
    const disposal = fc
      .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(...keys))
      .map(([who, measure]) => decided(who, measure));
    void fc.assert(
      fc.property(fc.array(disposal), (disposals) => {
        const counted = Object.values(countForms(disposals)).reduce((sum, n) => sum + n, 0);
        const people = new Set(
          disposals
            .filter(({ measure }) => measureOf(measure).form !== undefined)
            .map(({ personId }) => personId),
        );
        expect(counted).toBe(people.size);
      }),
    );
  });
});

describe("refunds", () => {
  it("add up to what is owed and never beyond, in any parts", () => {
    void fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60_000 }), { maxLength: 8 }), (parts) => {
        const paid: Refund[] = [];
        for (const amountInFen of parts) {
          const refund = { personId: "per_a", amountInFen, paidOn: "2026-09-18", receipt: "单" };
          if (checkRefund(person({}), paid, refund) === undefined) paid.push(refund);
        }
        expect(refundedBy("per_a", paid)).toBeLessThanOrEqual(100_000);
        expect(checkRefund(person({}), paid, rest(100_000 - refundedBy("per_a", paid)))).toBe(
          undefined,
        );
      }),
    );
  });
});

function rest(amountInFen: number): Refund {
  return { personId: "per_a", amountInFen, paidOn: "2026-09-18", receipt: "单" };
}
