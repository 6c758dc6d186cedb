import { readToChange } from "#kernel/permission/reader.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import type { Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Call } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { Unit } from "./unit/schema.ts";

/** A call whose query and body the helper need not know. */
export type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** The line that is to be changed, before anything is said of what it is to become. */
export function changeable(call: AnyCall, kind: "unit" | "person") {
  return readToChange(call, { kind, id: call.params.id ?? "", right: "library.write" });
}

/** A unit of the caller's district that is not closed. */
export async function openUnit(
  { world, caller }: Pick<AnyCall, "world" | "caller">,
  id: string,
  title = "单位",
): Promise<Unit | Refusal> {
  const item = await world.store.get(recordKey("unit", id));
  if (item?.district !== caller.district) return refuse("input.invalid", `${title}不存在`);
  const unit = item.state as Unit;
  return unit.status === "CLOSED" ? refuse("input.invalid", `${title}已撤销`) : unit;
}

/** A successor is a person of the library who is on post. */
export async function unknownPerson(
  { world, caller }: Pick<AnyCall, "world" | "caller">,
  id: string | undefined,
): Promise<Refusal | undefined> {
  if (id === undefined) return undefined;
  const item = await world.store.get(recordKey("person", id));
  return item?.district === caller.district && item.status === "ON_POST"
    ? undefined
    : refuse("input.invalid", "继任者不在信息库中或不在岗");
}

/** One command on a line of the library, in the caller's name; on the line of the path unless said. */
export function command<S, C extends { type: string }>(
  { world, caller, params, idempotency, expectVersion }: AnyCall,
  process: Process<S, C>,
  command: NoInfer<C>,
  id = params.id ?? "",
): Promise<Receipt | Refusal> {
  return execute(world, {
    process,
    id,
    district: caller.district,
    actor: caller.actor,
    right: "library.write",
    idempotency,
    expectVersion,
    decide: ({ state }, context) => process.decide(state, command, context),
  });
}

/** What is wrong with a unit that is to stand above another; undefined where nothing is. */
export async function badParent(
  call: AnyCall,
  parent: string | undefined,
): Promise<Refusal | undefined> {
  if (parent === undefined) return undefined;
  const found = await openUnit(call, parent, "上级单位");
  return isRefusal(found) ? found : undefined;
}
