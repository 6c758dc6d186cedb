import { own } from "#kernel/text/own.ts";
import type { ReportType } from "#process/report/terms.ts";
import type { ShownFigure, ShownKey, ShownSection, ToldFigure, ToldSection } from "../told.ts";

/**
 * The figures that tell petitions by whom or what they are about, and how each lies: named here, and not
 * with their rules, so that who reads a report loads no rule of counting.
 */
export const fewTold = {
  petitionsByTown: "open",
  petitionsByArea: "fixed",
  petitionsByAccused: "ranked",
  villagePetitions: "open",
} as const;
type Split = (typeof fewTold)[keyof typeof fewTold];

/** Counts from here on are told of a village, town, matter or person; fewer may point at who reported. */
const floor = 3;

/**
 * Sections as they go to people who do not read petitions: where petitions are told by whom or what they
 * are about, counts of one and two are withheld, and of the other counts as many as keep the total, which
 * stays, from telling them by subtraction. Where that does not do the series is not told at all; nor is one
 * whose other reports would tell it.
 */
export function floored(sections: readonly ToldSection[], type: ReportType): ShownSection[] {
  const shown = (figure: ToldFigure): ShownFigure => {
    if (!isFloored(figure.name)) return figure;
    return isNested(figure.name) && type !== "PETITIONS"
      ? { ...figure, keys: [], withheld: "ELSEWHERE" }
      : floorOf(figure);
  };
  return sections.map((section) => ({ ...section, figures: section.figures.map(shown) }));
}

/**
 * Whether a series of a longer report is the sum of those of shorter ones, or a district's of its rooms': what
 * one withholds, the others would tell by subtraction, so one type alone tells it, which no room has.
 */
function isNested(name: string): boolean {
  return name === "petitionsByTown" || name === "petitionsByArea";
}

/**
 * Whether what lies behind a figure, or behind one of its keys, is withheld with it: of a key how many
 * records there are, of a ranking how many there are beyond the places that are told.
 */
export function isFewBehind(name: string, key: string | undefined, shown: ShownFigure): boolean {
  if (!isFloored(name)) return false;
  if (key === undefined) return splitOf(name) === "ranked";
  return shown.keys?.find((one) => one.key === key)?.value === undefined;
}

/** Whether small counts of a figure's series are withheld. */
export function isFloored(name: string): boolean {
  return splitOf(name) !== undefined;
}

function floorOf(figure: ToldFigure): ShownFigure {
  const { keys = [], name } = figure;
  const few = keys.filter(isFew);
  if (few.length === 0) return figure;
  if (splitOf(name) === "ranked") return firstPlaces(figure);
  const others = keys
    .filter((one) => !isFew(one) && one.value > 0)
    .toSorted((one, other) => one.value - other.value);
  for (let more = 0; more <= others.length; more += 1) {
    const rest = new Set(others.slice(0, more).map(({ key }) => key));
    const withheld = keys.filter((one) => isFew(one) || rest.has(one.key));
    if (!isOpen({ few: few.length, rest: more, sum: sumOf(withheld) })) continue;
    const shown = keys.map((one): ShownKey => {
      const { key, label } = one;
      if (isFew(one)) return { key, label, withheld: "FEW" };
      return rest.has(key) ? { key, label, withheld: "REST" } : one;
    });
    return { ...figure, keys: inOrder(name, shown) };
  }
  return { ...figure, keys: [], withheld: "ALL" };
}

/**
 * A ranking ends with the last place of three or more, and is the sum of what it tells: its order would
 * say which of two small counts is the larger. Earlier sums have other places, so none is beside it.
 */
function firstPlaces({ previous: _, lastYear: __, ...figure }: ToldFigure): ShownFigure {
  const keys = (figure.keys ?? []).filter((one) => !isFew(one));
  return { ...figure, keys, value: sumOf(keys) };
}

function isFew({ value }: { value: number }): boolean {
  return value > 0 && value < floor;
}

function sumOf(keys: readonly { value: number }[]): number {
  return keys.reduce((sum, { value }) => sum + value, 0);
}

function splitOf(name: string): Split | undefined {
  return own<Split>(fewTold, name);
}

/**
 * Whether each of the small counts may be one or two, for all that their sum with what is withheld beside
 * them (three or more each) says.
 */
function isOpen({ few, rest, sum }: { few: number; rest: number; sum: number }): boolean {
  return rest > 0 ? sum - floor * rest > few : sum > few && sum < 2 * few;
}

/** A series as found lies by its counts, which the order of what is withheld would tell. */
function inOrder(name: string, keys: readonly ShownKey[]): ShownKey[] {
  if (splitOf(name) !== "open") return [...keys];
  const byLabel = (one: ShownKey, other: ShownKey) => (one.label < other.label ? -1 : 1);
  return [
    ...keys.filter(({ withheld }) => withheld === undefined),
    ...keys.filter(({ withheld }) => withheld !== undefined).toSorted(byLabel),
  ];
}
