import * as z from "zod";
import { Count, DayField, Fen, Line, LongText, Reason, Source } from "../fields.ts";
import { districtTypes, termsOf, unitClasses } from "../terms.ts";

/** 编制情况 */
export const Establishment = z.object({
  authorized: Count.optional(),
  actual: Count.optional(),
  vacant: Count.optional(),
});

/** 人员基本信息, as far as it is about the whole unit. */
export const Personnel = z.object({ supportStaff: Count.optional() });

/** 党组织建设 */
export const PartyBuilding = z.object({
  organization: Line.optional(),
  type: Line.optional(),
  members: Count.optional(),
  secretary: Line.optional(),
  electedOn: DayField.optional(),
});

/** 工作职责 */
export const Duties = z.object({
  responsibilities: LongText.optional(),
  powers: LongText.optional(),
  fundsInFen: Fen.optional(),
  collectiveAssets: LongText.optional(),
  collectiveIncomeInFen: Fen.optional(),
});

/** 班子建设 */
export const Leadership = z.object({
  posts: Count.optional(),
  members: LongText.optional(),
  division: LongText.optional(),
});

/** What is known of a unit: who it is, and the five field groups (article A-27). */
export const UnitContent = z.object({
  code: z.string().trim().min(1).max(40),
  name: Line,
  /** Record id of the unit above. */
  parent: z.string().optional(),
  class: z.enum(termsOf(unitClasses)),
  town: Line.optional(),
  districtType: z.enum(termsOf(districtTypes)).optional(),
  focus: Line.optional(),
  room: Line.optional(),
  establishment: Establishment,
  personnel: Personnel,
  partyBuilding: PartyBuilding,
  duties: Duties,
  leadership: Leadership,
});
export type UnitContent = z.infer<typeof UnitContent>;

/** The state of a unit; the room stands in the content, as the library is open to every room. */
export type Unit = { status: "ACTIVE"; content: UnitContent; source?: Source };

/** A unit's content except the code, which is its identity; what is not named stays. */
export const UnitChanges = UnitContent.omit({ code: true })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "没有要变更的内容");
export type UnitChanges = z.infer<typeof UnitChanges>;

export const UnitCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("record"), content: UnitContent, source: Source.optional() }),
  z.object({ type: z.literal("change"), changes: UnitChanges, reason: Reason }),
]);
export type UnitCommand = z.infer<typeof UnitCommand>;
