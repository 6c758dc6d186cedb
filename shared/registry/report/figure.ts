import type { Rules } from "#kernel/district/rules.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import type { Education } from "#process/education/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Letter } from "#process/letter/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import type { Span } from "#process/report/span.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import type { Unit as LibraryUnit } from "../unit/schema.ts";

/** The records that reports count, by kind. */
export type Records = {
  enrollment: Enrollment;
  quarterly: Quarterly;
  targeted: Targeted;
  letter: Letter;
  clue: Clue;
  petition: Petition;
  debriefing: Debriefing;
  education: Education;
  opinion: Opinion;
  task: Task;
  matters: Matters;
  recusal: Recusal;
  unit: LibraryUnit;
};
export type CountedKind = keyof Records;

/** What a rule may know besides the record: the period, the district's rules, the library's towns. */
export type At = Span & {
  rules: Rules;
  /** Street or town of a unit; empty where the library does not say. */
  townOf: (unitId: string) => string;
  /** The village or collective organization that somebody belongs to; empty for anybody else. */
  villageOf: (personId: string) => string;
};

/** One thing that a record counts for. */
export type Row = {
  /** Which part of the record it is, e.g. the number of a finding. */
  part?: string | number;
  /** Where in a series it belongs. */
  key?: string;
  /** In a figure of money or days: how much, in fen or days. */
  amount?: number;
  /** Of rows that are the same thing, e.g. a person in one matter, only the one of highest rank counts. */
  once?: string;
  rank?: number;
};

/** What a kind of records counts for in a figure. */
export type Rule<S> = (state: S, at: At, id: string) => readonly Row[];

export type Unit = "个" | "人" | "次" | "件" | "份" | "项" | "人次" | "天" | "元";

/** One number that reports hold, or a series of numbers. */
export type Figure = {
  /** 中文 */
  label: string;
  unit: Unit;
  /**
   * A series: its keys with their names, drawn where nothing was counted too; "open" as found; "ranked"
   * the largest of what was found, by their places alone, so that a report names none of them.
   */
  split?: Readonly<Record<string, string>> | "open" | "ranked" | "months";
  /** Whether the parts of a series are told in per cent of the whole. */
  shares?: "yes";
  of: { readonly [K in CountedKind]?: Rule<Records[K]> };
};

/**
 * A part of a figure over another; both count what is there in words of their own. Told in per mille, or
 * where it has a unit in thousandths of that: so many days for each.
 */
export type Ratio = { label: string; part: string; whole: string; unit?: "天" };

/** Declares figures, keeping their names. */
export function figures<T extends Readonly<Record<string, Figure>>>(declared: T): T {
  return declared;
}

/** One row where it holds, else none. */
export function when(holds: boolean, row: Row = {}): readonly Row[] {
  return holds ? [row] : [];
}

/** Whether a day lies in the period. */
export function isIn({ from, to }: Span, day: string | undefined): boolean {
  return day !== undefined && day >= from && day <= to;
}
