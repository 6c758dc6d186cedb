import type { Officer } from "../district/role.ts";
import type { Actor } from "../record/event.ts";
import type { MatterOf } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { objectRole } from "../task/seats/assign.ts";
import type { Action } from "./actions.ts";
import { barredFrom } from "./barred.ts";
import { gate, reachOf } from "./gate.ts";

/** A command as the gate sees it; "unasked" is no person's command. */
export type Asked<S> = {
  process: { bars?: (state: S) => MatterOf };
  id: string;
  district: string;
  actor: Actor;
  right: Action | "unasked";
};

/**
 * Why a person's command is refused on the record as it stands, by the list of officers that was
 * read with it. Before the record exists only the role can stand against it.
 */
export function closedTo<S>(
  asked: Asked<S>,
  state: S | undefined,
  officers: readonly Officer[],
): Refusal | undefined {
  const { process, actor, right, district, id } = asked;
  if (right === "unasked") return undefined;
  const officer = officers.find(({ id }) => id === actor.id);
  if (officer === undefined)
    return isAskedObject(asked, state) ? undefined : refuse("auth.unknown-officer");
  if (state === undefined)
    return reachOf(officer.role, right) === undefined ? refuse("auth.forbidden") : undefined;
  const matter = process.bars?.(state);
  const barred = gate({ officer, district }, right, { id, district, matter });
  if (barred !== undefined) return refuse(barred);
  return isTied(asked, state, officers) ? refuse("task.recused") : undefined;
}

/** The supervised person is no officer: they answer what the matter asks them, and do nothing else. */
function isAskedObject<S>({ process, actor, right }: Asked<S>, state: S | undefined): boolean {
  const object = state === undefined ? undefined : process.bars?.(state).object;
  return right === "task.answer" && actor.role === objectRole && actor.id === object;
}

/**
 * Whether the actor has a tie to whom the record judges, or to whom it is about, as a line of the
 * library is. Asked of the record as it would become as well, since a change may name others.
 */
export function isTied<S>(
  { process, actor, right, id }: Asked<S>,
  state: S,
  officers: readonly Officer[],
): boolean {
  const officer = officers.find((one) => one.id === actor.id);
  if (right === "unasked" || officer === undefined) return false;
  const { concerns = [], touches = [] } = process.bars?.(state) ?? {};
  return barredFrom(officer, { recused: [], concerns: [id, ...concerns], touches }) !== undefined;
}
