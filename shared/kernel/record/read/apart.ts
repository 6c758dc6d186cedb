import { apartKey } from "../../store/keys.ts";
import type { Store } from "../../store/store.ts";
import { type Event, type Fact, withApart } from "../event.ts";

/** Events with what lies apart from them, as their process is told of it; without what was destroyed. */
export async function withTheirApart(
  store: Pick<Store, "getMany">,
  events: readonly Event[],
): Promise<Event[]> {
  const parted = events.filter(({ data }) => typeof data.apart === "string");
  if (parted.length === 0) return [...events];
  const items = await store.getMany(parted.map(({ kind, id, seq }) => apartKey(kind, id, seq)));
  const found = new Map(parted.map((event, place) => [event, items[place]?.data as Fact["apart"]]));
  return events.map((event) => withApart(event, found.get(event)));
}
