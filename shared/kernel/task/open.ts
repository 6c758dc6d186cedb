import { reminderPlan } from "#kernel/deadline/colour.ts";
import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "../event.ts";
import { hashOf } from "../hash.ts";
import type { Context } from "../process.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { seatsFor } from "./assign.ts";
import { taskFact } from "./facts.ts";
import type { StageSpec } from "./schema.ts";

/** Everything that a new task needs besides its stage's declaration. */
export type Opening = {
  subject: { kind: string; id: string };
  stage: string;
  visit: number;
  spec: StageSpec;
  proposer: string;
  recused: readonly string[];
  room?: string;
  due: Due;
  /** The lines that the page shows and that the decision seals. */
  text: readonly { label: string; value: string }[];
};

/** Opens a stage's task; its id says record, stage and visit, so the same opening twice is one. */
export function openTask(opening: Opening, context: Context): Fact[] | Refusal {
  const { subject, stage, visit, spec, proposer, recused, room, due, text } = opening;
  const seats = seatsFor(spec, context.officers, {
    proposer,
    recused,
    ...(room === undefined ? {} : { room }),
  });
  if (isRefusal(seats)) return seats;
  const id = taskIdOf(subject.id, stage, visit);
  const plan = reminderPlan(due, {
    calendars: context.rules.calendars,
    register: context.rules.register,
    from: dayOf(context.now),
  });
  return [
    taskFact("task.opened", id, {
      task: {
        id,
        subject,
        district: context.district,
        stage,
        visit,
        title: spec.title,
        status: "OPEN",
        openedAt: context.now,
        policy: spec.policy,
        actions: Object.entries(spec.actions).map(([action, { label, outcome }]) => ({
          action,
          label,
          outcome,
        })),
        factor: spec.factor,
        escalation: spec.escalation,
        ...(room === undefined ? {} : { room }),
        seats,
        due,
        plan: plan.filter(({ at }) => at > context.now),
        nextStep: 0,
        colour: "NONE",
        shown: hashOf({ title: spec.title, text }),
      },
    }),
  ];
}

/** Task id of one visit to one stage of one record. */
export function taskIdOf(record: string, stage: string, visit: number): string {
  return `${record}.${stage}.${visit}`;
}
