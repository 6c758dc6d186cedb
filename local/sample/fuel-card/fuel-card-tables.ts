import type { FuelRule } from "#process/targeted/themes/fuel-card/hit.ts";
import type { Chance } from "../library/chance.ts";

/** Rows of a table as a file holds them, the header first. */
export type SampleRows = (string | number)[][];

/** The tables by the keys of their documents. */
export type FuelTables = Record<
  "cards" | "vehicles" | "dispatches" | "mileage" | "fills",
  SampleRows
>;

/** Invented tables, and which fills (流水号) break which rule. */
export type FuelSample = { tables: FuelTables; truth: Record<FuelRule, Set<string>> };

/** Titles of the tables' sheets, by the keys of their documents. */
export const sheetTitles: Readonly<Record<keyof FuelTables, string>> = {
  cards: "主/副卡台账",
  vehicles: "单位车辆清单",
  dispatches: "派车单",
  mileage: "里程",
  fills: "加油明细",
};

/** Tables with their headers only. */
export function emptyTables(): FuelTables {
  return {
    cards: [["卡号", "卡类型", "绑定车牌", "持卡人"]],
    vehicles: [["车牌号", "油箱容积(升)", "油品"]],
    dispatches: [["派车单号", "车牌号", "出车日期", "返回日期", "用车事由"]],
    mileage: [["车牌号", "日期", "里程表读数(公里)"]],
    fills: [
      [
        "流水号",
        "卡号",
        "加油日期",
        "加油时间",
        "车牌号",
        "油品",
        "升数",
        "金额(元)",
        "加油地点",
        "小票签字",
        "加油人",
      ],
    ],
  };
}

/** No fill breaks any rule yet. */
export function emptyTruth(): FuelSample["truth"] {
  return {
    OVER_TANK: new Set(),
    WRONG_GRADE: new Set(),
    UNLISTED_PLATE: new Set(),
    SAME_DAY: new Set(),
    NO_DISPATCH: new Set(),
    OUTSIDE: new Set(),
    CONSUMPTION: new Set(),
    UNSIGNED: new Set(),
  };
}

/** An invented car. */
export type Vehicle = {
  plate: string;
  tankLitres: number;
  grade: "92" | "95" | "DIESEL";
  /** Hundredths of a litre per 0.1 km. */
  thirst: number;
};

/** Names that stations give a grade; in winter diesel has another number. */
export const gradeNames = {
  92: ["92号汽油", "92#", "92号车用乙醇汽油(E10)"],
  95: ["95号汽油", "95#", "汽油95号"],
  DIESEL: ["0号柴油", "0#柴油"],
} as const;

/** The n-th car. */
export function vehicleOf(n: number, chance: Chance): Vehicle {
  return {
    plate: `示A${String(10_000 + n)}`,
    tankLitres: chance.pick([45, 50, 55, 60, 70, 80]),
    grade: chance.pick(["92", "92", "92", "95", "DIESEL"]),
    thirst: chance.between(70, 140) / 100,
  };
}
