import type { Day } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Consultation } from "./answers/consultation.ts";
import type { LetterContent } from "./paper/content.ts";
import type {
  Clock,
  Clocks,
  Evaluation,
  Extension,
  Feedback,
  Letter,
  LetterNumber,
  Objection,
  PlanItem,
  RefusalGround,
  Service,
} from "./schema.ts";
import type { Stage } from "./stages/transitions.ts";
import type { objectionAnswers } from "./terms.ts";

/** What each event of a letter says. */
export type LetterData = {
  "letter.drafted": {
    content: LetterContent;
    proposer: string;
    room: string;
    source?: NonNullable<Letter["source"]>;
    follows?: string;
  };
  "letter.revised": { content: LetterContent };
  "letter.attached": { attachments: readonly Attachment[] };
  "letter.consultation-begun": { consultation: Consultation };
  "letter.consultation-ended": { opinion: string };
  /** Hash of the content as submitted. */
  "letter.submitted": { content: string };
  /** An answer that had closed its stage is taken back (拿回). */
  "letter.taken-back": { stage: Stage; person: string; opinion: string };
  "letter.stage-opened": { stage: Stage; visit: number };
  "letter.returned": { from: Stage; reason: string };
  "letter.numbered": { number: LetterNumber; signedOn: Day };
  "letter.number-voided": { text: string; reason: string };
  "letter.served": { service: Service; clocks: Clocks; unitId: string };
  "letter.objected": Pick<Objection, "reasons" | "lodgedOn">;
  "letter.objection-answered": {
    answer: keyof typeof objectionAnswers;
    opinion: string;
    /** When maintained: back to the plan or to the rectification, with what is left of the clocks. */
    route?: "to-plan" | "to-rectification";
    clocks?: Clocks;
  };
  "letter.planned": { items: readonly PlanItem[] };
  "letter.extension-asked": Pick<Extension, "days" | "reasons">;
  "letter.extension-decided": { decision: "granted" | "denied"; clock?: Clock };
  "letter.fed-back": Feedback;
  "letter.evaluated": Omit<Evaluation, "conclusion" | "confirmedOn">;
  "letter.evaluation-confirmed": {
    conclusion: NonNullable<Evaluation["conclusion"]>;
    clock?: Clock;
  };
  "letter.refused": { ground: RefusalGround; reason: string };
  "letter.referred": { to: string; on: Day; measure: string };
  "letter.revisited": NonNullable<Letter["revisit"]>;
  "letter.successor-named": { unitId: string; unitName: string; reason: string };
  "letter.withdrawn": { reason: string };
  "letter.resumed": { status: string };
  "letter.workflow-failed": { error: string };
};

/** A letter event with its data checked by the compiler. */
export function fact<T extends keyof LetterData>(type: T, data: LetterData[T]): Fact {
  return { type, data };
}
