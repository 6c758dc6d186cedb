import type { Fact } from "#kernel/record/event.ts";
import type { Disposal, Refund } from "#process/disposal/schema.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Finding } from "#process/finding/schema.ts";
import type { EndedClue, LinkedClue } from "#process/inspection/linked-clue.ts";
import type { MethodRecord } from "#process/inspection/method-record.ts";
import type { Inspector, Recusal } from "#process/inspection/team.ts";
import type { TargetedPlan } from "./plan/plan.ts";
import type {
  Analysis,
  DocumentRequest,
  Hearing,
  HitReview,
  Settlement,
  Table,
  Targeted,
} from "./schema.ts";

/** What each event of a targeted inspection says. */
export type TargetedData = {
  "targeted.drafted": Pick<Targeted, "district" | "room" | "proposer" | "plan">;
  "targeted.revised": { plan: TargetedPlan };
  "targeted.attached": { attachments: readonly Attachment[] };
  "targeted.submitted": { plan: string };
  "targeted.plan-approved": { plan: TargetedPlan };
  "targeted.returned": { from: string; reason: string };
  "targeted.widened": { plan: TargetedPlan; reason: string };
  "targeted.documents-requested": DocumentRequest;
  "targeted.documents-received": {
    documents: readonly { n: number; lateWorkdays: number }[];
    receivedOn: string;
  };
  "targeted.went-on-partial": { note: string; missing: readonly string[] };
  "targeted.table-added": Omit<Table, "status">;
  "targeted.analyzed": Analysis;
  "targeted.hit-reviewed": HitReview;
  "targeted.on-site-begun": { on: string };
  "targeted.method-recorded": { record: MethodRecord & { n: number } };
  "targeted.inspector-replaced": Omit<Recusal, "at"> & { replacement: Inspector };
  "targeted.on-site-ended": { on: string; note: string };
  "targeted.found": { finding: Finding };
  "targeted.heard": Hearing;
  "targeted.findings-confirmed": {
    on: string;
    findings: number;
    violations: number;
    amountInFen: number;
  };
  "targeted.disposal-opened": { clues: number };
  "targeted.clue-linked": LinkedClue;
  "targeted.clue-ended": EndedClue;
  "targeted.disposed": Disposal;
  "targeted.refunded": Refund;
  "targeted.settled": Settlement;
  "targeted.closed": { on: string; result: string };
  "targeted.cancelled": { reason: string };
  "targeted.stage-opened": { stage: string; visit: number };
  "targeted.resumed": { status: string };
  "targeted.workflow-failed": { error: string };
};

/** A targeted-inspection event with its data checked by the compiler. */
export function fact<T extends keyof TargetedData>(type: T, data: TargetedData[T]): Fact {
  return { type, data };
}

/** An event's data by its type. */
export function dataOf<T extends keyof TargetedData>(
  { data }: { data: unknown },
  _type: T,
): TargetedData[T] {
  return data as TargetedData[T];
}
