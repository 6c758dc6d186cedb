import { colourOn, reminderPlan } from "#kernel/deadline/colour.ts";
import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { officersOf } from "../district/role.ts";
import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import { isRefusal, type Refusal } from "../refusal.ts";
import { own } from "../text/own.ts";
import { countPolicy } from "./count.ts";
import { taskFact } from "./facts.ts";
import type { Policy, Seat, StageSpec, Task } from "./schema.ts";
import { sealOf } from "./seal.ts";
import { askedRoles, seatsFor } from "./seats/assign.ts";

/** Everything that a new task needs besides its stage's declaration. */
export type Opening = {
  subject: { kind: string; id: string };
  stage: string;
  visit: number;
  spec: StageSpec;
  proposer: string;
  recused: readonly string[];
  room?: string;
  addressee?: string;
  object?: string;
  due: Due;
  /** The lines that the page shows and that the decision seals. */
  text: readonly { label: string; value: string }[];
  /** The same stage's last visit, if any: who approved the very same text is not asked again. */
  before?: Task;
};

/** Opens a stage's task; its id says record, stage and visit, so the same opening twice is one. */
export function openTask(opening: Opening, context: Context): Fact[] | Refusal {
  const { subject, stage, visit, room, due, text, before } = opening;
  const spec = asConfigured(opening, context);
  const today = dayOf(context.now);
  const asked = seatsFor(
    spec,
    context.officers,
    { ...opening, record: subject.id },
    { today, kind: subject.kind },
  );
  if (isRefusal(asked)) return asked;
  const id = taskIdOf(subject.id, stage, visit);
  const seals = sealOf(spec.title, text);
  const policy = policyOf(spec, opening, context);
  const plan = reminderPlan(due, {
    calendars: context.rules.calendars,
    register: context.rules.register,
    from: today,
  });
  const opened = taskFact("task.opened", id, {
    task: {
      id,
      subject,
      district: context.district,
      stage,
      visit,
      title: spec.title,
      status: "OPEN",
      openedAt: context.now,
      policy,
      actions: Object.entries(spec.actions).map(([action, { label, outcome }]) => ({
        action,
        label,
        outcome,
      })),
      factor: context.rules.config.factors?.[`${subject.kind}.${stage}`] ?? spec.factor,
      escalation: spec.escalation,
      ...(spec.linkLife === undefined ? {} : { linkLife: spec.linkLife }),
      ...(room === undefined ? {} : { room }),
      seats: carriedOver(asked, { policy, shown: seals.hash, before }),
      due,
      plan: plan.filter(({ at }) => at > context.now),
      nextStep: 0,
      colour: colourAtOpening(opening, context),
      shown: seals.hash,
    },
  });
  return [{ ...opened, seals }];
}

/** Being overdue belongs to the matter: a question that is asked late, or again, is as late as it. */
function colourAtOpening({ due, before }: Opening, { rules, now }: Context): Task["colour"] {
  const colour = colourOn(due, dayOf(now), rules);
  return colour === "BLUE" && before?.colour !== "BLUE" ? "NONE" : colour;
}

/**
 * A stage with the policy that the district has set for it (会签, 或签, 依次, 票决). Only an approval
 * that asks a role can be counted in another way than its process declares.
 */
function asConfigured({ spec, subject, stage }: Opening, { rules }: Context): StageSpec {
  const policy = own(rules.config.policies ?? {}, `${subject.kind}.${stage}`);
  return policy === undefined || !isCountable(spec) ? spec : { ...spec, policy };
}

/** Whether a district may have a stage counted in another way: an approval that asks a role. */
export function isCountable({
  asks,
  policy,
  actions,
}: Pick<StageSpec, "asks" | "policy" | "actions">): boolean {
  return (
    askedRoles(asks).length > 0 && policy.type !== "each" && own(actions, "approve") !== undefined
  );
}

/** A vote counts over everybody entitled to it, whether or not they may sit. */
function policyOf(
  { policy, asks }: StageSpec,
  { recused, room }: { recused: readonly string[]; room?: string },
  { officers, rules }: Context,
): Policy {
  if (policy.type !== "vote") return policy;
  const { recusedInBase } = rules.config.meeting;
  const circle = askedRoles(asks).flatMap((role) => officersOf(officers, role, room));
  const barred = circle.filter(({ id }) => recused.includes(id)).length;
  const entitled = recusedInBase === "yes" ? circle.length : circle.length - barred;
  return { ...policy, entitled, recusedInBase };
}

/**
 * Approvals of the same text still stand. Where they alone would settle the new visit, somebody
 * has sent it back to be judged again, and everybody is asked.
 */
function carriedOver(
  asked: readonly Seat[],
  { policy, shown, before }: { policy: Policy; shown: string; before: Task | undefined },
): readonly Seat[] {
  if (before?.shown !== shown) return asked;
  const seats = asked.map((seat): Seat => {
    const earlier = before.seats.find(({ person }) => person === seat.person);
    return earlier?.ballot?.action === "approve" && seat.part === "decider"
      ? { ...seat, state: "DECIDED", ballot: earlier.ballot }
      : seat;
  });
  const isSettled = countPolicy({ policy, seats }).closed;
  const first = seats.find(({ state }) => state === "WAITING" || state === "ASKED");
  if (isSettled || first === undefined) return asked;
  return seats.map((seat) =>
    seat === first && seat.part === "decider" ? { ...seat, state: "ASKED" } : seat,
  );
}

/** Task id of one visit to one stage of one record. */
export function taskIdOf(record: string, stage: string, visit: number): string {
  return `${record}.${stage}.${visit}`;
}
