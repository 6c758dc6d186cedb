import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { problemsOf } from "../settings.ts";
import type { Graph } from "../synth/graph.ts";
import { root } from "../synth/install.ts";
import { environmentLimit, environmentProblems, environmentsOf } from "./environment.ts";
import { issuerProblems } from "./issuer.ts";
import { settingsOf } from "./settings-files.ts";

/**
 * `npm run preflight`: all that can be known before a deploy without an AWS account. Reads the
 * settings of a stage, asks the issuer about itself, evaluates the program. Ends with 1 when something
 * is wrong.
 */
const { values } = parseArgs({
  options: {
    stage: { type: "string", default: "production" },
    /** Where `.env.<stage>` lies. */
    folder: { type: "string", default: root },
    /** Where the console was built to. */
    console: { type: "string", default: join(root, "dist/console") },
  },
});
const { stage, folder } = values;
const env = settingsOf(folder, stage, process.env);

const problems = [
  ...problemsOf(env, stage),
  ...(env.OIDC_ISSUER && URL.canParse(env.OIDC_ISSUER)
    ? await issuerProblems(env.OIDC_ISSUER)
    : []),
  ...consoleProblems(),
];
if (problemsOf(env, stage).length === 0 && consoleProblems().length === 0)
  problems.push(...environmentProblems(await evaluate()));

for (const problem of problems) console.error(`✗ ${problem}`);
console.log(
  problems.length === 0
    ? `✓ Nothing that can be seen from here is missing for ${stage}. What only AWS can tell: docs/deploy.md.`
    : `${problems.length} to mend before ${stage} is deployed; see docs/deploy.md.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

function consoleProblems(): string[] {
  const isWanted = (env.CONSOLE || (stage === "production" ? "built" : "none")) === "built";
  return isWanted && !existsSync(join(values.console, "index.html"))
    ? ["dist/console is not there: build the console, or set CONSOLE=none"]
    : [];
}

/** The whole resource graph as this stage's settings make it. */
async function evaluate(): Promise<Graph> {
  const work = mkdtempSync(join(tmpdir(), "preflight-"));
  const out = join(work, "graph.json");
  try {
    const region = env.AWS_REGION || "ap-southeast-1";
    const args = ["--stage", stage, "--region", region, "--settings", "own", "--out", out];
    await promisify(execFile)(process.execPath, [join(root, "stacks/synth.ts"), ...args], {
      cwd: root,
      env,
    });
    const graph = JSON.parse(readFileSync(out, "utf8")) as Graph;
    const [largest] = environmentsOf(graph);
    console.log(`${graph.resources.length} resources in ${region}.`);
    console.log(
      `Largest environment: ${largest?.name}, ${largest?.bytes} of ${environmentLimit} bytes.`,
    );
    return graph;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
