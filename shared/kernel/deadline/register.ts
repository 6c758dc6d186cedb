import { registerRows } from "./register-rows.ts";

/** Where a length comes from: a norm's own text, a secondary source, memory of one, or free choice. */
export type Source = "S" | "S2" | "M+" | "C" | "article";

/** One limit of the deadline register. */
export type Limit = {
  /** What is to be done, in Chinese. */
  title: string;
  unit: "WD" | "CD" | "M" | "FIX" | "Q";
  /** In the unit; for FIX the `mm-dd`, for Q nothing. */
  length: number | string;
  source: Source;
  /** T-n offsets of reminders that differ from the usual ones. */
  reminders?: readonly { n: number; unit: "WD" | "CD" }[];
};

/** The register as a district has set it. */
export type Register = {
  version: string;
  limits: Readonly<Record<string, Limit>>;
};

const statutory: readonly Source[] = ["S", "M+", "article"];

/** Whether a length set by the district may stand: statutory ones only shorter, others up to three times. */
export function checkOverride(
  code: string,
  length: number,
): { code: "config.invalid" | "config.statutory"; message: string } | undefined {
  const limit = registerRows[code];
  if (limit === undefined) return { code: "config.invalid", message: `没有期限代码 ${code}` };
  if (typeof limit.length !== "number")
    return { code: "config.invalid", message: `${code} 是固定日期，不能改为天数` };
  if (statutory.includes(limit.source) && length > limit.length)
    return {
      code: "config.statutory",
      message: `${code} 法定为 ${limit.length}，不能延长为 ${length}`,
    };
  if (length > limit.length * 3)
    return { code: "config.invalid", message: `${code} 最长为 ${limit.length * 3}` };
  return undefined;
}

/** The register with a district's own lengths. */
export function registerFor(
  overrides: Readonly<Record<string, number>>,
  version: string,
): Register {
  const limits = Object.entries(registerRows).map(([code, limit]) => {
    const length = overrides[code];
    return [code, length === undefined ? limit : { ...limit, length }] as const;
  });
  return { version, limits: Object.fromEntries(limits) };
}
