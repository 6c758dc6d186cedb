import { type Item, recordKey } from "../store/keys.ts";
import { readAbout } from "../store/read-about.ts";
import type { World } from "../world.ts";
import type { Concern, Consulted, Context, Named, Process } from "./process.ts";

/**
 * Gives a decision the other records that concern the people and units which its process names.
 * They are read for the decision, each consistently, but not guarded by its transaction: what
 * changes in the same instant is seen by the next decision.
 */
export async function withConcerns<S, C extends { type: string }>(
  world: World,
  process: Process<S, C>,
  { state, named: asked = [] }: { state: S | undefined; named?: readonly Named[] | undefined },
  context: Context,
): Promise<Context> {
  const consulted = state === undefined ? [] : (process.consults?.(state, asked) ?? []);
  if (consulted.length === 0) return context;
  const found = new Map<string, Concern>();
  const named = consulted.flatMap((one) => ("id" in one ? [recordKey(one.kind, one.id)] : []));
  for (const item of named.length === 0 ? [] : await world.store.getMany(named))
    if (item?.district === context.district)
      found.set(String(item.id), {
        kind: String(item.kind),
        id: String(item.id),
        status: String(item.status),
        state: item.state,
      });
  const around = await Promise.all(
    consulted.map((one) => ("about" in one ? allAbout(world, one) : [])),
  );
  for (const item of around.flat()) {
    const [kind, id, status] = [String(item.kind), String(item.id), String(item.status)];
    if (item.district === context.district && id !== context.recordId)
      found.set(id, { kind, id, status, state: item.state });
  }
  return { ...context, concerning: [...found.values()] };
}

async function allAbout(
  world: World,
  { about, kind }: Extract<Consulted, { about: string }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readAbout(world, about, kind)) items.push(item);
  return items;
}
