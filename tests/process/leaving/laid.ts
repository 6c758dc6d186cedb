import { listenersOf } from "#functions/react/follow-ups.ts";
import type { Event } from "#kernel/record/event.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { itemsOf } from "#tests/kit/stored.ts";
import type { AnyGame } from "#tests/oracle/players.ts";

/** Lays all that a game has written into the table, under other ids where these are named. */
export async function lay(
  world: World,
  game: AnyGame,
  renamed: Readonly<Record<string, string>>,
): Promise<void> {
  const text = Object.entries(renamed).reduce(
    (all, [from, to]) => all.replaceAll(from, to),
    JSON.stringify(itemsOf(game)),
  );
  const items = JSON.parse(text) as ReturnType<typeof itemsOf>;
  for (let from = 0; from < items.length; from += 20)
    await world.store.transact(
      items.slice(from, from + 20).map((put) => ({
        put,
        when: put.sk.startsWith("event#") ? ("absent" as const) : ("any" as const),
      })),
    );
}

/** Gives a record another state, as further events would leave it. */
export async function change(
  world: World,
  kind: string,
  id: string,
  state: Readonly<Record<string, unknown>>,
): Promise<void> {
  const item = await world.store.get(recordKey(kind, id));
  if (item === undefined) throw new Error(`No ${kind} ${id}`);
  const { status = item.status } = state;
  const put = { ...item, status, state: { ...(item.state as object), ...state } };
  await world.store.transact([{ put, when: "any" }]);
}

/** What follows from an event by everybody who listens to it. */
export async function tell(
  world: World,
  of: Pick<Event, "kind" | "id" | "type" | "data">,
): Promise<void> {
  const event: Event = {
    ...of,
    seq: 1000,
    at: world.clock(),
    actor: "deputy",
    role: "DEPUTY_SECRETARY",
    district: "sample",
    prev: "",
    hash: `hash of ${of.type} ${of.id}`,
  };
  for (const listener of await listenersOf(event)) await listener(world, event);
}

/** Where a record stands, and which of its questions are open. */
export async function standing(world: World, kind: string, id: string) {
  const item = await world.store.get(recordKey(kind, id));
  const { status = "", openTasks = [], state }: Partial<Item> = item ?? {};
  const stages = (openTasks as string[]).map((task) => task.split(".")[1] ?? task);
  return { status, open: stages.toSorted(), state: state as Record<string, unknown> };
}
