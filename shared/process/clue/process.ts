import { dayOf } from "#kernel/deadline/day.ts";
import type { Event, Fact } from "#kernel/event.ts";
import type { Closing, Context, Keys, Process } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { matterOf } from "./matter.ts";
import { describe, openClueTask } from "./open.ts";
import { type Clue, ClueCommand } from "./schema.ts";
import { clueStages } from "./stages.ts";

/** 问题线索, from a confirmed finding to its registration; the rest of its course follows §4.5. */
export const clue: Process<Clue, ClueCommand> = {
  kind: "clue",
  title: "问题线索",
  command: ClueCommand,
  stages: clueStages,
  decide,
  evolve,
  keys,
  conclude,
  show: describe,
  matter: matterOf,
  claimed: () => "clue.number-taken",
};

function decide(
  state: Clue | undefined,
  { type: _type, ...content }: ClueCommand,
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) return [];
  const room = content.routing.room;
  const opened = openClueTask({ ...content, room }, "REGISTER", content.receivedOn, context);
  return isRefusal(opened)
    ? opened
    : [{ type: "clue.received", data: { ...content, district: context.district } }, ...opened];
}

/** Registration (案管备案) opens what comes next, each from its own day. */
function conclude(state: Clue, { task, outcome, form }: Closing, context: Context) {
  if (task.stage !== "REGISTER" || outcome !== "registered") return [];
  const today = dayOf(context.now);
  const { number } = form as { number: string };
  if (Number(number.slice(3, 7)) !== Number(today.slice(0, 4)))
    return refuse("input.invalid", "线索编号的年份须为登记年份");
  const next: readonly (readonly ["ASSIGN" | "OPINION" | "PASS_ON", string])[] =
    state.person.jurisdiction === "other"
      ? [["PASS_ON", state.receivedOn]]
      : [
          ["ASSIGN", today],
          ["OPINION", state.receivedOn],
        ];
  const facts: Fact[] = [{ type: "clue.registered", data: { number, registeredOn: today } }];
  for (const [stage, base] of next) {
    const opened = openClueTask(state, stage, base, context);
    if (isRefusal(opened)) return opened;
    facts.push(...opened);
  }
  return facts;
}

function evolve(state: Clue | undefined, event: Event): Clue {
  if (event.type === "clue.received") {
    const content = event.data as Omit<Clue, "status" | "room" | "enteredAt" | "recusals">;
    const { room } = content.routing;
    return { ...content, status: "RECEIVED", room, enteredAt: event.at, recusals: [] };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  if (event.type === "clue.registered") {
    const { number, registeredOn } = event.data as { number: string; registeredOn: string };
    const registered = { number, registeredOn, registeredBy: event.actor };
    return { ...state, ...registered, status: "REGISTERED", enteredAt: event.at };
  }
  if (event.type === "task.recused")
    return { ...state, recusals: [...state.recusals, (event.data as { person: string }).person] };
  return state;
}

function keys({ status, enteredAt, number, origin, person, receivedOn, district }: Clue): Keys {
  return {
    status,
    sort: enteredAt,
    summary: { ...(number === undefined ? {} : { number }), receivedOn, origin: origin.id },
    about: [person.personId, origin.id],
    ...(number === undefined ? {} : { claim: { key: `clue-number#${district}#${number}` } }),
  };
}
