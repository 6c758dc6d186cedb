import * as z from "zod/mini";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { keysOf } from "#kernel/route/form.ts";
import { libraryId } from "#kernel/text/text.ts";
import { areas, namesOther } from "#process/enrollment/schema.ts";
import type { FindingInput } from "#process/finding/schema.ts";
import { Name, PeriodOfDays, Remark } from "#process/finding/schema.ts";
import { Team } from "#process/inspection/team.ts";
import { methods } from "#process/inspection/terms.ts";
import { inspectionTypes } from "../terms.ts";

/** 工作方案: what may be inspected, and nothing else. */
export const TargetedPlan = z
  .object({
    title: Name,
    type: z.optional(keysOf(inspectionTypes)),
    /** Keys of themes, e.g. the fuel cards. */
    themes: z.array(Name).check(z.minLength(1, "至少一个检查主题"), z.maxLength(5)),
    units: z
      .array(z.object({ unitId: libraryId("unit"), unitName: Name }))
      .check(z.minLength(1, "至少一个被检查单位"), z.maxLength(50)),
    /** Days whose records are checked. */
    period: PeriodOfDays,
    team: Team,
    methods: z.array(keysOf(methods)).check(z.minLength(1, "至少选择一种监督方式"), z.maxLength(4)),
    ...areas,
    focus: z.array(Name).check(z.minLength(1, "至少一项检查重点"), z.maxLength(20)),
    grounds: Remark,
  })
  .check(namesOther);
export type TargetedPlan = z.infer<typeof TargetedPlan>;

/** Whether a finding lies within the approved plan; whatever lies beyond needs a new approval. */
export function checkWithin(plan: TargetedPlan, finding: FindingInput): Refusal | undefined {
  const { period, subject } = finding;
  const units = plan.units.map(({ unitId }) => unitId);
  if (subject.type === "unit" && !units.includes(subject.unitId))
    return refuse("targeted.beyond-plan", `${subject.unitName} 不在方案的被检查单位内`);
  if (period !== undefined && (period.from < plan.period.from || period.to > plan.period.to))
    return refuse(
      "targeted.beyond-plan",
      `问题期间超出方案期间 ${plan.period.from} 至 ${plan.period.to}`,
    );
  return undefined;
}
