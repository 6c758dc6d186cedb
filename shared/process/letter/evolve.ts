import { stageOutcome } from "#kernel/conduct/outcome.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { answered, confirmed, lastChanged } from "./answers/evolve-answers.ts";
import type { LetterData } from "./events.ts";
import type { Letter } from "./schema.ts";
import { isStage, nextStatus } from "./stages/transitions.ts";
import type { LetterStatus } from "./terms.ts";

/** The letter after one event; total, so that replaying the chain gives the stored state. */
export function evolve(state: Letter | undefined, event: Event): Letter {
  if (event.type === "letter.drafted") {
    return {
      ...dataOf(event, "letter.drafted"),
      status: "DRAFT",
      enteredAt: event.at,
      visits: {},
      recusals: [],
      returns: [],
      consultations: [],
      voidedNumbers: [],
      former: [],
      feedbacks: [],
      evaluations: [],
    };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  return event.task === undefined
    ? (afterPaper(state, event) ?? afterUnit(state, event) ?? state)
    : afterTask(state, event);
}

/** What happens to the paper: text, number, end. */
function afterPaper(state: Letter, event: Event): Letter | undefined {
  const on = dayOf(event.at);
  switch (event.type as keyof LetterData) {
    case "letter.revised":
      return { ...state, ...dataOf(event, "letter.revised") };
    case "letter.attached":
      return { ...state, ...dataOf(event, "letter.attached") };
    case "letter.consultation-begun": {
      const begun = { ...dataOf(event, "letter.consultation-begun").consultation, beganOn: on };
      const consultations = [...state.consultations, begun];
      return enter({ ...state, consultations }, "CONSULTING", event.at);
    }
    case "letter.consultation-ended": {
      const ended = { ...dataOf(event, "letter.consultation-ended"), endedOn: on };
      const consultations = lastChanged(state.consultations, ended);
      return enter({ ...state, consultations }, "DRAFT", event.at);
    }
    case "letter.submitted":
      return enter(state, "TRIAL_CHECK", event.at);
    case "letter.taken-back":
      return enter(state, dataOf(event, "letter.taken-back").stage, event.at);
    case "letter.stage-opened": {
      const { stage, visit } = dataOf(event, "letter.stage-opened");
      return { ...state, visits: { ...state.visits, [stage]: visit } };
    }
    case "letter.returned": {
      const returned = { ...dataOf(event, "letter.returned"), at: event.at };
      return { ...state, returns: [...state.returns, returned] };
    }
    case "letter.numbered":
      return { ...state, ...dataOf(event, "letter.numbered") };
    case "letter.number-voided": {
      const { number: _number, signedOn: _signedOn, ...rest } = state;
      const voided = { ...dataOf(event, "letter.number-voided"), on };
      return { ...rest, voidedNumbers: [...state.voidedNumbers, voided] };
    }
    case "letter.successor-named": {
      const { unitId, unitName } = dataOf(event, "letter.successor-named");
      const addressee = { ...state.content.addressee, unitId, unitName };
      return { ...state, content: { ...state.content, addressee }, servedTo: unitId };
    }
    case "letter.withdrawn": {
      const { reason } = dataOf(event, "letter.withdrawn");
      return enter({ ...state, ended: { reason, at: event.at } }, "WITHDRAWN", event.at);
    }
    default:
      return undefined;
  }
}

/** What the unit does with the letter, and what the commission makes of it. */
function afterUnit(state: Letter, event: Event): Letter | undefined {
  const on = dayOf(event.at);
  switch (event.type as keyof LetterData) {
    case "letter.served": {
      const { service, clocks, unitId } = dataOf(event, "letter.served");
      return { ...state, service, clocks, servedTo: unitId };
    }
    case "letter.objected":
      return { ...state, objection: dataOf(event, "letter.objected") };
    case "letter.objection-answered":
      return answered(state, event, moved);
    case "letter.planned":
      return { ...state, plan: { ...dataOf(event, "letter.planned"), submittedOn: on } };
    case "letter.extension-asked":
      return { ...state, extension: { ...dataOf(event, "letter.extension-asked"), askedOn: on } };
    case "letter.extension-decided": {
      const { decision, clock } = dataOf(event, "letter.extension-decided");
      const { extension, clocks } = state;
      return {
        ...state,
        ...(extension && { extension: { ...extension, decision, decidedOn: on } }),
        ...(clock && clocks && { clocks: { ...clocks, rectification: clock } }),
      };
    }
    case "letter.fed-back":
      return { ...state, feedbacks: [...state.feedbacks, dataOf(event, "letter.fed-back")] };
    case "letter.evaluated":
      return { ...state, evaluations: [...state.evaluations, dataOf(event, "letter.evaluated")] };
    case "letter.evaluation-confirmed":
      return confirmed(state, event, moved);
    case "letter.refused":
      return { ...state, refusal: { ...dataOf(event, "letter.refused"), on } };
    case "letter.referred":
      return { ...state, referral: dataOf(event, "letter.referred") };
    case "letter.revisited":
      return { ...state, revisit: dataOf(event, "letter.revisited") };
    default:
      return undefined;
  }
}

function afterTask(state: Letter, event: Event): Letter {
  const known = event.type === "task.recused" ? recused(state, event) : state;
  const outcome = stageOutcome(event, known.status);
  if (outcome === undefined) return known;
  const isSigned = known.status === "SECRETARY_APPROVAL" && outcome === "approve";
  return moved(isSigned ? { ...known, approvedOn: dayOf(event.at) } : known, outcome, event.at);
}

function recused(state: Letter, event: Event): Letter {
  const { person, relation, detail } = event.data as TaskData["task.recused"];
  return { ...state, recusals: [...state.recusals, { person, relation, detail, at: event.at }] };
}

function moved(state: Letter, outcome: string, at: string): Letter {
  const next = isStage(state.status) ? nextStatus(state.status, outcome) : undefined;
  return next === undefined ? state : enter(state, next, at);
}

function enter(state: Letter, status: LetterStatus, at: string): Letter {
  return { ...state, status, enteredAt: at };
}

function dataOf<T extends keyof LetterData>(event: Event, _type: T): LetterData[T] {
  return event.data as LetterData[T];
}
