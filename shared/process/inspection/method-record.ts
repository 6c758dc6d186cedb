import * as z from "zod/mini";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { field } from "#kernel/route/form.ts";
import { ids } from "#kernel/text/text.ts";
import { DayText, Name, Remark } from "#process/finding/schema.ts";
import type { Inspector } from "./team.ts";

/** What each method leaves behind: 账目清单, 汇报材料, 访谈笔录. */
export const MethodRecord = z.discriminatedUnion("method", [
  z.object({
    method: z.literal("REVIEW_ACCOUNTS"),
    on: DayText,
    /** 账目清单 */
    items: z.array(Name).check(z.minLength(1, "账目清单至少一项"), z.maxLength(50)),
  }),
  z.object({
    method: z.literal("HEAR_REPORT"),
    on: DayText,
    presenter: Name,
    /** 汇报材料 */
    material: Remark,
  }),
  z.object({
    method: z.literal("INTERVIEW"),
    on: DayText,
    interviewee: Name,
    /** Who talked with them, alone (个别访谈). */
    officers: field(
      "访谈人员（二人以上）",
      ids({ count: 2, missing: "访谈人员不得少于二人" }, 12),
      {
        input: "officer",
      },
    ),
    /** 访谈笔录 */
    notes: Remark,
  }),
  z.object({ method: z.literal("OTHER"), on: DayText, notes: Remark }),
]);
export type MethodRecord = z.infer<typeof MethodRecord>;

/** A record as kept; "redo": one of its officers has been recused since, so it does not count. */
export type KeptRecord = MethodRecord & { n: number; validity: "valid" | "redo" };

/** Most records of one inspection. */
export const maxRecords = 40;

/** Whether a record may stand: interviews only by two or more of the team. */
export function checkRecord(record: MethodRecord, team: readonly Inspector[]): Refusal | undefined {
  if (record.method !== "INTERVIEW") return undefined;
  const officers = new Set(record.officers);
  const isTeam = record.officers.every((id) => team.some(({ officer }) => officer === id));
  return officers.size >= 2 && isTeam
    ? undefined
    : refuse("inspection.team", "访谈须由检查组两名以上成员进行");
}

/** Interviews that a recused officer took part in must be held again. */
export function withoutOfficer(records: readonly KeptRecord[], officer: string): KeptRecord[] {
  return records.map((record) =>
    record.method === "INTERVIEW" && record.officers.includes(officer)
      ? { ...record, validity: "redo" }
      : record,
  );
}
