import { districtOf } from "#kernel/district/read.ts";
import { keptFrom, type ProcessOf } from "#kernel/permission/kept.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { incident } from "./process.ts";
import type { Report } from "./schema.ts";

/**
 * Puts what cannot be done by itself before a person, once for each event and step; the log line
 * rings an alarm. Harmless when repeated. Who may not know of the record is not asked about it.
 */
export async function setAside(
  world: World,
  district: string,
  reported: Omit<Report, "kept">,
  processOf: ProcessOf,
): Promise<void> {
  const { step, subject, reason, event } = reported;
  const listed = await world.store.get(recordKey("district", district));
  const kept = await keptFrom({ world, processOf }, subject, districtOf(listed).officers);
  const named = kept.all.filter((one) => !kept.hidden.includes(one));
  const report: Report = { ...reported, ...(named.length === 0 ? {} : { kept: named }) };
  const { hidden } = kept;
  const cause = event === undefined ? [] : [event.kind, event.id, String(event.seq)];
  const id = derivedId("incident", district, subject.kind, subject.id, step, ...cause);
  world.log("incident.reported", { incident: id, record: subject.id, step, reason });
  const answer = await execute(world, {
    process: incident,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) =>
      incident.decide(state, { type: "report", report, hidden }, context),
  });
  if (isRefusal(answer)) world.log("incident.refused", { incident: id, code: answer.refused });
}
