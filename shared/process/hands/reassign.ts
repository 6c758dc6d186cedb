import type { Officer, Role } from "#kernel/district/role.ts";
import { chain, emptyHead, type Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { reseat } from "#kernel/task/seats/reseat.ts";
import { own } from "#kernel/text/own.ts";
import type { Hands } from "./hands.ts";
import type { Handed, Reassign } from "./schema.ts";

const ofRoom: readonly Role[] = ["PROPOSER", "ROOM_DIRECTOR"];

/**
 * Gives a record into other hands, and with it the seats of its open questions. A director changes who
 * handles a matter of their room; to which room it belongs, the leaders decide.
 */
export function reassign<S extends object, C extends { type: string }>(
  process: Process<S, C>,
  hands: Hands<S>,
  { state, change }: { state: S | undefined; change: Reassign },
  context: Context,
): Fact[] | Refusal {
  if (state === undefined) return refuse("record.unknown");
  if (hands.ended?.includes(process.keys(state).status) === true)
    return refuse("record.state", "事项已办结，不再变更承办人");
  const handed = handedIn(process, hands, { state, change }, context);
  if (isRefusal(handed)) return handed;
  const fact: Fact = { type: `${process.kind}.reassigned`, data: handed };
  const of = { kind: process.kind, id: context.recordId, district: context.district };
  const said = chain({ ...of, head: emptyHead }, [fact], { at: context.now, actor: context.actor });
  const next = said.events.reduce<S>(process.evolve, state);
  const facts: Fact[] = [fact];
  for (const task of context.tasks) {
    const spec = process.stageIn?.(next, task.stage) ?? own(process.stages, task.stage);
    if (task.status !== "OPEN" || spec === undefined) continue;
    const bars = barsOf(process, next, context);
    const seated = reseat(task, { spec, bars, reason: change.reason, others: "leave" }, context);
    if (isRefusal(seated)) return seated;
    facts.push(...seated);
  }
  return facts;
}

function handedIn<S extends object, C extends { type: string }>(
  process: Process<S, C>,
  hands: Hands<S>,
  { state, change }: { state: S; change: Reassign },
  context: Context,
): Handed | Refusal {
  const { to, room, reason } = change;
  const { officers, actor } = context;
  const matter = process.bars?.(state);
  const holders = hands.holders?.(state) ?? (matter?.proposer ? [matter.proposer] : []);
  const from = change.from ?? holders[0];
  const isMoved = room !== undefined && room !== matter?.room;
  if (to === undefined && !isMoved) return at("to", "请指定新的承办人或监督检查室");
  if (isMoved && (hands.room === undefined || matter?.room === undefined))
    return at("room", "该事项不能单独变更监督检查室");
  if (isMoved && actor.role === "ROOM_DIRECTOR")
    return refuse("auth.forbidden", "变更监督检查室由分管领导决定");
  if (isMoved && !officers.some((officer) => officer.room === room))
    return at("room", "人员名录中没有该监督检查室的人员");
  const placed = isMoved ? { room: { from: matter?.room ?? "", to: room } } : {};
  if (to === undefined)
    return hands.lead !== undefined && from !== undefined
      ? at("to", "请同时指定新监督检查室的承办人")
      : { reason, ...placed };
  if (hands.lead === undefined || from === undefined)
    return at("to", "该事项目前没有可变更的承办人");
  if (!holders.includes(from)) return at("from", "该人员不是承办人");
  if (holders.includes(to)) return at("to", "该人员已是承办人");
  const officer = officers.find(({ id }) => id === to);
  const where = isMoved ? room : matter?.room;
  if (officer === undefined) return at("to", "人员名录中没有该人员");
  if (!mayLead(officer, hands.roles ?? ofRoom, where)) return at("to", "该人员不能承办该事项");
  if (barsOf(process, state, context).recused.includes(to))
    return refuse("task.recused", "该人员应当回避");
  return { reason, lead: { from, to }, ...placed };
}

function mayLead({ role, room }: Officer, roles: readonly Role[], where: string | undefined) {
  return roles.includes(role) && (where === undefined || room === undefined || room === where);
}

function at(path: string, message: string): Refusal {
  return { ...refuse("input.invalid", message), fields: [{ path, message }] };
}
