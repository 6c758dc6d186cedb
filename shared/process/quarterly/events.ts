import { factsOf } from "#kernel/conduct/evolve.ts";
import { papersOf } from "#kernel/record/borne.ts";
import type { Attachment } from "#process/file/attachment.ts";
import type { Finding } from "#process/finding/schema.ts";
import type { EndedClue, LinkedClue } from "#process/inspection/linked-clue.ts";
import type { MethodRecord } from "#process/inspection/method-record.ts";
import type { Inspector, Recusal } from "#process/inspection/team.ts";
import type { Act, Extension, Opening, Plan, Quarterly, Rectified, Served } from "./schema.ts";

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
  "quarterly.rectified": Rectified & { files?: readonly string[] };
  "quarterly.extension-asked": Omit<Extension, "decision">;
  "quarterly.extension-decided": { decision: "granted" | "denied" };
  /** The room is not satisfied with what the unit has done about these. */
  "quarterly.sent-back": { findings: readonly number[]; reason: string; on: string };
  /** A meeting that was attended, or a talk, beside the visit. */
  "quarterly.act-recorded": { act: Act };
  "quarterly.missed": { makeUpFrom: string };
  "quarterly.miss-explained": { reason: string };
  "quarterly.waived": { reason: string };
  "quarterly.clue-linked": LinkedClue;
  "quarterly.clue-ended": EndedClue;
  "quarterly.closed": { on: string; result: string };
};

/** What people call the events of its trail, by type. */
export const words: Readonly<Record<keyof QuarterlyData, string>> = {
  "quarterly.opened": "下达检查任务",
  "quarterly.planned": "安排检查",
  "quarterly.noticed": "通知单位",
  "quarterly.begun": "开始现场检查",
  "quarterly.method-recorded": "登记监督方式",
  "quarterly.inspector-replaced": "更换检查人员",
  "quarterly.visit-ended": "结束现场检查",
  "quarterly.found": "登记问题",
  "quarterly.findings-confirmed": "确认问题",
  "quarterly.reported": "提交报告",
  "quarterly.attached": "调整附件",
  "quarterly.fed-back": "反馈单位",
  "quarterly.rectified": "登记整改",
  "quarterly.extension-asked": "单位申请延期整改",
  "quarterly.extension-decided": "决定整改延期",
  "quarterly.sent-back": "退回单位继续整改",
  "quarterly.act-recorded": "登记列席、谈话",
  "quarterly.clue-linked": "关联问题线索",
  "quarterly.clue-ended": "问题线索办结",
  "quarterly.objects-joined": "增加监督对象",
  "quarterly.object-left": "监督对象离任或者退出",
  "quarterly.reopened": "重新下达检查任务",
  "quarterly.missed": "本季未检",
  "quarterly.miss-explained": "说明未检原因",
  "quarterly.waived": "批准免检",
  "quarterly.closed": "办结",
};

/** A quarterly event with its data checked by the compiler. */
export const fact = factsOf<QuarterlyData>();

/** Each visit's feedback letter has a number of its own, in one series with those of debriefings. */
export const papers = papersOf<Quarterly, QuarterlyData>({
  "quarterly.fed-back": ({ letterNumber: number }, { id }) => [
    { kind: "feedback", number, document: `of ${id}` },
  ],
});
