/** A report's figures as the API answers them. */
export type Told = {
  title: string;
  from: string;
  to: string;
  version: number;
  countedOn: string;
  analysis: string;
  signedOn?: string;
  sections: readonly Section[];
};

export type Section = {
  heading: string;
  figures: readonly Figure[];
  ratios: readonly Ratio[];
};

export type Figure = {
  name: string;
  label: string;
  unit: string;
  value: number;
  previous?: number;
  lastYear?: number;
  keys?: readonly Key[];
  /** The series is not told, as its counts are small, or as another report alone tells it. */
  withheld?: "ALL" | "ELSEWHERE";
};

/** One of a series; of `FEW` (one or two) and of `REST`, which would tell them, the number is withheld. */
export type Key = {
  key: string;
  label: string;
  value?: number;
  share?: number;
  withheld?: "FEW" | "REST";
};

export type Ratio = {
  name: string;
  label: string;
  /** Absent of a rate in per mille; else it is told in thousandths of this. */
  unit?: "天";
  permille?: number;
  previous?: number;
  lastYear?: number;
};

/** A number with its unit; money comes in fen and is read in yuan. */
export function amountText(value: number, unit: string): string {
  return `${(unit === "元" ? value / 100 : value).toLocaleString("zh-CN")} ${unit}`;
}

/** Per mille as people read it: `40.4%`. */
export function percentText(value: number | undefined): string {
  return value === undefined ? "—" : `${(value / 10).toFixed(1)}%`;
}

/** A rate: in per cent, or as so many of its unit for each. */
export function rateText(value: number | undefined, unit: Ratio["unit"]): string {
  return value === undefined || unit === undefined
    ? percentText(value)
    : `${(value / 1000).toFixed(1)} ${unit}`;
}

/** 环比 or 同比; a dash where there is no report to compare with. */
export function changeText(value: number, earlier: number | undefined): string {
  if (earlier === undefined) return "—";
  if (value === earlier) return "持平";
  if (earlier === 0) return `由 0 增至 ${value}`;
  const change = (Math.abs(value - earlier) * 100) / earlier;
  return `${value > earlier ? "增" : "减"} ${change.toFixed(1)}%`;
}

/** Whether the keys of a series are months, so that it is drawn as a line. */
export function isTrend(keys: readonly Key[]): boolean {
  return keys.length > 1 && keys.every(({ key }) => /^\d{4}-\d\d$/.test(key));
}
