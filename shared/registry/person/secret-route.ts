import * as z from "zod/mini";
import { execute } from "#kernel/execute.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { Reason } from "../fields.ts";
import { person } from "./process.ts";
import type { Person } from "./schema.ts";

/**
 * Opens the vault for one ID number. The reading and its reason stand in the person's chain before
 * the number is given out; without the record there is no reading.
 */
export const idNumberRoute: Route = route({
  method: "post",
  path: "/people/{id}/id-number",
  tag: "信息库",
  summary: "查看完整身份证号（须说明理由，逐次留痕）",
  action: "vault.read",
  body: z.object({ reason: Reason }),
  answer: z.object({ idNumber: z.string() }),
  handle: async ({ world, caller, params: { id = "" }, body, idempotency }) => {
    const { district, actor } = caller;
    const recorded = await execute(world, {
      process: person,
      id,
      district,
      actor,
      idempotency,
      decide: ({ state }, context) =>
        person.decide(state, { type: "read-secret", ...body }, context),
    });
    if (isRefusal(recorded)) return recorded;
    const { idNumber } = ((await world.store.get(recordKey("person", id)))?.state ?? {}) as Person;
    return idNumber === undefined
      ? refuse("record.unknown")
      : { idNumber: await world.vault.open(idNumber) };
  },
});
