import * as z from "zod/mini";
import type { Due } from "#kernel/deadline/count.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { refuse } from "#kernel/refusal.ts";
import { DueView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { readLetter } from "../paper/read-letter.ts";
import { dueOf, objectionDue } from "./clocks.ts";

/** The unit's limits as they stand under today's rules: objection, plan, rectification. */
export const duesRoute: Route = route({
  method: "get",
  path: "/letters/{id}/dues",
  tag: "纪检监察建议书",
  summary: "异议、方案、整改期限",
  right: "letter.read",
  answer: z.object({ dues: z.record(z.string(), DueView) }),
  handle: async (call) => {
    const found = await readLetter(call, call.params.id);
    if ("refused" in found) return found;
    const { clocks } = found.state;
    if (clocks === undefined) return refuse("record.state", "建议书尚未送达");
    const { rules } = await readDistrict(call.world, call.caller.district);
    const dues: Record<string, Due> = {
      objection: objectionDue(rules, found.state),
      plan: dueOf(rules, clocks.plan),
      rectification: dueOf(rules, clocks.rectification),
    };
    return { dues };
  },
});
