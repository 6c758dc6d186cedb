import { own } from "#kernel/text/own.ts";
import { permille } from "#kernel/text/permille.ts";
import type { ReportType } from "#process/report/terms.ts";
import { allFigures, contents, type FigureName, type RatioName, ratios } from "./contents.ts";
import type { Counted } from "./count.ts";
import type { Figure, Ratio } from "./figure.ts";
import { sharesOf } from "./shares.ts";
import {
  type Earlier,
  figureIn,
  type ToldFigure,
  type ToldRatio,
  type ToldSection,
} from "./told.ts";

/** The figures that a type of report counts. */
export function figuresOf(type: ReportType): Readonly<Record<string, Figure>> {
  const named = new Set<FigureName>(
    contents[type].flatMap(({ figures, ratios: rates = [] }) => [
      ...figures,
      ...rates.flatMap((name) => [ratios[name].part, ratios[name].whole]),
    ]),
  );
  return Object.fromEntries([...named].map((name) => [name, allFigures[name]]));
}

/** The report's parts, of what was counted. */
export function tell(
  type: ReportType,
  counted: Readonly<Record<string, Counted>>,
  earlier: Earlier,
): ToldSection[] {
  const amountOf = (name: FigureName) => counted[name]?.value ?? 0;
  return contents[type].map(({ heading, figures, ratios: rates = [] }) => ({
    heading,
    figures: figures.map((name): ToldFigure => {
      const { label, unit, split }: Figure = allFigures[name];
      return {
        name,
        label,
        unit,
        value: amountOf(name),
        ...before(earlier, (sections) => figureIn(sections, name)?.value),
        ...(split === undefined ? {} : { keys: keysOf(allFigures[name], counted[name]) }),
      };
    }),
    ratios: rates.map((name: RatioName): ToldRatio => {
      const { label, part, whole, unit }: Ratio & RatioParts = ratios[name];
      const rate = permille(amountOf(part), amountOf(whole));
      return {
        name,
        label,
        ...(unit === undefined ? {} : { unit }),
        ...(rate === undefined ? {} : { permille: rate }),
        ...before(earlier, (sections) => ratioIn(sections, name)?.permille),
      };
    }),
  }));
}

type RatioParts = { part: FigureName; whole: FigureName };

function keysOf({ split, shares }: Figure, counted: Counted | undefined) {
  const keys = counted?.keys ?? [];
  const parts = shares === undefined ? [] : sharesOf(keys.map(({ value }) => value));
  return keys.map(({ key, value }, at) => {
    const share = parts[at];
    const label = labelOf(split, key);
    return { key, label, value, ...(share === undefined ? {} : { share }) };
  });
}

function labelOf(split: Figure["split"], key: string): string {
  if (split === "ranked") return `第 ${key} 位`;
  return typeof split === "object" ? (own<string>(split, key) ?? key) : key;
}

function ratioIn(sections: readonly ToldSection[], wanted: string): ToldRatio | undefined {
  return sections.flatMap((section) => section.ratios).find(({ name }) => name === wanted);
}

/** What the earlier reports have told of a figure or rate, as `pick` finds it in one. */
function before(
  { previous, lastYear }: Earlier,
  pick: (sections: readonly ToldSection[]) => number | undefined,
): { previous?: number; lastYear?: number } {
  const [last, yearAgo] = [pick(previous ?? []), pick(lastYear ?? [])];
  return {
    ...(last === undefined ? {} : { previous: last }),
    ...(yearAgo === undefined ? {} : { lastYear: yearAgo }),
  };
}
