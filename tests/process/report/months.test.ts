import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { districtProcess } from "#kernel/district/process.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { earlierSpans, spanAt, spanText } from "#process/report/span.ts";

const ends = [
  { since: "2026-03", endsOn: 25 },
  { since: "2026-11", endsOn: 31 },
];
const days = Array.from({ length: 800 }, (_, n) => addDays("2025-12-01", n));

describe("months of statistics that end on a day of the district's (A-16, §5.1)", () => {
  it("without a setting a month is the calendar's", () => {
    expect(spanAt("MONTHLY", "2026-02-10")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(spanAt("MONTHLY", "2028-02-29").to).toBe("2028-02-29");
  });

  it("from its month on it ends on that day: shorter at first, longer where the calendar comes back", () => {
    const of = (day: string) => Object.values(spanAt("MONTHLY", day, ends)).join(" ");
    expect(of("2026-02-28")).toBe("2026-02-01 2026-02-28");
    expect(of("2026-03-01")).toBe("2026-03-01 2026-03-25");
    expect(of("2026-03-26")).toBe("2026-03-26 2026-04-25");
    expect(of("2026-04-25")).toBe("2026-03-26 2026-04-25");
    expect(of("2026-10-26")).toBe("2026-10-26 2026-11-30");
    expect(of("2026-12-31")).toBe("2026-12-01 2026-12-31");
  });

  it("every day lies in one month, which begins where the one before it has ended", () => {
    for (const day of days) {
      const span = spanAt("CLUES", day, ends);
      expect(span.from <= day && day <= span.to, day).toBe(true);
      expect(spanAt("CLUES", span.from, ends)).toEqual(span);
      expect(spanAt("CLUES", span.to, ends)).toEqual(span);
      expect(spanAt("CLUES", addDays(span.from, -1), ends).to).toBe(addDays(span.from, -1));
    }
  });

  it("is called by the month in which it ends, and compared with that before it and that of a year ago", () => {
    const march = { type: "MONTHLY", ...spanAt("MONTHLY", "2026-03-26", ends) } as const;
    expect(spanText(march)).toBe("2026年4月");
    expect(earlierSpans(march, ends)).toEqual({
      previous: { from: "2026-03-01", to: "2026-03-25" },
      lastYear: { from: "2025-04-01", to: "2025-04-30" },
    });
  });

  it.each(["QUARTERLY", "HALF_YEAR", "YEARLY"] as const)(
    "a %s report is the calendar's",
    (type) => {
      for (const day of days) expect(spanAt(type, day, ends)).toEqual(spanAt(type, day));
    },
  );
});

describe("setting the day on which months end", () => {
  const publish = (before: typeof ends, after: typeof ends) =>
    districtProcess.decide(
      districtProcess.evolve(undefined, {
        type: "district.set-up",
        data: { config: DistrictConfig.parse({ reportMonths: before }), officers: [] },
      } as unknown as Event),
      {
        type: "publish-config",
        config: DistrictConfig.parse({ reportMonths: after }),
        overrides: {},
      },
      { now: "2026-05-20T01:00:00.000Z", officers: [] } as unknown as Context,
    );
  const refused = { refused: "config.invalid", fields: [{ path: "config.reportMonths" }] };

  it("holds from the next month on: no month that has begun changes, so no day is counted twice", () => {
    const june = { since: "2026-06", endsOn: 20 };
    expect(publish([], [june])).toMatchObject([{ type: "district.config-published" }]);
    expect(publish([], [{ ...june, since: "2026-05" }])).toMatchObject(refused);
    expect(publish(ends, [{ since: "2026-03", endsOn: 20 }])).toMatchObject(refused);
    expect(publish(ends, [])).toMatchObject(refused);
    expect(publish(ends, [...ends.slice(0, 1), june])).toMatchObject([
      { type: "district.config-published" },
    ]);
  });

  it("months are named in their order, days are those that every month has or its last", () => {
    const { success } = DistrictConfig.safeParse({ reportMonths: [...ends].reverse() });
    expect(success).toBe(false);
    expect(
      DistrictConfig.safeParse({ reportMonths: [{ since: "2026-13", endsOn: 25 }] }).success,
    ).toBe(false);
    expect(
      DistrictConfig.safeParse({ reportMonths: [{ since: "2026-06", endsOn: 3 }] }).success,
    ).toBe(false);
  });
});
