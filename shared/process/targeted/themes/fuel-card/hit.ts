import type { Day } from "#kernel/deadline/day.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { Certainty, Hit, RowRef } from "../theme.ts";

/** The key that plans name the theme by. */
export const themeKey = "fuel-cards";

/** The rules of process sheet §4.3. */
export const fuelRules = {
  OVER_TANK: "加油量超过油箱容积",
  WRONG_GRADE: "油品与车辆不符",
  UNLISTED_PLATE: "车牌不在单位车辆清单",
  SAME_DAY: "同卡同日多次加油",
  NO_DISPATCH: "非工作日加油无派车单",
  OUTSIDE: "在本区以外加油",
  CONSUMPTION: "百公里油耗异常",
  UNSIGNED: "加油无签字小票",
} as const;
export type FuelRule = keyof typeof fuelRules;

/** A fill as hits and sums carry it. */
export type Fill = RowRef & {
  id: string;
  card: string;
  day: Day;
  /** `hh:mm`, when the source has it. */
  time?: string;
  /** Plate of the fill, else the one that its card is bound to. */
  plate?: string;
  /** Who filled, else who keeps the card. */
  person?: string;
  centilitres: number;
  amountInFen: number;
};

/** A hit of a fuel rule; litres (0.01 L) and money are the sums over its fills. */
export type FuelHit = Hit & {
  rule: FuelRule;
  card: string;
  plate?: string;
  fills: readonly Fill[];
  centilitres: number;
};

/** What a rule says of fills that it does not pass. */
export type Charge = {
  rule: FuelRule;
  certainty: Certainty;
  explanation: string;
  figures: Hit["figures"];
};

/** That something was weighed with all that it needs. */
export const sure: Certainty = { type: "sure" };

/** A charge against fills of one card on one day, as a hit. */
export function hitOf(charge: Charge, first: Fill, ...others: readonly Fill[]): FuelHit {
  const fills = [first, ...others];
  const { card, day, plate } = first;
  return {
    id: idOf(charge.rule, fills),
    ...charge,
    explanation:
      charge.certainty.type === "sure" ? charge.explanation : `待定：${charge.explanation}`,
    card,
    ...(plate === undefined ? {} : { plate }),
    day,
    rows: fills.map(({ file, row }) => ({ file, row })),
    fills,
    centilitres: sum(fills, "centilitres"),
    amountInFen: sum(fills, "amountInFen"),
  };
}

/**
 * From what the rows say, not where they stand: the same rows in another file or order keep their
 * id and with it the review, a changed row is a new hit.
 */
function idOf(rule: FuelRule, fills: readonly Fill[]): string {
  const contents = fills
    .map(({ id, card, day, time, plate, centilitres, amountInFen }) =>
      JSON.stringify([id, card, day, time ?? "", plate ?? "", centilitres, amountInFen]),
    )
    .sort();
  return sha256([themeKey, rule, ...contents].join("\n")).slice(0, 24);
}

/** Sum of an integer field. */
export function sum<K extends string>(rows: readonly Record<K, number>[], field: K): number {
  return rows.reduce((total, row) => total + row[field], 0);
}

/** Litres as people read them: 6840 → 68.40 升; a limit's further decimals are shown. */
export function litres(centilitres: number): string {
  return `${(centilitres / 100).toFixed(4).replace(/0{1,2}$/, "")} 升`;
}
