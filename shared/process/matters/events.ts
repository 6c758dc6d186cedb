import { factsOf } from "#kernel/conduct/evolve.ts";
import type { Due } from "#kernel/deadline/types.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type { Matters, Opening, Submission } from "./schema.ts";

/** What each event of a report says: hashes, days and verdicts, never a word of what was reported. */
export type MattersData = {
  "matters.opened": Omit<Opening, "limit"> & { district: string; due?: Due };
  "matters.begun": { hash: string };
  "matters.saved": { hash: string };
  "matters.submitted": Submission;
  "matters.reviewed": { leads: "ACCEPTED" | "SPOT_CHECK" };
  "matters.returned": { on: string; reason: string; due: Due };
  /** The limit rests with the supervision, or runs on. */
  "matters.due-moved": { due: Due };
  "matters.overdue": { since: string };
  "matters.late-excused": NonNullable<Matters["excuse"]>;
  "matters.picked": NonNullable<Matters["check"]>;
  "matters.judged": NonNullable<Matters["verdict"]>;
  "matters.disposed": Disposal;
  "matters.clue-opened": { clueId: string };
  "matters.read": { officer: string; hash: string; reason: string };
  "matters.ended": { reason: string };
};

/** What people call each event. */
export const words: Readonly<Record<keyof MattersData, string>> = {
  "matters.opened": "要求报告个人有关事项",
  "matters.begun": "开始填报",
  "matters.saved": "保存填报内容",
  "matters.submitted": "提交报告",
  "matters.reviewed": "审核",
  "matters.returned": "退回补正",
  "matters.due-moved": "期限变动（监督中止、恢复）",
  "matters.overdue": "逾期未报",
  "matters.late-excused": "认定迟报有正当理由",
  "matters.picked": "抽中核查",
  "matters.judged": "作出核查结论",
  "matters.disposed": "作出处理",
  "matters.clue-opened": "转为问题线索",
  "matters.read": "查阅报告内容",
  "matters.ended": "不再要求报告",
};

/** A matters event with its data checked by the compiler. */
export const fact = factsOf<MattersData>();
