import { permille } from "#kernel/text/permille.ts";
import type { Report } from "#process/report/schema.ts";
import { twelveMonths } from "#process/report/span.ts";
import type { Counted } from "./count.ts";
import type { Figure } from "./figure.ts";
import { figuresOf, tell } from "./tell.ts";
import { type Earlier, figureIn, type ToldFigure, type ToldSection } from "./told.ts";

/** A district's part of a municipality's report; without a report nothing of it is signed. */
export type PartReport = {
  district: string;
  name: string;
  report?: { id: string; sections: readonly ToldSection[] };
};

/**
 * A municipality's figures: those of its districts' signed reports, added up; shares and rates are worked
 * out of the sums. A number that is no series shows what each district has brought to it, and the row
 * behind each is the district's report.
 */
export function sumOf(
  { type, to }: Pick<Report, "type" | "to">,
  parts: readonly PartReport[],
  earlier: Earlier,
): { sections: ToldSection[]; counted: Record<string, Counted>; records: number } {
  const figures = figuresOf(type);
  const counted = Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, summed(name, figure, parts, to)]),
  );
  const sections = tell(type, counted, earlier).map((section) => ({
    ...section,
    figures: section.figures.map((told) =>
      told.keys === undefined || isRanked(figures[told.name])
        ? { ...told, keys: byDistrict(told.name, parts) }
        : told,
    ),
  }));
  const reported = parts.filter(({ report }) => report !== undefined);
  return {
    sections: [scopeOf(parts), ...sections],
    counted: { ...counted, districtsIn: inScope(reported) },
    records: reported.length,
  };
}

/** First places of different districts are different people: what each district brings is told instead. */
function isRanked(figure: Figure | undefined): boolean {
  return figure?.split === "ranked";
}

function summed(
  name: string,
  { split }: Figure,
  parts: readonly PartReport[],
  to: string,
): Counted {
  const told = parts.flatMap(({ report }) => {
    const figure = report === undefined ? undefined : figureIn(report.sections, name);
    return report === undefined || figure === undefined ? [] : [{ id: report.id, figure }];
  });
  const sums = new Map<string, number>(startOf(split, to).map((key) => [key, 0]));
  const rows: string[] = [];
  for (const { id, figure } of told)
    for (const { key, value } of keysIn(figure, split)) {
      if (value === 0) continue;
      sums.set(key, (sums.get(key) ?? 0) + value);
      rows.push(`${key}\t${id}`);
    }
  const keys = [...sums].map(([key, value]) => ({ key, value }));
  return {
    value: told.reduce((sum, { figure }) => sum + figure.value, 0),
    keys:
      split === undefined || split === "ranked" ? [] : split === "open" ? largestFirst(keys) : keys,
    rows,
  };
}

function keysIn({ keys, value }: ToldFigure, split: Figure["split"]) {
  return keys === undefined || split === "ranked" ? [{ key: "", value }] : keys;
}

/** Keys that are told where nothing was counted too. */
function startOf(split: Figure["split"], to: string): string[] {
  if (split === undefined || split === "open" || split === "ranked") return [];
  return split === "months" ? twelveMonths(to) : Object.keys(split);
}

function largestFirst(keys: readonly { key: string; value: number }[]) {
  return keys.toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
}

function byDistrict(figure: string, parts: readonly PartReport[]) {
  return parts.map(({ district, name, report }) => ({
    key: district,
    label: name,
    value: (report === undefined ? undefined : figureIn(report.sections, figure)?.value) ?? 0,
  }));
}

/** Which districts are in the sums: a number of a city says nothing without it. */
function scopeOf(parts: readonly PartReport[]): ToldSection {
  const keys = parts.map(({ district, name, report }) => ({
    key: district,
    label: name,
    value: report === undefined ? 0 : 1,
  }));
  const value = keys.reduce((sum, one) => sum + one.value, 0);
  const figure = (name: string, label: string, amount: number): ToldFigure => ({
    ...{ name, label, unit: "个", value: amount },
  });
  const rate = permille(value, parts.length);
  return {
    heading: "汇总范围",
    figures: [
      figure("districtsDue", "应汇总的区", parts.length),
      { ...figure("districtsIn", "报告已签发、已汇总的区", value), keys },
    ],
    ratios: [
      {
        ...{ name: "districtsRate", label: "汇总率" },
        ...(rate === undefined ? {} : { permille: rate }),
      },
    ],
  };
}

function inScope(reported: readonly PartReport[]): Counted {
  return {
    value: reported.length,
    keys: reported.map(({ district }) => ({ key: district, value: 1 })),
    rows: reported.map(({ district, report }) => `${district}\t${report?.id ?? ""}`),
  };
}
