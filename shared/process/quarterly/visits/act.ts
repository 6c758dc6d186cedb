import { tiedTo } from "#kernel/district/role.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { concernsOf } from "../describe.ts";
import { fact } from "../events.ts";
import type { Act, Quarterly } from "../schema.ts";
import { daysOf } from "./quarter.ts";

/** Most acts of a place and quarter. */
const most = 40;

/** Enters a meeting attended or a talk of the quarter; who is recused or tied takes no part in it. */
export function recordAct(
  state: Quarterly,
  { act }: { act: Act },
  { officers }: Context,
): Fact[] | Refusal {
  const { acts = [], recusals } = state;
  if (acts.length >= most) return refuse("record.state", `至多登记 ${most} 次`);
  const { from, to } = daysOf(state);
  if (act.on > to) return refuse("inspection.day", `应在 ${from} 至 ${to} 之间`);
  const barred = [...recusals.map(({ person }) => person), ...tiedTo(officers, concernsOf(state))];
  for (const id of act.officers) {
    const officer = officers.find((one) => one.id === id);
    const mayAct = officer !== undefined && officer.role !== "UNIT" && officer.role !== "OUTSIDE";
    if (!mayAct) return refuse("inspection.team", `${officer?.name ?? id} 不能参加`);
    if (barred.includes(id)) return refuse("inspection.team", `${officer.name} 应当回避`);
  }
  return [fact("quarterly.act-recorded", { act })];
}
