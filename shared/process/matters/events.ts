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

/** A matters event with its data checked by the compiler. */
export const fact = factsOf<MattersData>();
