import { parseArgs } from "node:util";
import { dayOf } from "#kernel/deadline/day.ts";
import { tableSource } from "#kernel/verify/source.ts";
import { Mistake, run, tableWorld } from "../commands/command.ts";
import { exportedItems, itemsSource } from "./export.ts";
import { reportOf } from "./report.ts";
import { sealFolder } from "./seals.ts";
import { verifyAll } from "./verify.ts";

/**
 * `npm run verify -- --seals <folder> [--table <name> | --export <folder>] [--today <day>]
 * [--lag <days>] [--known <hash>]…`, see docs/operate.md. Ends with 2 where something was found.
 */
await run(async () => {
  const { values } = parseArgs({
    options: {
      seals: { type: "string" },
      table: { type: "string" },
      export: { type: "string" },
      today: { type: "string" },
      lag: { type: "string", default: "2" },
      known: { type: "string", multiple: true, default: [] },
    },
  });
  const { seals, export: folder, today = dayOf(new Date().toISOString()), lag, known } = values;
  if (seals === undefined) throw new Mistake("请用 --seals 指明封存文件所在的文件夹");
  const lagDays = Number(lag);
  if (!Number.isInteger(lagDays) || lagDays < 0) throw new Mistake("--lag 须为天数");
  const exported = folder === undefined ? undefined : await itemsSource(exportedItems(folder));
  const source = exported ?? tableSource(tableWorld(values.table).store);
  const asked = { source, seals: sealFolder(seals), today, lagDays, known };
  const verification = await verifyAll(asked);
  exported?.close();
  if (verification.findings.length > 0) process.exitCode = 2;
  return reportOf(verification);
});
