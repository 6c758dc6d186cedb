import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Stage } from "./chain.ts";
import type { Consultation } from "./paper/consultation.ts";
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
  "letter.planned": { items: readonly PlanItem[]; files?: readonly string[] };
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
};

/** What people call the events of its trail. */
export const words: Readonly<Record<keyof LetterData, string>> = {
  "letter.drafted": "起草建议书",
  "letter.revised": "修改建议书",
  "letter.attached": "调整附件",
  "letter.consultation-begun": "提请会商",
  "letter.consultation-ended": "记录会商意见",
  "letter.submitted": "提交审核",
  "letter.returned": "退回补充",
  "letter.numbered": "编号",
  "letter.number-voided": "作废文号",
  "letter.served": "送达",
  "letter.planned": "报送整改方案",
  "letter.objected": "提出异议",
  "letter.objection-answered": "答复异议",
  "letter.extension-asked": "申请延期",
  "letter.extension-decided": "决定延期",
  "letter.fed-back": "反馈整改情况",
  "letter.evaluated": "评估",
  "letter.evaluation-confirmed": "确认评估",
  "letter.revisited": "回访",
  "letter.refused": "认定拒不采纳",
  "letter.referred": "提请责令改正",
  "letter.successor-named": "变更承继单位",
  "letter.withdrawn": "撤回建议书",
};

/** A letter event with its data checked by the compiler. */
export const fact = factsOf<LetterData>();
