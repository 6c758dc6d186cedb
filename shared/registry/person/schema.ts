import * as z from "zod";
import { DayField, Line, LongText, MonthField, Reason, Source } from "../fields.ts";
import { genders, objectClassLabels, postNatures, staffClasses, termsOf } from "../terms.ts";

/** 人员基本信息 */
export const Personnel = z.object({
  gender: z.enum(termsOf(genders)).optional(),
  bornIn: MonthField.optional(),
  ethnicity: Line.optional(),
  nativePlace: Line.optional(),
  education: Line.optional(),
  workingSince: MonthField.optional(),
});

/** 党组织建设 */
export const PartyBuilding = z.object({
  politicalStatus: Line.optional(),
  joinedOn: MonthField.optional(),
});

/** 编制情况 */
export const Establishment = z.object({
  nature: z.enum(termsOf(postNatures)).optional(),
  class: z.enum(termsOf(staffClasses)),
  rank: Line.optional(),
});

/** 工作职责 */
export const Duties = z.object({ portfolio: LongText.optional() });

/** 班子建设 */
export const Leadership = z.object({ inPostSince: MonthField.optional() });

/** What the ledger says of elevated supervision; the enrollment is the record of how it came. */
export const Supervision = z.object({
  objectClass: z.enum(termsOf(objectClassLabels)).optional(),
  basis: LongText.optional(),
  criteria: LongText.optional(),
  scope: LongText.optional(),
  study: Line.optional(),
  consent: Line.optional(),
  effectiveOn: DayField.optional(),
  reviewOn: DayField.optional(),
});

/** What is known of a person: who it is, and the five field groups (article A-27). */
export const PersonContent = z.object({
  name: Line,
  /** Record id of the unit. */
  unitId: z.string(),
  unitName: Line,
  post: Line,
  /** One of the heads that supervision is about, among all who are in the library. */
  isKeyObject: z.boolean(),
  personnel: Personnel,
  partyBuilding: PartyBuilding,
  establishment: Establishment,
  duties: Duties,
  leadership: Leadership,
  supervision: Supervision,
  remark: LongText.optional(),
});
export type PersonContent = z.infer<typeof PersonContent>;

/** An ID number at rest: ciphertext, keyed hash, and what lists may show of it. */
export const SealedIdNumber = z.object({
  idNumber: z.string(),
  idNumberIndex: z.string(),
  idNumberMasked: z.string(),
});
export type SealedIdNumber = z.infer<typeof SealedIdNumber>;

/** When and why a person left the post. */
export const Leaving = z.object({ on: DayField, reason: Reason });
export type Leaving = z.infer<typeof Leaving>;

/** The state of a person. */
export type Person = Partial<SealedIdNumber> & {
  status: "ON_POST" | "LEFT_POST";
  content: PersonContent;
  left?: Leaving;
  /** Record id of whoever took over the post. */
  successor?: string;
  source?: Source;
};

/** What is not named stays; the unit's name follows from its id. */
export const PersonChanges = PersonContent.omit({ unitName: true })
  .extend({ establishment: Establishment.partial() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, "没有要变更的内容");
export type PersonChanges = z.infer<typeof PersonChanges>;

export const PersonCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("record"),
    content: PersonContent,
    secret: SealedIdNumber.optional(),
    left: Leaving.optional(),
    source: Source.optional(),
  }),
  z.object({
    type: z.literal("change"),
    changes: PersonChanges,
    /** Of the unit that the changes name. */
    unitName: Line.optional(),
    reason: Reason,
  }),
  z.object({ type: z.literal("leave-post"), ...Leaving.shape, successor: z.string().optional() }),
  z.object({ type: z.literal("name-successor"), successor: z.string() }),
  z.object({ type: z.literal("read-secret"), reason: Reason }),
]);
export type PersonCommand = z.infer<typeof PersonCommand>;
