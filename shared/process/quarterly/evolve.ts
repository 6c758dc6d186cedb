import { stageOutcome } from "#kernel/conduct/outcome.ts";
import type { Event } from "#kernel/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { linked } from "#process/inspection/linked-clue.ts";
import { withoutOfficer } from "#process/inspection/method-record.ts";
import { withReplacement } from "#process/inspection/team.ts";
import type { QuarterlyData } from "./events.ts";
import type { Quarterly } from "./schema.ts";
import type { QuarterlyStatus } from "./terms.ts";
import { isStage, nextStatus } from "./transitions.ts";

/** The duty after one event; total, so that replaying the chain gives the stored state. */
export function evolve(state: Quarterly | undefined, event: Event): Quarterly {
  if (event.type === "quarterly.opened")
    return {
      ...(event.data as QuarterlyData["quarterly.opened"]),
      status: "DUE",
      enteredAt: event.at,
      visits: {},
      recusals: [],
      records: [],
      findings: [],
      rectified: [],
      clues: [],
    };
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  return event.task === undefined ? afterOwn(state, event) : afterTask(state, event);
}

function afterOwn(state: Quarterly, event: Event): Quarterly {
  switch (event.type as keyof QuarterlyData) {
    case "quarterly.objects-joined":
      return {
        ...state,
        objects: [...state.objects, ...dataOf(event, "quarterly.objects-joined").objects],
      };
    case "quarterly.planned":
      return enter({ ...state, ...dataOf(event, "quarterly.planned") }, "PLANNED", event.at);
    case "quarterly.inspector-replaced":
      return replaced(state, event);
    case "quarterly.noticed":
      return enter({ ...state, ...dataOf(event, "quarterly.noticed") }, "NOTICED", event.at);
    case "quarterly.missed": {
      const missed = { at: event.at, ...dataOf(event, "quarterly.missed") };
      return enter({ ...state, missed }, "MISSED", event.at);
    }
    case "quarterly.miss-explained":
      return state.missed === undefined
        ? state
        : { ...state, missed: { ...state.missed, ...dataOf(event, "quarterly.miss-explained") } };
    case "quarterly.waived": {
      const waived = { ...dataOf(event, "quarterly.waived"), by: event.actor };
      return enter({ ...state, waived }, "WAIVED", event.at);
    }
    case "quarterly.closed":
      return { ...state, closedOn: dataOf(event, "quarterly.closed").on };
    case "quarterly.stage-opened": {
      const { stage, visit } = dataOf(event, "quarterly.stage-opened");
      return { ...state, visits: { ...state.visits, [stage]: visit } };
    }
    default:
      return duringVisit(state, event);
  }
}

function duringVisit(state: Quarterly, event: Event): Quarterly {
  switch (event.type as keyof QuarterlyData) {
    case "quarterly.begun": {
      const { on, timeliness } = dataOf(event, "quarterly.begun");
      return enter({ ...state, visit: { beganOn: on, timeliness } }, "ON_SITE", event.at);
    }
    case "quarterly.method-recorded": {
      const { record } = dataOf(event, "quarterly.method-recorded");
      return { ...state, records: [...state.records, { ...record, validity: "valid" }] };
    }
    case "quarterly.found":
      return { ...state, findings: [...state.findings, dataOf(event, "quarterly.found").finding] };
    case "quarterly.visit-ended": {
      const { on, note } = dataOf(event, "quarterly.visit-ended");
      const visit = {
        beganOn: on,
        timeliness: "in-quarter",
        ...state.visit,
        endedOn: on,
        note,
      } as const;
      return enter({ ...state, visit }, "REPORTING", event.at);
    }
    case "quarterly.attached":
      return { ...state, ...dataOf(event, "quarterly.attached") };
    case "quarterly.reported":
      return { ...state, ...dataOf(event, "quarterly.reported") };
    case "quarterly.findings-confirmed":
      return { ...state, confirmedOn: dataOf(event, "quarterly.findings-confirmed").on };
    case "quarterly.fed-back":
      return { ...state, feedback: dataOf(event, "quarterly.fed-back") };
    case "quarterly.rectified":
      return {
        ...state,
        rectified: [...state.rectified, dataOf(event, "quarterly.rectified")],
      };
    case "quarterly.clue-linked":
      return { ...state, clues: linked(state.clues, dataOf(event, "quarterly.clue-linked")) };
    default:
      return state;
  }
}

function replaced(state: Quarterly, event: Event): Quarterly {
  const { person, relation, detail, replacement } = dataOf(event, "quarterly.inspector-replaced");
  const recusals = [...state.recusals, { person, relation, detail, at: event.at }];
  const records = withoutOfficer(state.records, person);
  return state.plan === undefined
    ? { ...state, recusals, records }
    : {
        ...state,
        recusals,
        records,
        plan: { ...state.plan, team: withReplacement(state.plan.team, person, replacement) },
      };
}

function afterTask(state: Quarterly, event: Event): Quarterly {
  const noted = event.type === "task.recused" ? withRecusal(state, event) : state;
  const outcome = stageOutcome(event, state.status);
  const next =
    outcome !== undefined && isStage(state.status) ? nextStatus(state.status, outcome) : undefined;
  return next === undefined ? noted : enter(noted, next, event.at);
}

function withRecusal(state: Quarterly, event: Event): Quarterly {
  const { person, relation, detail } = event.data as TaskData["task.recused"];
  return { ...state, recusals: [...state.recusals, { person, relation, detail, at: event.at }] };
}

function enter(state: Quarterly, status: QuarterlyStatus, at: string): Quarterly {
  return { ...state, status, enteredAt: at };
}

function dataOf<T extends keyof QuarterlyData>(event: Event, _type: T): QuarterlyData[T] {
  return event.data as QuarterlyData[T];
}
