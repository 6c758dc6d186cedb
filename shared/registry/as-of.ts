import * as z from "zod/mini";
import { addDays, type Day, instantAt } from "#kernel/deadline/day.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { World } from "#kernel/world.ts";
import { DayField } from "./fields.ts";

/** A line of the library as it was at the end of a day: the last event counted, and what they made. */
export type AsOf<S> = { seq: number; changedAt: string; state: S };

/**
 * Replays a line's events up to the end of a day (A-27: full version history); undefined for a day
 * before it was in the library. Events of one line are in order of time.
 */
export async function stateAsOf<S>(
  { store }: World,
  process: Pick<Process<S, never>, "kind" | "evolve">,
  id: string,
  day: Day,
): Promise<AsOf<S> | undefined> {
  const end = instantAt(addDays(day, 1), "00:00");
  let found: AsOf<S> | undefined;
  const { pk } = recordKey(process.kind, id);
  for await (const item of itemsOf((more) => store.range(pk, "event#", more))) {
    const event = item as unknown as Event;
    if (event.at >= end) return found;
    const state = process.evolve(found?.state, event);
    found = { seq: event.seq, changedAt: event.at, state };
  }
  return found;
}

/** `GET {path}/{id}/as-of?day=`: a line of the library as it was on any day. */
export function asOfRoute<S>(
  process: Pick<Process<S, never>, "kind" | "evolve">,
  { path, tag, title }: { path: string; tag: string; title: string },
): Route {
  return route({
    method: "get",
    path: `${path}/{id}/as-of`,
    tag,
    summary: `${title}在某日的信息`,
    right: "library.read",
    query: z.object({ day: DayField }),
    answer: z.object({
      id: z.string(),
      day: z.string(),
      seq: z.int(),
      changedAt: z.string(),
      state: z.record(z.string(), z.unknown()),
    }),
    handle: async (call) => {
      const { id = "" } = call.params;
      const { day } = call.query;
      const record = await readRecord(call, { kind: process.kind, id, right: "library.read" });
      if (isRefusal(record)) return record;
      const found = await stateAsOf(call.world, process, id, day);
      return found === undefined ? refuse("record.unknown", "该日尚未入库") : { id, day, ...found };
    },
  });
}
