import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReportType, reportTypes } from "#process/report/terms.ts";
import { contents, ratios } from "#registry/report/contents.ts";
import type { Counted } from "#registry/report/count.ts";
import { sumOf } from "#registry/report/sum.ts";
import { figuresOf, tell } from "#registry/report/tell.ts";
import { figureIn } from "#registry/report/told.ts";

const types = Object.keys(reportTypes) as ReportType[];
const to = "2026-12-31";

/** A district's report with these numbers, spread over its figures in turn. */
function told(type: ReportType, numbers: readonly number[]) {
  let at = 0;
  const next = () => numbers[at++ % numbers.length] ?? 0;
  const counted = Object.entries(figuresOf(type)).map(([name, { split }]): [string, Counted] => {
    const open = split === "open" ? ["望海街道", `街道${next() % 3}`] : ["2026-11", "2026-12"];
    const keys = typeof split === "object" ? Object.keys(split) : split === undefined ? [] : open;
    const values = [...new Set(keys)].map((key) => ({ key, value: next() }));
    const value = split === undefined ? next() : values.reduce((sum, one) => sum + one.value, 0);
    return [name, { value, keys: values, rows: [] }];
  });
  return tell(type, Object.fromEntries(counted), {});
}

describe("a municipality's report (§5.1): its districts' reports, added up", () => {
  it.each(types)("%s: every number is the sum, whatever the districts tell", async (type) => {
    const district = fc.array(fc.nat(50), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.property(fc.array(fc.option(district), { minLength: 1, maxLength: 6 }), (all) => {
        const parts = all.map((numbers, n) => ({
          ...{ district: `d${n}`, name: `区${n}` },
          ...(numbers === null
            ? {}
            : { report: { id: `rpt_${n}`, sections: told(type, numbers) } }),
        }));
        const { sections, counted } = sumOf({ type, to }, parts, {});
        const numberOf = (n: number, name: string) =>
          figureIn(parts[n]?.report?.sections ?? [], name)?.value ?? 0;
        for (const { figures } of sections.slice(1))
          for (const { name, value, keys = [] } of figures) {
            expect(value).toBe(parts.reduce((sum, _, n) => sum + numberOf(n, name), 0));
            expect(keys.reduce((sum, key) => sum + key.value, 0)).toBe(value);
            const { rows = [] } = counted[name] ?? {};
            expect(rows.length === 0).toBe(value === 0);
          }
        expect(figureIn(sections, "districtsIn")?.value).toBe(
          all.filter((numbers) => numbers !== null).length,
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each(types)("%s tells both numbers of each of its rates, so that sums have rates", (type) => {
    const figures = contents[type].flatMap((section) => section.figures);
    const rates = contents[type].flatMap((section) => section.ratios ?? []);
    for (const rate of rates)
      expect(figures).toEqual(expect.arrayContaining([ratios[rate].part, ratios[rate].whole]));
  });
});
