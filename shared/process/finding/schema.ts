import * as z from "zod/mini";
import { field, keysOf } from "#kernel/route/form.ts";
import { DayText, Fen, libraryId, note, text } from "#kernel/text/text.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { findingKinds, jurisdictions, natures, personnelKinds } from "./terms.ts";

export { DayText, Fen };
export const Name = text(100);
export const Remark = text(500);
export const YesNo = z.enum(["yes", "no"]);

/** A period of days, both included. */
export const PeriodOfDays = z
  .object({ from: DayText, to: DayText })
  .check(z.refine(({ from, to }) => from <= to, { path: ["to"], message: "止日不能早于起日" }));

/** A person in a finding, with what decides the measures that fit (norms §2.10). */
export const FindingPerson = z.object({
  /** Record id of the person in the information library. */
  personId: libraryId("person"),
  name: field("姓名", Name),
  unitName: z.optional(Name),
  post: z.optional(Name),
  kind: field("人员类别", keysOf(personnelKinds)),
  isPartyMember: YesNo,
  isPublicOfficer: YesNo,
  /** "other": not ours; the clue is passed on within 5 WD (process sheet §4.3). */
  jurisdiction: z._default(field("管辖", keysOf(jurisdictions)), "ours"),
  amountInFen: z._default(field("本人涉及金额", Fen), 0),
  times: z._default(z.int().check(z.nonnegative(), z.lte(1_000_000)), 0),
  /** Hundredths of a litre. */
  centilitres: z._default(z.int().check(z.nonnegative(), z.lte(1_000_000_000)), 0),
});
// Whom another organ answers for is in no library of ours.
z.globalRegistry.add(FindingPerson, { "x-outside": { field: "jurisdiction", is: "other" } });
export type FindingPerson = z.infer<typeof FindingPerson>;

const Subject = z.discriminatedUnion("type", [
  z.object({ type: z.literal("unit"), unitId: libraryId("unit"), unitName: Name }),
  z.object({
    type: z.literal("people"),
    people: z.array(FindingPerson).check(z.minLength(1), z.maxLength(50)),
  }),
]);

/** One finding as inspectors enter it; exactly one content area each. */
export const FindingInput = z.object({
  kind: keysOf(findingKinds),
  area: keysOf(contentAreas),
  areaNote: z.optional(note(100)),
  nature: z.optional(keysOf(natures)),
  subject: Subject,
  description: Remark,
  /** 整改要求: what the unit is to do about it; none is asked about what goes to a clue. */
  requirement: z.optional(Remark),
  amountInFen: z._default(Fen, 0),
  period: z.optional(PeriodOfDays),
  evidence: z._default(z.array(Remark).check(z.maxLength(20)), []),
  /** Hits of an analysis that it rests on; each must have been reviewed by a person. */
  hits: field("疑点", z._default(z.array(text(40)).check(z.maxLength(200)), []), { input: "hit" }),
});
export type FindingInput = z.infer<typeof FindingInput>;

/** A finding of an inspection; `n` counts from 1 within it. */
export type Finding = FindingInput & { n: number };

/** Most findings that one inspection holds, so that its record stays small. */
export const maxFindings = 40;
