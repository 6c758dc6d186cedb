import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rightsOf } from "#local/rights/may.ts";
import type { FunctionName } from "#topology";
import { topology } from "#topology";

/** Lists, after a whole run, which rights no test has seen a function use. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "calls-"));
  process.env.CALLS_FOLDER = folder;
  return () => {
    const files = readdirSync(folder);
    const used = new Set(
      files.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n")),
    );
    rmSync(folder, { recursive: true });
    const names = Object.keys(topology.functions) as FunctionName[];
    // Only a run in which every function was at work says something about what none has used.
    if (!names.every((name) => [...used].some((line) => line.startsWith(`${name} `)))) return;
    for (const name of names) {
      const unused = rightsOf(name).filter((right) => !used.has(`${name} ${right}`));
      if (unused.length > 0) console.log(`Allowed and never used: ${name} ${unused.join(", ")}`);
    }
  };
}
