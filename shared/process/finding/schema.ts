import * as z from "zod";
import { contentAreas } from "#process/enrollment/terms.ts";
import { findingKinds, natures, personnelKinds } from "./terms.ts";

/** The keys of a list of terms as a zod enum. */
export function keysOf<T extends Readonly<Record<string, string>>>(terms: T) {
  return z.enum(Object.keys(terms) as [keyof T & string, ...(keyof T & string)[]]);
}

export const Name = z.string().trim().min(1, "不能为空").max(100, "不能超过 100 字");
export const Text = z.string().trim().min(1, "不能为空").max(500, "不能超过 500 字");
export const DayText = z.iso.date("日期须为 yyyy-mm-dd");
export const YesNo = z.enum(["yes", "no"]);
export const Fen = z.int("金额以分为单位").nonnegative("金额不能为负");

/** A period of days, both included. */
export const PeriodOfDays = z
  .object({ from: DayText, to: DayText })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "止日不能早于起日" });

/** A person in a finding, with what decides the measures that fit (norms §2.10). */
export const FindingPerson = z.object({
  /** Record id of the person in the information library. */
  personId: Name,
  name: Name,
  unitName: Name.optional(),
  post: Name.optional(),
  kind: keysOf(personnelKinds),
  isPartyMember: YesNo,
  isPublicOfficer: YesNo,
  /** "other": not ours; the clue is passed on within 5 WD (process sheet §4.3). */
  jurisdiction: z.enum(["ours", "other"]).default("ours"),
  amountInFen: Fen.default(0),
  times: z.int().nonnegative().default(0),
  /** Hundredths of a litre. */
  centilitres: z.int().nonnegative().default(0),
});
export type FindingPerson = z.infer<typeof FindingPerson>;

const Subject = z.discriminatedUnion("type", [
  z.object({ type: z.literal("unit"), unitId: Name, unitName: Name }),
  z.object({ type: z.literal("people"), people: z.array(FindingPerson).min(1).max(50) }),
]);

/** One finding as inspectors enter it; exactly one content area each. */
export const FindingInput = z.object({
  kind: keysOf(findingKinds),
  area: keysOf(contentAreas),
  areaNote: z.string().trim().max(100).optional(),
  nature: keysOf(natures).optional(),
  subject: Subject,
  description: Text,
  amountInFen: Fen.default(0),
  period: PeriodOfDays.optional(),
  evidence: z.array(Text).max(20).default([]),
  /** Hits of an analysis that it rests on; each must have been reviewed by a person. */
  hits: z.array(z.string().max(40)).max(200).default([]),
});
export type FindingInput = z.infer<typeof FindingInput>;

/** A finding of an inspection; `n` counts from 1 within it. */
export type Finding = FindingInput & { n: number };

/** Most findings that one inspection holds, so that its record stays small. */
export const maxFindings = 40;
