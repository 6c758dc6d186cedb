import * as z from "zod/mini";
import { readRecord } from "#kernel/permission/reader.ts";
import type { Process } from "#kernel/record/process.ts";
import { stateAsOf } from "#kernel/record/read/as-of.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { DayField } from "./fields.ts";

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
