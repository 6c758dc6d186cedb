import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleProgram } from "./synth/bundle.ts";
import type { Graph } from "./synth/graph.ts";
import { installPlatform, platform, root } from "./synth/install.ts";
import { startRpc } from "./synth/server.ts";
import { stageOf } from "./synth/stage.ts";

/** `npm run synth`: the whole resource graph as JSON, with no AWS account. */
const { values } = parseArgs({
  options: {
    stage: { type: "string", default: "production" },
    region: { type: "string", default: "ap-southeast-1" },
    out: { type: "string", default: join(root, "build/graph.json") },
    /** Whose settings: `sample` for a deployment that does not exist, `own` for the environment's. */
    settings: { type: "string", default: "sample" },
    /** A program that `bundleProgram` built before. */
    program: { type: "string" },
  },
});

const work = mkdtempSync(join(tmpdir(), "synth-"));
const { stage, region } = values;
const env =
  values.settings === "own" ? { AWS_REGION: region } : stageOf(values.stage, values.region).env;
const rpc = await startRpc(join(work, "functions"));
Object.assign(process.env, env, { SST_SERVER: rpc.url, SST_AWS_REGION: region });
for (const name of ["LinkKey", "VaultKey", "SmtpUrl", "OriginKey"])
  process.env[`SST_SECRET_${name}`] = "secret";
Object.assign(globalThis, {
  sstApp: {
    name: "elevated-supervision",
    stage,
    removal: stage === "production" ? "retain" : "remove",
    protect: stage === "production",
    providers: {},
  },
  sstCli: {
    command: "deploy",
    paths: { root, work, platform, home: work },
    state: { version: {} },
  },
});

const program = values.program ?? join(platform, `synth.${process.pid}.mjs`);
try {
  if (values.program === undefined) {
    await installPlatform();
    await bundleProgram(program);
  }
  const { graph } = (await import(pathToFileURL(program).href)) as { graph(): Promise<Graph> };
  const found = { ...(await graph()), builds: rpc.builds };
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify(found, null, 2)}\n`);
  console.log(`${found.resources.length} resources of ${stage} in ${region}: ${values.out}`);
} finally {
  if (values.program === undefined) rmSync(program, { force: true });
  rmSync(work, { recursive: true, force: true });
  rpc.stop();
}
