import type { CountedUnit } from "./count.ts";
import { registerRows, specialRules } from "./register-rows.ts";

/** Where a length comes from: a norm's own text, a secondary source, memory of one, or free choice. */
export type Source = "S" | "S2" | "M+" | "C" | "article";

/** A reminder n working or calendar days before a due day (T-n). */
export type Offset = { n: number; unit: "WD" | "CD" };

/** What all limits say of themselves. */
type Described = {
  /** What is to be done, in Chinese. */
  title: string;
  source: Source;
  /** Rests on a norm (S, M+) or the article: a district may shorten it, never lengthen it. */
  isStatutory: boolean;
  /** T-n offsets of reminders that differ from the usual ones. */
  reminders?: readonly Offset[];
  /** Working days past the due day after which 约谈 follows, where the process says so. */
  talk?: number;
  /** Months after the base at which a colour begins, where a norm's own ladder replaces the usual one. */
  colours?: Readonly<Partial<Record<"blue" | "yellow" | "red", number>>>;
};

/** A limit of so many days or months. */
export type CountedLimit = Described & {
  unit: CountedUnit;
  /** In the unit. */
  length: number;
  /** What a district may set instead, in the unit. */
  bounds: { min: number; max: number };
  /** Longest extension on top of the length that can be granted in one matter, once. */
  extension?: { length: number; unit: "WD" | "CD" | "M" };
};

/** One limit of the deadline register; a FIX length is `mm-dd`. */
export type Limit =
  | CountedLimit
  | (Described & { unit: "FIX"; length: string })
  | (Described & { unit: "Q"; length: "quarter" });

/** A rule of the register that is no single length from one base. */
export type SpecialRule = { title: string; source: Source } & (
  | { kind: "LINK_LIFE"; workdaysAfterStepDue: number; maxDaysAfterSending: number }
  | { kind: "LEAST_OFTEN"; perYear: number; once: { inMonths: number } }
);

/** The register as a district has set it. */
export type Register = {
  version: string;
  limits: Readonly<Record<string, Limit>>;
};

/** Whether a length set by the district may stand: statutory ones only shorter, others in bounds. */
export function checkOverride(
  code: string,
  length: number,
): { code: "config.invalid" | "config.statutory"; message: string } | undefined {
  if (Object.hasOwn(specialRules, code)) return invalid(`${code} 不是单一期限，不能改为天数`);
  const limit = Object.hasOwn(registerRows, code) ? registerRows[code] : undefined;
  if (limit === undefined) return invalid(`没有期限代码 ${code}`);
  if (!("bounds" in limit)) return invalid(`${code} 是固定日期，不能改为天数`);
  const { min, max } = limit.bounds;
  if (!Number.isInteger(length) || length < min) return invalid(`${code} 最短为 ${min}，须为整数`);
  if (length <= max) return undefined;
  if (!limit.isStatutory) return invalid(`${code} 最长为 ${max}`);
  return { code: "config.statutory", message: `${code} 法定为 ${max}，不能延长为 ${length}` };
}

function invalid(message: string) {
  return { code: "config.invalid", message } as const;
}

/** The register with a district's own lengths; one that may not stand leaves the row as it is. */
export function registerFor(
  overrides: Readonly<Record<string, number>>,
  version: string,
): Register {
  const limits = Object.entries(registerRows).map(([code, limit]) => {
    const length = overrides[code];
    const isSet = length !== undefined && checkOverride(code, length) === undefined;
    return [code, isSet && "bounds" in limit ? { ...limit, length } : limit] as const;
  });
  return { version, limits: Object.fromEntries(limits) };
}
