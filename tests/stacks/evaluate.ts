import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleProgram } from "#stacks/synth/bundle.ts";
import type { Graph } from "#stacks/synth/graph.ts";
import { installPlatform, platform, root } from "#stacks/synth/install.ts";

const stages = [
  ["production", "ap-southeast-1"],
  ["dev", "ap-southeast-1"],
  ["production", "cn-north-1"],
] as const;

export type Graphs = { production: Graph; dev: Graph; china: Graph };

/** Evaluates the real program for each stage, in a process of its own as the SST command does. */
export async function evaluateAll(): Promise<Graphs> {
  await installPlatform();
  const folder = mkdtempSync(join(tmpdir(), "stacks-"));
  const program = join(platform, `test.${process.pid}.mjs`);
  try {
    await bundleProgram(program);
    const graphs: Graph[] = [];
    for (const [stage, region] of stages) {
      const out = join(folder, `${stage}.${region}.json`);
      const args = ["--stage", stage, "--region", region, "--out", out, "--program", program];
      await promisify(execFile)(process.execPath, [join(root, "stacks/synth.ts"), ...args], {
        cwd: root,
        timeout: 200_000,
      });
      graphs.push(JSON.parse(readFileSync(out, "utf8")) as Graph);
    }
    const [production, dev, china] = graphs as [Graph, Graph, Graph];
    return { production, dev, china };
  } finally {
    rmSync(program, { force: true });
    rmSync(folder, { recursive: true });
  }
}
