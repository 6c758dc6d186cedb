import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spanAt, spanText } from "#process/report/span.ts";
import { sharesOf } from "#registry/report/shares.ts";
import { changesOf, type ToldSection } from "#registry/report/told.ts";

describe("a correction (§5.1: a later version says what changed)", () => {
  it("names each number that differs, before and after, and each of a series", () => {
    const section = (petitions: number, web: number): ToldSection => ({
      heading: "信访举报",
      figures: [
        {
          ...{ name: "petitions", label: "接收信访举报", unit: "件", value: petitions },
          keys: [
            { key: "WEB", label: "网络", value: web },
            { key: "CALL", label: "来电", value: 1 },
          ],
        },
        { name: "accusations", label: "其中检举控告类", unit: "件", value: 2 },
      ],
      ratios: [],
    });
    expect(changesOf([section(4, 3)], [section(5, 4)])).toEqual([
      { label: "接收信访举报", value: "4 → 5" },
      { label: "接收信访举报：网络", value: "3 → 4" },
    ]);
  });
});

describe("percentages (§5.2: largest remainder)", () => {
  it("sum to 100.0, and none is further than a step from its exact share", async () => {
    await fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 }), (parts) => {
        const whole = parts.reduce((sum, part) => sum + part, 0);
        const shares = sharesOf(parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole === 0 ? 0 : 1000);
        for (const [at, part] of parts.entries())
          if (whole > 0)
            expect(Math.abs((shares[at] ?? 0) - (part * 1000) / whole)).toBeLessThan(1);
      }),
    );
  });

  it("the bulletin's example: 68.8, 55.6, 6.6, 6.6 of 137.6", () => {
    expect(sharesOf([688, 556, 66, 66])).toEqual([500, 404, 48, 48]);
  });

  it("periods: a day tells its month, quarter, half-year and year", () => {
    expect(spanAt("QUARTERLY", "2026-05-05")).toEqual({ from: "2026-04-01", to: "2026-06-30" });
    expect(spanAt("HALF_YEAR", "2026-12-31")).toEqual({ from: "2026-07-01", to: "2026-12-31" });
    expect(spanAt("MONTHLY", "2028-02-29")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
    expect(spanText({ type: "QUARTERLY", to: "2026-12-31" })).toBe("2026年第四季度");
  });
});
