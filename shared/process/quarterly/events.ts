import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Finding } from "#process/finding/schema.ts";
import type { EndedClue, LinkedClue } from "#process/inspection/linked-clue.ts";
import type { MethodRecord } from "#process/inspection/method-record.ts";
import type { Inspector, Recusal } from "#process/inspection/team.ts";
import type { Extension, Opening, Plan, Quarterly, Rectified, Served } from "./schema.ts";

/** What each event of a quarterly inspection says. */
export type QuarterlyData = {
  "quarterly.opened": Opening & { district: string };
  "quarterly.objects-joined": { objects: readonly Served[] };
  /** An object has left the post or the supervision; one who has joined later may be there still. */
  "quarterly.object-left": { enrollmentId: string; reason: string };
  /** An object has joined after the place had been left without any. */
  "quarterly.reopened": { objects: readonly Served[] };
  "quarterly.planned": { plan: Plan };
  "quarterly.inspector-replaced": Omit<Recusal, "at"> & { replacement: Inspector };
  "quarterly.noticed": { notice: NonNullable<Quarterly["notice"]> };
  "quarterly.begun": { on: string; timeliness: "in-quarter" | "late" };
  "quarterly.method-recorded": { record: MethodRecord & { n: number } };
  "quarterly.found": { finding: Finding };
  "quarterly.visit-ended": { on: string; note: string };
  "quarterly.attached": { attachments: readonly Attachment[] };
  "quarterly.reported": { report: string };
  "quarterly.findings-confirmed": { on: string; findings: number; violations: number };
  "quarterly.fed-back": NonNullable<Quarterly["feedback"]>;
  "quarterly.rectified": Rectified;
  "quarterly.extension-asked": Omit<Extension, "decision">;
  "quarterly.extension-decided": { decision: "granted" | "denied" };
  /** The room is not satisfied with what the unit has done about these. */
  "quarterly.sent-back": { findings: readonly number[]; reason: string; on: string };
  "quarterly.missed": { makeUpFrom: string };
  "quarterly.miss-explained": { reason: string };
  "quarterly.waived": { reason: string };
  "quarterly.clue-linked": LinkedClue;
  "quarterly.clue-ended": EndedClue;
  "quarterly.closed": { on: string; result: string };
};

/** A quarterly event with its data checked by the compiler. */
export const fact = factsOf<QuarterlyData>();
