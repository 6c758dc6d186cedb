import * as z from "zod/mini";
import { keysOf, matter, maybe } from "#kernel/route/form.ts";
import { Code, DayText, Fen, Id, libraryId, note, text } from "#kernel/text/text.ts";
import type { Attachment } from "#process/file/attachment.ts";
import { Body, isEachOnce } from "./body/schema.ts";
import type { ConcludedReview, Removal, Review } from "./review/schema.ts";
import type { SupplementExtension } from "./supplement/schema.ts";
import type { Reinstatement, Suspension, SuspensionProposal } from "./suspension/schema.ts";
import {
  consentForms,
  contentAreas,
  criteria,
  districtFocus,
  type EnrollmentStatus,
  objectClasses,
  type ReviewCause,
} from "./terms.ts";

const Grounds = text(2000);
const Name = text(100);

/** the norm that an enrollment rests on. */
export const BasisDocument = z.object({
  title: Name,
  issuer: Name,
  number: z.optional(note(50)),
  date: z.optional(DayText),
  /** Its line in the register of bases, where it is in there. */
  basisId: maybe(matter("依据库中的编号", "basis", "YJ-4K7P2Q")),
});

/** 综合研判, 科学评估. */
export const ScoreSheet = z.object({
  items: z
    .array(z.object({ item: Name, score: z.number().check(z.gte(0), z.lte(100)), source: Name }))
    .check(z.minLength(1, "评分表至少一项"), z.maxLength(50)),
  judgment: Grounds,
});
export type ScoreSheet = z.infer<typeof ScoreSheet>;

/** Who is meant: a person on a post of a unit, or a body of the unit and the person who leads it. */
export const Candidate = z
  .object({
    personId: libraryId("person", "须选择人员"),
    personName: Name,
    unitId: libraryId("unit", "须选择单位"),
    unitName: Name,
    post: Name,
    /** The place that quarterly visits go to; the unit itself unless given. */
    placeId: z.optional(libraryId("unit")),
    body: z.optional(Body),
  })
  .check(z.refine(isEachOnce, { path: ["body"], message: "同一人不能重复列入" }));
export type Candidate = z.infer<typeof Candidate>;

/** The areas that are looked at; where 其他 is among them, its own words stand beside them. */
export const areas = {
  contents: z
    .array(keysOf(contentAreas))
    .check(z.minLength(1, "至少选择一项监督内容"), z.maxLength(5)),
  contentsNote: z.optional(note(100)),
};

/** 其他 says what it is. */
export const namesOther = z.refine<{
  contents: readonly string[];
  contentsNote?: string | undefined;
}>(({ contents, contentsNote = "" }) => !contents.includes("OTHER") || contentsNote.trim() !== "", {
  path: ["contentsNote"],
  message: "监督内容含“其他”时须注明",
});

/** 提名表. */
export const Nomination = z
  .object({
    objectClass: keysOf(objectClasses),
    criteria: z
      .array(keysOf(criteria))
      .check(z.minLength(1, "至少须符合一项纳入标准"), z.maxLength(20)),
    riskGrounds: Grounds,
    powers: z.array(Name).check(z.minLength(1, "至少列明一项权力事项"), z.maxLength(50)),
    amountInFen: z.optional(Fen),
    focus: keysOf(districtFocus),
    focusNote: z.optional(note(100)),
    ...areas,
    scopeOfMatters: z.array(Name).check(z.minLength(1, "至少列明一项有关事项"), z.maxLength(50)),
    basis: z.array(BasisDocument).check(z.minLength(1, "至少一份依据文件"), z.maxLength(20)),
    /** What is new since a rejection within the last months. */
    newGrounds: z.optional(note(2000)),
  })
  .check(
    namesOther,
    z.refine(({ focus, focusNote = "" }) => focus !== "OTHER" || focusNote.trim() !== "", {
      path: ["focusNote"],
      message: "聚焦领域为“其他”时须注明",
    }),
  );
export type Nomination = z.infer<typeof Nomination>;

/** One item of a meeting's minutes as it concerns this enrollment. */
export const Study = z.object({
  meetingId: Id,
  heldOn: DayText,
  minutesNumber: Name,
  result: z.enum(["passed", "rejected", "deferred"]),
  entitled: z.int(),
  present: z.int(),
  recused: z
    .array(z.object({ person: Name, relation: Code, detail: note(500) }))
    .check(z.maxLength(50)),
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
  opinion: note(2000),
  enteredBy: Id,
  confirmedBy: Id,
});
export type Study = z.infer<typeof Study>;

export const Consent = z.object({
  form: keysOf(consentForms),
  documentNumber: Name,
  consentedOn: DayText,
});
/** With the scanned paper, where the office has entered it in the place of 区委办. */
export type Consent = z.infer<typeof Consent> & { scans?: readonly Attachment[] };

export type Recusal = { person: string; relation: string; detail: string; at: string };

/** Where the matter stands with a return for supplement: from which stage, and its remaining days. */
export type Return = {
  from: EnrollmentStatus;
  reason: string;
  at: string;
  /** Working days of the stage already used when it was returned; its clock rests since. */
  usedWorkdays: number;
  /** Hash of the nomination, and of its object and scope, as they were when returned. */
  content: string;
  object: string;
  /** Day on which the party committee gave it back, where that is not the day of entry. */
  on?: string;
  /** Day on which the supplement went to the party committee, likewise. */
  resentOn?: string;
};

/** The state of one enrollment. */
export type Enrollment = {
  status: EnrollmentStatus;
  proposer: string;
  room: string;
  candidate: Candidate;
  scoreSheet: ScoreSheet;
  nomination?: Nomination;
  /** What the deciders are shown with it. */
  attachments?: readonly Attachment[];
  /** Instant at which the present status began; the base of its deadline. */
  enteredAt: string;
  /** How often each stage has been asked. */
  visits: Readonly<Record<string, number>>;
  recusals: readonly Recusal[];
  returns: readonly Return[];
  studies: readonly Study[];
  request?: { documentNumber: string; sentOn: string; classification: string };
  consent?: Consent;
  effectiveOn?: string;
  leftPost?: { reason: string; on?: string; cause?: "DEATH"; at: string };
  /** The head of a supervised body has left, and nobody has been registered in their place. */
  headLeft?: { reason: string; cause?: "DEATH"; at: string };
  dutiesOpenedAt?: string;
  /** The 告知书 and, with it, whether the person can be reached by link. */
  served?: { on: string; contact: "ENTERED" | "NONE" };
  ended?: { reason: string; at: string };
  /** The object whose post this one has taken over. */
  follows?: string;
  /** An early review that was called for and whose sheet is still to come. */
  reviewCall?: { cause: ReviewCause; reason: string; at: string };
  review?: Review;
  reviews?: readonly ConcludedReview[];
  removalRequest?: { documentNumber: string; sentOn: string; classification: string };
  removal?: Removal;
  suspensionProposal?: SuspensionProposal;
  reinstatement?: Reinstatement;
  suspension?: Suspension;
  supplementExtension?: SupplementExtension;
};

/** A row of an uploaded workbook: SHA-256 of the file, number of the row in Excel. */
export type WorkbookRow = { file: string; row: number };
