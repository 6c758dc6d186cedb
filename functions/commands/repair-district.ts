import { parseArgs } from "node:util";
import { districtProcess } from "#kernel/district/process.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { changesBetween, withChanges } from "#process/roster/changes.ts";
import { type Change, LineFile } from "#process/roster/schema.ts";
import { tellOfLines } from "../mail/changed-lines.ts";
import { Mistake, needDistrict, readJson, run, tableWorld } from "./command.ts";

/**
 * `npm run repair-district -- --district <id> --file <json> [--table <name>]`: puts one or more lines
 * into the list of officers of a district that has locked itself out, e.g. a new administrator. The
 * file holds `{"officers": [line, …]}`; everybody else stays as they are. See docs/operate.md.
 */
await run(async () => {
  const { values } = parseArgs({
    options: {
      district: { type: "string" },
      file: { type: "string" },
      table: { type: "string" },
    },
  });
  const { district, file, table } = values;
  if (district === undefined || file === undefined)
    throw new Mistake("请用 --district 指明区，用 --file 指明人员文件");
  const world = tableWorld(table);
  await needDistrict(world, district);
  const { officers: lines } = await readJson(file, LineFile);
  await repair(world, district, lines);
  return `已写入 ${district} 名录 ${lines.length} 人，记入该区全程留痕`;
});

/** Whoever had a line before is told at the address that it had then (S6). */
async function repair(world: World, district: string, lines: readonly Officer[]): Promise<void> {
  let changes: readonly Change[] = [];
  const answer = await execute(world, {
    process: districtProcess,
    id: district,
    district,
    actor: systemActor,
    right: "unasked",
    decide: ({ state }, context) => {
      const before = state?.officers ?? [];
      const officers = withChanges(
        before,
        lines.map((after) => ({ id: after.id, after })),
      );
      changes = changesBetween(before, officers);
      return districtProcess.decide(
        state,
        { type: "name-officers", officers, consent: "repair" },
        context,
      );
    },
  });
  if (isRefusal(answer))
    throw new Mistake(answer.detail ?? answer.fields?.[0]?.message ?? answer.refused);
  const { rules } = await readDistrict(world, district);
  const about = { id: district, seq: answer.version, district, at: world.clock() };
  await tellOfLines(world, about, changes, rules.calendars);
}
