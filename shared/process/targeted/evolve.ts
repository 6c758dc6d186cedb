import { stageOutcome } from "#kernel/conduct/outcome.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { linked, withEnd } from "#process/inspection/linked-clue.ts";
import { withoutOfficer } from "#process/inspection/method-record.ts";
import { withReplacement } from "#process/inspection/team.ts";
import { dataOf, type TargetedData } from "./events.ts";
import { evolveMaterial } from "./material/evolve-material.ts";
import type { Targeted } from "./schema.ts";
import { isStage, nextStatus } from "./stages/transitions.ts";
import type { TargetedStatus } from "./terms.ts";

/** The inspection after one event; total, so that replaying the chain gives the stored state. */
export function evolve(state: Targeted | undefined, event: Event): Targeted {
  if (event.type === "targeted.drafted")
    return {
      ...dataOf(event, "targeted.drafted"),
      status: "DRAFT",
      enteredAt: event.at,
      visits: {},
      returns: 0,
      recusals: [],
      requests: [],
      tables: [],
      comparisons: [],
      hits: { found: 0, suspect: 0, explained: 0 },
      records: [],
      findings: [],
      hearings: [],
      clues: [],
      disposals: [],
      refunds: [],
      settlements: [],
    };
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  return event.task === undefined ? afterOwn(state, event) : afterTask(state, event);
}

function afterOwn(state: Targeted, event: Event): Targeted {
  switch (event.type as keyof TargetedData) {
    case "targeted.revised":
      return { ...state, plan: dataOf(event, "targeted.revised").plan };
    case "targeted.attached":
      return { ...state, ...dataOf(event, "targeted.attached") };
    case "targeted.submitted":
      return enter(state, "PLAN_REVIEW", event.at);
    case "targeted.plan-approved":
      return { ...state, approved: dataOf(event, "targeted.plan-approved").plan };
    case "targeted.returned":
      return { ...state, returns: state.returns + 1 };
    case "targeted.widened":
      return { ...state, plan: dataOf(event, "targeted.widened").plan, returns: 0 };
    case "targeted.inspector-replaced":
      return replaced(state, event);
    case "targeted.stage-opened": {
      const { stage, visit } = dataOf(event, "targeted.stage-opened");
      return { ...state, visits: { ...state.visits, [stage]: visit } };
    }
    case "targeted.disposal-opened":
      return enter(state, "DISPOSAL", event.at);
    case "targeted.cancelled": {
      const { reason } = dataOf(event, "targeted.cancelled");
      return enter({ ...state, result: reason }, "CANCELLED", event.at);
    }
    case "targeted.closed": {
      const { on, result } = dataOf(event, "targeted.closed");
      return { ...state, closedOn: on, result };
    }
    case "targeted.disposed":
      return { ...state, disposals: [...state.disposals, dataOf(event, "targeted.disposed")] };
    case "targeted.refunded":
      return { ...state, refunds: [...state.refunds, dataOf(event, "targeted.refunded")] };
    case "targeted.settled":
      return { ...state, settlements: [...state.settlements, dataOf(event, "targeted.settled")] };
    case "targeted.clue-linked":
      return { ...state, clues: linked(state.clues, dataOf(event, "targeted.clue-linked")) };
    case "targeted.clue-ended":
      return { ...state, clues: withEnd(state.clues, dataOf(event, "targeted.clue-ended")) };
    default:
      return evolveMaterial(state, event);
  }
}

function replaced(state: Targeted, event: Event): Targeted {
  const { person, relation, detail, replacement } = dataOf(event, "targeted.inspector-replaced");
  const swap = (plan: Targeted["plan"]) => ({
    ...plan,
    team: withReplacement(plan.team, person, replacement),
  });
  return {
    ...state,
    plan: swap(state.plan),
    ...(state.approved === undefined ? {} : { approved: swap(state.approved) }),
    recusals: [...state.recusals, { person, relation, detail, at: event.at }],
    records: withoutOfficer(state.records, person),
    proposer: state.proposer === person ? replacement.officer : state.proposer,
  };
}

function afterTask(state: Targeted, event: Event): Targeted {
  const noted = event.type === "task.recused" ? withRecusal(state, event) : state;
  const outcome = stageOutcome(event, state.status);
  const next =
    outcome !== undefined && isStage(state.status) ? nextStatus(state.status, outcome) : undefined;
  return next === undefined ? noted : enter(noted, next, event.at);
}

function withRecusal(state: Targeted, event: Event): Targeted {
  const { person, relation, detail } = event.data as TaskData["task.recused"];
  return { ...state, recusals: [...state.recusals, { person, relation, detail, at: event.at }] };
}

function enter(state: Targeted, status: TargetedStatus, at: string): Targeted {
  return { ...state, status, enteredAt: at };
}
