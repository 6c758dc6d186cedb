import { permille } from "#kernel/text/permille.ts";
import type { Line } from "#process/report/schema.ts";
import type { Unit } from "./figure.ts";
import { percentText } from "./shares.ts";

/** A figure as a report keeps it, in words and numbers that no later change of the code touches. */
export type ToldFigure = {
  name: string;
  label: string;
  unit: Unit;
  value: number;
  /** Of the report before, and of the one a year ago; absent where there is none that is signed. */
  previous?: number;
  lastYear?: number;
  /** A series; `share` in per mille, the shares of a series sum to 1000. */
  keys?: readonly { key: string; label: string; value: number; share?: number }[];
};

/** One key of a series as it goes to a reader: `FEW` is one or two, `REST` is withheld to keep those. */
export type ShownKey = {
  key: string;
  label: string;
  value?: number;
  share?: number;
  withheld?: "FEW" | "REST";
};

/** A figure as it goes to a reader; of `ALL` the series is not told, of `ELSEWHERE` not in this report. */
export type ShownFigure = Omit<ToldFigure, "keys"> & {
  keys?: readonly ShownKey[];
  withheld?: "ALL" | "ELSEWHERE";
};

/** A rate in per mille, or in thousandths of its unit; none where its whole is nothing. */
export type ToldRatio = {
  name: string;
  label: string;
  unit?: "天";
  permille?: number;
  previous?: number;
  lastYear?: number;
};

export type ToldSection = {
  heading: string;
  figures: readonly ToldFigure[];
  ratios: readonly ToldRatio[];
};

/** A part of a report as it goes to a reader (`floored`); what is kept is told to who may read it all. */
export type ShownSection = Omit<ToldSection, "figures"> & { figures: readonly ShownFigure[] };

/** What earlier reports have told, to compare with. */
export type Earlier = Readonly<Partial<Record<"previous" | "lastYear", readonly ToldSection[]>>>;

/** A figure of a report by its name. */
export function figureIn<F extends { name: string }>(
  sections: readonly { figures: readonly F[] }[],
  wanted: string,
): F | undefined {
  return sections.flatMap(({ figures }) => figures).find(({ name }) => name === wanted);
}

/** Most keys of a series that one line tells; the rest stands in the report's table. */
const mostKeys = 12;

/** The figures in words, as they are signed: one line a figure or rate. */
export function linesOf(sections: readonly ShownSection[]): Line[] {
  return sections.flatMap(({ figures, ratios: rates }) => [
    ...figures.map(({ label, unit, value, keys, withheld, ...compared }) => ({
      label,
      value: `${amountText(value, unit)}${comparedText(value, compared)}${
        withheld === undefined ? keysText(keys, unit) : `：${withheldText[withheld]}`
      }`,
    })),
    ...rates.map((rate) => ({ label: rate.label, value: rateText(rate) })),
  ]);
}

/** An amount with its unit; money is told in yuan. */
export function amountText(value: number, unit: Unit): string {
  return `${numberText(value, unit)} ${unit}`;
}

/** The bare number, as tables hold it. */
export function numberText(value: number, unit: Unit): string {
  return unit === "元" ? (value / 100).toFixed(2) : String(value);
}

/** Said instead of a series that is not told. */
export const withheldText = {
  ALL: "分项件数较少，不列",
  ELSEWHERE: "分项见季度信访举报分析",
} as const;

/** The bare number of a key, or what is said instead of one that is withheld. */
export function keyText({ value, withheld }: Omit<ShownKey, "key" | "label">, unit: Unit): string {
  if (value !== undefined) return numberText(value, unit);
  return withheld === "FEW" ? "少于 3" : "不列";
}

/** A rate as people read it. */
export function rateText({ permille: rate, unit }: Rated): string {
  return rate === undefined ? "无应办事项" : partText(rate, unit);
}

/** The rate of an earlier report as people read it; a dash where there is none. */
export function earlierRateText(rate: number | undefined, { unit }: Rated): string {
  return rate === undefined ? notCompared : partText(rate, unit);
}

type Rated = Pick<ToldRatio, "permille" | "unit">;

function partText(rate: number, unit: ToldRatio["unit"]): string {
  return unit === undefined ? percentText(rate) : `${(rate / 1000).toFixed(1)} ${unit}`;
}

/** What stands where no signed report of the same scope can be compared with. */
export const notCompared = "—";

/** 环比 and 同比 as people read them. */
export function changeText(value: number, earlier: number | undefined): string {
  if (earlier === undefined) return notCompared;
  if (value === earlier) return "持平";
  const sign = value > earlier ? "+" : "-";
  const change = permille(Math.abs(value - earlier), earlier);
  return change === undefined ? `上期为 0` : `${sign}${percentText(change)}`;
}

function comparedText(
  value: number,
  { previous, lastYear }: Pick<ToldFigure, "previous" | "lastYear">,
): string {
  const told = [
    ...(previous === undefined ? [] : [`环比 ${changeText(value, previous)}`]),
    ...(lastYear === undefined ? [] : [`同比 ${changeText(value, lastYear)}`]),
  ];
  return told.length === 0 ? "" : `（${told.join("，")}）`;
}

function keysText(keys: ShownFigure["keys"], unit: Unit): string {
  const shown = (keys ?? []).filter(({ value }) => value !== 0);
  if (shown.length === 0) return "";
  const told = shown
    .slice(0, mostKeys)
    .map(
      ({ label, share, ...one }) =>
        `${label} ${keyText(one, unit)}${share === undefined ? "" : `（${percentText(share)}）`}`,
    );
  const more = shown.length > mostKeys ? `等 ${shown.length} 类` : "";
  return `：${told.join("、")}${more}`;
}

/** What differs between two versions, figure by figure: before and after. */
export function changesOf(before: readonly ShownSection[], after: readonly ShownSection[]): Line[] {
  const flat = (sections: readonly ShownSection[]) =>
    new Map(
      sections.flatMap(({ figures }) =>
        figures.flatMap(({ name, label, unit, value, keys = [] }) => [
          [name, { label, text: numberText(value, unit) }] as const,
          ...keys.map(
            (one) =>
              [
                `${name}\t${one.key}`,
                { label: `${label}：${one.label}`, text: keyText(one, unit) },
              ] as const,
          ),
        ]),
      ),
    );
  const [old, now] = [flat(before), flat(after)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)];
    const label = (is ?? was)?.label ?? name;
    const [from, to] = [was?.text ?? "0", is?.text ?? "0"];
    return from === to ? [] : [{ label, value: `${from} → ${to}` }];
  });
}
