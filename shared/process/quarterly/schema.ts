import * as z from "zod/mini";
import { field, keysOf } from "#kernel/route/form.ts";
import { Id, ids, Ordinal } from "#kernel/text/text.ts";
import { areas, namesOther } from "#process/enrollment/schema.ts";
import type { Attachment } from "#process/file/attachment.ts";
import { DayText, type Finding, Name, Remark } from "#process/finding/schema.ts";
import type { LinkedClue } from "#process/inspection/linked-clue.ts";
import type { KeptRecord } from "#process/inspection/method-record.ts";
import { type Recusal, Team } from "#process/inspection/team.ts";
import { methods } from "#process/inspection/terms.ts";
import { actTypes, type QuarterlyStatus } from "./terms.ts";

/** A place that is visited: a village, or the unit itself. */
export const Place = z.object({ id: Id, name: Name });

/** A supervised object whom one visit to the place satisfies. */
export const Served = z.object({
  enrollmentId: Id,
  personId: Id,
  personName: Name,
  unitId: Id,
});
export type Served = z.infer<typeof Served>;

export const Quarter = z.object({
  year: z.int().check(z.gte(2000), z.lte(2200)),
  quarter: z.int().check(z.gte(1), z.lte(4)),
});
export type Quarter = z.infer<typeof Quarter>;

/** The plan of a visit: when, who, what to look at and how. */
export const Plan = z
  .object({
    on: DayText,
    team: Team,
    focus: z.array(Name).check(z.minLength(1, "至少一项检查重点"), z.maxLength(20)),
    ...areas,
    methods: z.array(keysOf(methods)).check(z.minLength(1, "至少选择一种监督方式"), z.maxLength(4)),
  })
  .check(namesOther);
export type Plan = z.infer<typeof Plan>;

/** 通知 with its number, or 不打招呼. */
export const Notice = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("NOTICED"), number: Name }),
  z.object({ kind: z.literal("UNANNOUNCED") }),
]);

/** The feedback letter and its receipt (签收). */
export const Feedback = z.object({
  letterNumber: Name,
  receivedBy: Name,
  servedOn: DayText,
});

/** A meeting that was attended or a talk with somebody of the place, as it stands in ledger L2. */
export const Act = z
  .object({
    type: keysOf(actTypes),
    on: DayText,
    topic: field("会议名称或者谈话主题", Name),
    people: field("谈话对象（列席的可以不填）", z.array(Name).check(z.maxLength(20))),
    ...areas,
    officers: field(
      "参加人员（谈话须二人以上）",
      ids({ count: 1, missing: "请填写参加人员" }, 12),
      {
        input: "officer",
      },
    ),
    /** What came of it; a finding goes the way of inspections and clues. */
    outcome: field("主要情况和处理", Remark),
  })
  .check(
    namesOther,
    z.refine(({ type, officers }) => type !== "TALK" || new Set(officers).size > 1, {
      message: "谈话人员不得少于二人",
      path: ["officers"],
    }),
    z.refine(({ type, people }) => type !== "TALK" || people.length > 0, {
      message: "请填写谈话对象",
      path: ["people"],
    }),
  );
export type Act = z.infer<typeof Act>;

/** What the unit has done about a finding. */
export const Rectified = z.object({
  finding: Ordinal,
  evidence: Remark,
  doneOn: DayText,
});
export type Rectified = z.infer<typeof Rectified>;

/** What the unit has asked for, once, and what the room has said to it. */
export type Extension = {
  days: number;
  reasons: string;
  askedOn: string;
  decision?: "granted" | "denied";
};

/** A place's duty as it is opened, or opened once more for further objects. */
export type Opening = Quarter & {
  place: z.infer<typeof Place>;
  room: string;
  objects: readonly Served[];
};

/** The quarter went by without a visit; nothing later takes this back. */
export type Missed = { at: string; makeUpFrom: string; reason?: string };

/** The state of one place's duty in one quarter. */
export type Quarterly = Opening & {
  status: QuarterlyStatus;
  district: string;
  enteredAt: string;
  visits: Readonly<Record<string, number>>;
  recusals: readonly Recusal[];
  plan?: Plan;
  notice?: z.infer<typeof Notice>;
  missed?: Missed;
  /** Days on which the visit began and ended; "late" for a make-up. */
  visit?: { beganOn: string; timeliness: "in-quarter" | "late"; endedOn?: string; note?: string };
  records: readonly KeptRecord[];
  findings: readonly Finding[];
  report?: string;
  /** What the judges of the report are shown with it. */
  attachments?: readonly Attachment[];
  confirmedOn?: string;
  feedback?: z.infer<typeof Feedback>;
  rectified: readonly (Rectified & { files?: readonly string[] })[];
  /** Asked by the unit; granted, its days are added to the 30 of D-QI-4. */
  extension?: Extension;
  /** What the room has said to rectifications that it sent back, one after the other. */
  sentBack?: readonly { findings: readonly number[]; reason: string; on: string }[];
  clues: readonly LinkedClue[];
  closedOn?: string;
  waived?: { reason: string; by: string };
  /** Meetings attended and talks of the quarter, beside the visit. */
  acts?: readonly Act[];
  /** How often the duty was opened again for new objects. */
  reopened?: number;
};

/** Findings that the unit must put right; a violation of a person becomes a clue instead. */
export function rectifiable({ findings }: Pick<Quarterly, "findings">): number[] {
  return findings.filter(({ kind }) => kind !== "VIOLATION").map(({ n }) => n);
}
