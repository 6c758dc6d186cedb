import * as z from "zod/mini";
import { execute } from "#kernel/record/execute.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Route, readingRoute } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { Reason } from "../fields.ts";
import { person } from "./process.ts";
import type { Person } from "./schema.ts";

/**
 * Opens the vault for one ID number. The reading and its reason stand in the person's chain before
 * the number is given out; without the record there is no reading.
 */
export const idNumberRoute: Route = readingRoute({
  method: "post",
  path: "/people/{id}/id-number",
  tag: "信息库",
  summary: "查看完整身份证号（须说明理由，逐次留痕）",
  right: "vault.read",
  body: z.object({ reason: Reason }),
  answer: z.object({ idNumber: z.string() }),
  record: ({ world, caller: { district, actor }, params: { id = "" }, body }) =>
    execute(world, {
      process: person,
      id,
      district,
      actor,
      right: "vault.read",
      decide: ({ state }, context) =>
        person.decide(state, { type: "read-secret", ...body }, context),
    }),
  open: async ({ world, params: { id = "" } }) => {
    const { idNumber } = ((await world.store.get(recordKey("person", id)))?.state ?? {}) as Person;
    return idNumber === undefined
      ? refuse("record.unknown")
      : { idNumber: await world.vault.open(idNumber) };
  },
});
