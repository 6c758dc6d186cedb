import { stageOutcome } from "#kernel/conduct/outcome.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { EnrollmentData } from "./events.ts";
import { evolveReview } from "./review/evolve-review.ts";
import type { Enrollment } from "./schema.ts";
import { isStage, nextStatus } from "./stages/transitions.ts";
import { evolveSuspension } from "./suspension/evolve-suspension.ts";
import type { EnrollmentStatus } from "./terms.ts";

/** The enrollment after one event; total, so that replaying the chain gives the stored state. */
export function evolve(state: Enrollment | undefined, event: Event): Enrollment {
  if (event.type === "enrollment.screened") {
    const { candidate, scoreSheet, proposer, room, follows } =
      event.data as EnrollmentData["enrollment.screened"];
    return {
      status: "SCREENING",
      proposer,
      room,
      candidate,
      scoreSheet,
      enteredAt: event.at,
      visits: {},
      recusals: [],
      returns: [],
      studies: [],
      ...(follows === undefined ? {} : { follows }),
    };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  return event.task === undefined ? afterOwn(state, event) : afterTask(state, event);
}

function afterOwn(state: Enrollment, event: Event): Enrollment {
  switch (event.type as keyof EnrollmentData) {
    case "enrollment.drafted": {
      const { nomination } = dataOf(event, "enrollment.drafted");
      return enter({ ...state, nomination }, "DRAFT", event.at);
    }
    case "enrollment.revised": {
      const { nomination, candidate } = dataOf(event, "enrollment.revised");
      return { ...state, nomination, candidate };
    }
    case "enrollment.attached":
      return { ...state, ...dataOf(event, "enrollment.attached") };
    case "enrollment.submitted":
      return enter(state, "ROOM_REVIEW", event.at);
    case "enrollment.stage-opened": {
      const { stage, visit } = dataOf(event, "enrollment.stage-opened");
      return { ...state, visits: { ...state.visits, [stage]: visit } };
    }
    case "enrollment.returned": {
      const returned = { ...dataOf(event, "enrollment.returned"), at: event.at };
      return { ...state, returns: [...state.returns, returned] };
    }
    case "enrollment.resubmitted": {
      const { route, on } = dataOf(event, "enrollment.resubmitted");
      return moved(on === undefined ? state : resent(state, on), route, event.at);
    }
    case "enrollment.studied":
      return { ...state, studies: [...state.studies, dataOf(event, "enrollment.studied").study] };
    case "enrollment.requested": {
      const request = dataOf(event, "enrollment.requested");
      return { ...state, request };
    }
    case "enrollment.activated": {
      const { consent, effectiveOn } = dataOf(event, "enrollment.activated");
      return { ...state, consent, effectiveOn };
    }
    case "enrollment.duties-opened":
      return { ...state, dutiesOpenedAt: event.at };
    case "enrollment.notice-served":
      return { ...state, served: dataOf(event, "enrollment.notice-served") };
    case "enrollment.recusal-registered": {
      const recusal = { ...dataOf(event, "enrollment.recusal-registered"), at: event.at };
      return { ...state, recusals: [...state.recusals, recusal] };
    }
    case "enrollment.taken-back":
      return enter(state, dataOf(event, "enrollment.taken-back").stage, event.at);
    case "enrollment.person-left-post":
      return {
        ...state,
        leftPost: { ...dataOf(event, "enrollment.person-left-post"), at: event.at },
      };
    case "enrollment.withdrawn": {
      const { reason } = dataOf(event, "enrollment.withdrawn");
      return enter({ ...state, ended: { reason, at: event.at } }, "WITHDRAWN", event.at);
    }
    default:
      return evolveReview(state, event) ?? evolveSuspension(state, event) ?? state;
  }
}

function resent(state: Enrollment, resentOn: string): Enrollment {
  const last = state.returns.at(-1);
  return last === undefined
    ? state
    : { ...state, returns: [...state.returns.slice(0, -1), { ...last, resentOn }] };
}

function afterTask(state: Enrollment, event: Event): Enrollment {
  const noted = event.type === "task.recused" ? withRecusal(state, event) : state;
  const outcome = stageOutcome(event, state.status);
  return outcome === undefined ? noted : moved(noted, outcome, event.at);
}

function withRecusal(state: Enrollment, event: Event): Enrollment {
  const { person, relation, detail } = event.data as TaskData["task.recused"];
  return { ...state, recusals: [...state.recusals, { person, relation, detail, at: event.at }] };
}

function moved(state: Enrollment, outcome: string, at: string): Enrollment {
  const next = isStage(state.status) ? nextStatus(state.status, outcome) : undefined;
  return next === undefined ? state : enter(state, next, at);
}

function enter(state: Enrollment, status: EnrollmentStatus, at: string): Enrollment {
  return { ...state, status, enteredAt: at };
}

function dataOf<T extends keyof EnrollmentData>(event: Event, _type: T): EnrollmentData[T] {
  return event.data as EnrollmentData[T];
}
