import * as z from "zod/mini";
import { choice, keysOf } from "#kernel/route/form.ts";
import { Id, text } from "#kernel/text/text.ts";
import { leavingKinds } from "#process/enrollment/review/leaving.ts";
import { DayField, Line, LongText, MonthField, Reason, Source } from "../fields.ts";
import { genders, objectClassLabels, postNatures, staffClasses, standings } from "../terms.ts";

/** 人员基本信息 */
export const Personnel = z.object({
  gender: z.optional(keysOf(genders)),
  bornIn: z.optional(MonthField),
  ethnicity: z.optional(Line),
  nativePlace: z.optional(Line),
  education: z.optional(Line),
  workingSince: z.optional(MonthField),
});

/** 党组织建设 */
export const PartyBuilding = z.object({
  politicalStatus: z.optional(Line),
  joinedOn: z.optional(MonthField),
});

/** 编制情况 */
export const Establishment = z.object({
  nature: z.optional(keysOf(postNatures)),
  class: keysOf(staffClasses),
  rank: z.optional(Line),
});

/** 工作职责 */
export const Duties = z.object({ portfolio: z.optional(LongText) });

/** 班子建设 */
export const Leadership = z.object({ inPostSince: z.optional(MonthField) });

/** What the ledger says of elevated supervision; the enrollment is the record of how it came. */
export const Supervision = z.object({
  objectClass: z.optional(keysOf(objectClassLabels)),
  basis: z.optional(LongText),
  criteria: z.optional(LongText),
  scope: z.optional(LongText),
  study: z.optional(Line),
  consent: z.optional(Line),
  effectiveOn: z.optional(DayField),
  reviewOn: z.optional(DayField),
  standing: z.optional(keysOf(standings)),
  removedOn: z.optional(DayField),
  removalReason: z.optional(Line),
});
export type Supervision = z.infer<typeof Supervision>;

/** What is known of a person: who it is, and the five field groups (article A-27). */
export const PersonContent = z.object({
  name: Line,
  /** Record id of the unit. */
  unitId: Id,
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
  remark: z.optional(LongText),
});
export type PersonContent = z.infer<typeof PersonContent>;

const none = () => ({});

/** A person as entered by hand; what elevated supervision says is written by the enrollment. */
export const NewPerson = z.extend(
  z.omit(PersonContent, { unitName: true, isKeyObject: true, supervision: true }),
  {
    personnel: z._default(Personnel, none),
    partyBuilding: z._default(PartyBuilding, none),
    duties: z._default(Duties, none),
    leadership: z._default(Leadership, none),
    idNumber: z.optional(text(18)),
  },
);

/** An ID number at rest: ciphertext, keyed hash, and what lists may show of it. */
export const SealedIdNumber = z.object({
  idNumber: text(4000),
  idNumberIndex: text(200),
  idNumberMasked: text(40),
});
export type SealedIdNumber = z.infer<typeof SealedIdNumber>;

/** When, how and why a person left the post; a row of a workbook says how in its words alone. */
export const Leaving = z.object({
  on: DayField,
  kind: z.optional(choice("离岗情形", leavingKinds)),
  reason: Reason,
});
export type Leaving = z.infer<typeof Leaving>;

/** A leaving that is registered by hand; who has left already may still have died since. */
export const LeavingByHand = z.extend(Leaving, { kind: choice("离岗情形", leavingKinds) });

/** A post of a unit. */
export type PostOf = Pick<PersonContent, "unitId" | "unitName" | "post">;

/** The post that a person left last for another one. */
export type Vacated = PostOf & Leaving;

/** The state of a person. */
export type Person = Partial<SealedIdNumber> & {
  status: "ON_POST" | "LEFT_POST";
  content: PersonContent;
  left?: Leaving;
  /** Death after the post had been left. */
  died?: Leaving;
  vacated?: Vacated;
  /** Record id of the successor to the post. */
  successor?: string;
  /** The enrollment that writes what is said of supervision; nobody else may. */
  supervisedBy?: string;
  source?: Source;
};

/** What is not named stays; the unit's name follows from its id. */
export const PersonChanges = z
  .partial(
    z.extend(z.omit(PersonContent, { unitName: true }), {
      establishment: z.partial(Establishment),
    }),
  )
  .check(z.refine((changes) => Object.keys(changes).length > 0, "没有要变更的内容"));
export type PersonChanges = z.infer<typeof PersonChanges>;

/** Another unit or post is a move, unless the line was wrong before. */
export const ChangeAs = keysOf({ move: "调任", correction: "更正原有登记" });

export const PersonCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("record"),
    content: PersonContent,
    secret: z.optional(SealedIdNumber),
    left: z.optional(Leaving),
    source: z.optional(Source),
  }),
  z.object({
    type: z.literal("change"),
    changes: PersonChanges,
    /** Of the unit that the changes name. */
    unitName: z.optional(Line),
    reason: Reason,
    on: z.optional(DayField),
    as: z.optional(ChangeAs),
  }),
  z.object({
    type: z.literal("create"),
    content: PersonContent,
    secret: z.optional(SealedIdNumber),
    reason: Reason,
  }),
  z.object({ type: z.literal("leave-post"), ...Leaving.shape, successor: z.optional(Id) }),
  z.object({ type: z.literal("name-successor"), successor: Id }),
  z.object({ type: z.literal("read-secret"), reason: Reason }),
  z.object({
    type: z.literal("note-supervision"),
    enrollment: Id,
    isKeyObject: z.boolean(),
    supervision: Supervision,
  }),
]);
export type PersonCommand = z.infer<typeof PersonCommand>;
