import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { countedIn, coverageOf } from "#process/quarterly/visits/coverage.ts";
import { firstQuarter, missedAt, quarterlyId } from "#process/quarterly/visits/quarter.ts";

const rules = {
  calendars: calendarsOf(publishedCalendars),
  register: registerFor({}, "1"),
  config: DistrictConfig.parse({}),
};
const duty = (change: Partial<Quarterly>): Quarterly => ({
  status: "DUE",
  district: "sample",
  room: "2",
  year: 2026,
  quarter: 2,
  place: { id: "unt_a", name: "示例村" },
  objects: [],
  enteredAt: "2026-03-31T16:05:00.000Z",
  visits: {},
  recusals: [],
  records: [],
  findings: [],
  rectified: [],
  clues: [],
  ...change,
});
const missed = { at: "2026-06-30T16:10:00.000Z", makeUpFrom: "2026-07-01" };

describe("coverage of a quarter (A-36, A-37)", () => {
  it("counts by room; waived places owe nothing, a make-up stays missed", () => {
    const visited = { beganOn: "2026-05-06", timeliness: "in-quarter" } as const;
    const late = { beganOn: "2026-07-06", timeliness: "late" } as const;
    const account = { on: "2026-05-06", n: 1, validity: "valid" } as const;
    const { total, rooms } = coverageOf([
      duty({
        status: "CLOSED",
        visit: visited,
        records: [{ ...account, items: ["账"], method: "REVIEW_ACCOUNTS" }],
      }),
      duty({ status: "CLOSED", visit: late, missed }),
      duty({ status: "MISSED", missed, room: "3" }),
      duty({ status: "WAIVED" }),
    ]);
    expect(total).toMatchObject({
      due: 3,
      visited: 1,
      missed: 2,
      madeUp: 1,
      waived: 1,
      percent: 33.3,
    });
    expect(rooms).toMatchObject([
      { room: "2", due: 2, visited: 1, missed: 1, madeUp: 1, waived: 1, percent: 50 },
      { room: "3", due: 1, visited: 0, missed: 1, madeUp: 0, waived: 0, percent: 0 },
    ]);
    expect(total.methods).toEqual({ REVIEW_ACCOUNTS: 1, HEAR_REPORT: 0, INTERVIEW: 0, OTHER: 0 });
  });

  it("is whole where nothing is due", () => {
    expect(coverageOf([duty({ status: "WAIVED" })]).total.percent).toBe(100);
  });
});

describe("places behind the numbers of a quarter (console.md §4)", () => {
  const account = { on: "2026-05-06", n: 1, validity: "valid" } as const;
  const inspected: Quarterly["records"][number] = {
    ...account,
    items: ["账"],
    method: "REVIEW_ACCOUNTS",
  };
  const days = fc.constantFrom("in-quarter" as const, "late" as const);
  const someDuty = fc
    .record({
      waived: fc.boolean(),
      missed: fc.boolean(),
      timeliness: fc.option(days, { nil: undefined }),
      records: fc.array(fc.constant(inspected), { maxLength: 2 }),
    })
    .map(({ waived, missed: late, timeliness, records }) =>
      duty({
        status: waived ? "WAIVED" : "DUE",
        records,
        ...(late ? { missed } : {}),
        ...(timeliness === undefined ? {} : { visit: { beganOn: "2026-05-06", timeliness } }),
      }),
    );

  it("each number is the count of the places that it leads to", () => {
    fc.assert(
      fc.property(fc.array(someDuty, { maxLength: 12 }), (duties) => {
        const { methods, percent: _, ...numbers } = coverageOf(duties).total;
        const places = duties.map(countedIn);
        for (const [name, number] of Object.entries(numbers))
          expect(places.filter(({ counts }) => counts.some((one) => one === name))).toHaveLength(
            number,
          );
        for (const [name, number] of Object.entries(methods))
          expect(places.filter((place) => place.methods.some((one) => one === name))).toHaveLength(
            number,
          );
      }),
    );
  });
});

describe("the quarter of a duty", () => {
  it("SC-01 #7: effective 03-20 with 11 days left owes its first visit in Q2; with 30 days left in Q1", () => {
    const at = (effectiveOn: string, today = effectiveOn) =>
      firstQuarter(rules, effectiveOn, today);
    expect(at("2026-03-20")).toEqual({ year: 2026, quarter: 2 });
    expect(at("2026-03-01")).toEqual({ year: 2026, quarter: 1 });
    expect(at("2026-03-02")).toEqual({ year: 2026, quarter: 2 });
    expect(at("2026-12-20")).toEqual({ year: 2027, quarter: 1 });
  });

  it("a quarter that was over when the consent was entered is nobody's duty", () => {
    expect(firstQuarter(rules, "2026-02-01", "2026-04-03")).toEqual({ year: 2026, quarter: 2 });
  });

  it("one id a place and quarter and district, and MISSED at 00:10 Shanghai time", () => {
    const id = quarterlyId("sample", "unt_a", { year: 2026, quarter: 2 });
    expect(id).toBe(quarterlyId("sample", "unt_a", { year: 2026, quarter: 2 }));
    const others = [
      quarterlyId("sample", "unt_a", { year: 2026, quarter: 3 }),
      quarterlyId("sample", "unt_b", { year: 2026, quarter: 2 }),
      quarterlyId("other", "unt_a", { year: 2026, quarter: 2 }),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
    expect(missedAt({ year: 2026, quarter: 2 })).toBe("2026-06-30T16:10:00.000Z");
  });
});
