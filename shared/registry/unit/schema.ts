import * as z from "zod/mini";
import type { Day } from "#kernel/deadline/day.ts";
import { field, keysOf } from "#kernel/route/form.ts";
import { Id, text } from "#kernel/text/text.ts";
import { Count, DayField, Fen, Line, LongText, Reason, Source } from "../fields.ts";
import { districtTypes, unitClasses, type unitStatuses } from "../terms.ts";

/** 编制情况 */
export const Establishment = z.object({
  authorized: z.optional(Count),
  actual: z.optional(Count),
  vacant: z.optional(Count),
});

/** 人员基本信息, as far as it is about the whole unit. */
export const Personnel = z.object({ supportStaff: z.optional(Count) });

/** 党组织建设 */
export const PartyBuilding = z.object({
  organization: z.optional(Line),
  type: z.optional(Line),
  members: z.optional(Count),
  secretary: z.optional(Line),
  electedOn: z.optional(DayField),
});

/** 工作职责 */
export const Duties = z.object({
  responsibilities: z.optional(LongText),
  powers: z.optional(LongText),
  fundsInFen: z.optional(Fen),
  collectiveAssets: z.optional(LongText),
  collectiveIncomeInFen: z.optional(Fen),
});

/** 班子建设 */
export const Leadership = z.object({
  posts: z.optional(Count),
  members: z.optional(LongText),
  division: z.optional(LongText),
});

/** What is known of a unit: who it is, and the five field groups (article A-27). */
export const UnitContent = z.object({
  code: text(40),
  name: Line,
  /** Record id of the unit above. */
  parent: z.optional(field("上级单位", Id, { input: "unit" })),
  class: keysOf(unitClasses),
  town: z.optional(Line),
  districtType: z.optional(keysOf(districtTypes)),
  focus: z.optional(Line),
  room: z.optional(Line),
  establishment: Establishment,
  personnel: Personnel,
  partyBuilding: PartyBuilding,
  duties: Duties,
  leadership: Leadership,
});
export type UnitContent = z.infer<typeof UnitContent>;

const none = () => ({});

/** A unit as it is entered by hand: groups of which nothing is known are left out. */
export const NewUnit = z.extend(UnitContent, {
  establishment: z._default(Establishment, none),
  personnel: z._default(Personnel, none),
  partyBuilding: z._default(PartyBuilding, none),
  duties: z._default(Duties, none),
  leadership: z._default(Leadership, none),
});

/** When and why a unit is no more. */
export const Closing = z.object({ on: DayField, reason: Reason });
export type Closing = z.infer<typeof Closing>;

/** The state of a unit; the room stands in the content, as the library is open to every room. */
export type Unit = {
  status: keyof typeof unitStatuses;
  content: UnitContent;
  source?: Source;
  closed?: Closing;
  /** When somebody has said last that all of it is right (D-LIB-2). */
  confirmedOn?: Day;
};

/** A unit's content except the code, which is its identity; what is not named stays. */
export const UnitChanges = z
  .partial(z.omit(UnitContent, { code: true }))
  .check(z.refine((changes) => Object.keys(changes).length > 0, "没有要变更的内容"));
export type UnitChanges = z.infer<typeof UnitChanges>;

export const UnitCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("record"), content: UnitContent, source: z.optional(Source) }),
  z.object({
    type: z.literal("change"),
    changes: UnitChanges,
    reason: Reason,
    on: z.optional(DayField),
  }),
  z.object({ type: z.literal("create"), content: UnitContent, reason: Reason }),
  z.object({ type: z.literal("close"), ...Closing.shape }),
  z.object({ type: z.literal("confirm"), on: DayField, reason: Reason }),
]);
export type UnitCommand = z.infer<typeof UnitCommand>;
