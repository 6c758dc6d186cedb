import { parseArgs } from "node:util";
import { Mistake, needDistrict, run, tableWorld } from "./command.ts";
import { recreateExecutions } from "./recreate.ts";

/** `npm run recreate-executions -- --district <id> [--table <name>]`, see docs/operate.md. */
await run(async () => {
  const { values } = parseArgs({
    options: { district: { type: "string" }, table: { type: "string" } },
  });
  const { district, table } = values;
  if (district === undefined) throw new Mistake("请用 --district 指明区");
  const world = tableWorld(table);
  await needDistrict(world, district);
  const { resumed, finished } = await recreateExecutions(world, district);
  return `已恢复 ${resumed.length} 个流程，另有 ${finished.length} 个事项的流程早已走完`;
});
