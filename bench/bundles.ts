import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, type Metafile } from "esbuild";
import { topology } from "#topology";
import { writeOut } from "../stacks/compute/written-out.ts";

const root = join(import.meta.dirname, "..");
/** What SST's builder puts before every ESM bundle. */
const banner = `import { createRequire as topLevelCreateRequire } from 'module';
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"
const __filename = topLevelFileUrlToPath(import.meta.url)
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))`;

export type Bundle = { name: string; bytes: number; allBytes: number; limit: number; file: string };
export type ColdStart = { name: string; millis: number; bareMillis: number; ratio: number };

/** Builds one entry as SST does: minified, split where code is imported later only. */
async function bundle(entry: { file: string } | { code: string }, outdir: string) {
  const { metafile } = await build({
    ...("file" in entry
      ? { entryPoints: [join(root, entry.file)] }
      : { stdin: { contents: entry.code, resolveDir: root, loader: "ts" as const } }),
    absWorkingDir: root,
    outdir,
    entryNames: "bundle",
    outExtension: { ".js": ".mjs" },
    banner: { js: banner },
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "es2024",
    mainFields: ["module", "main"],
    external: ["sharp", "pg-native", ...topology.unbundled],
    logLevel: "error",
  });
  await writeOut(outdir);
  const { outputs } = metafile;
  for (const [path, output] of Object.entries(outputs))
    output.bytes = (await stat(join(root, path))).size;
  const allBytes = Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);
  return { bytes: startBytes(outputs), allBytes };
}

/** Sizes of every function's bundle: what a start reads, and with what is imported later. */
export async function measureBundles(folder: string): Promise<Bundle[]> {
  const bundles: Bundle[] = [];
  for (const [name, { entry, bundleLimit }] of Object.entries(topology.functions)) {
    const outdir = join(folder, name);
    const sizes = await bundle({ file: entry }, outdir);
    bundles.push({ name, ...sizes, limit: bundleLimit, file: join(outdir, "bundle.mjs") });
  }
  return bundles;
}

/** The entry and every chunk that it imports at once, not those that it may import later. */
function startBytes(outputs: Metafile["outputs"]): number {
  const entry = Object.keys(outputs).find((path) => path.endsWith("/bundle.mjs")) ?? "";
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const each of outputs[path]?.imports ?? [])
      if (each.kind === "import-statement") visit(each.path);
  };
  visit(entry);
  return [...seen].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}

/** Only the clients that the function itself makes: at its start, or later where it does so later. */
function bareHandler(uses: readonly string[]): string {
  const lines = [
    'import { DynamoDBClient } from "@aws-sdk/client-dynamodb";',
    'import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";',
    "export const made = [DynamoDBDocumentClient.from(new DynamoDBClient({}))];",
  ];
  if (uses.some((capability) => capability.startsWith("workflow:")))
    lines.push('import { SFNClient } from "@aws-sdk/client-sfn"; made.push(new SFNClient({}));');
  if (uses.some((capability) => capability.startsWith("files:")))
    lines.push('export const later = () => import("./functions/bucket.ts");');
  return [...lines, "export const handler = () => made.length;"].join("\n");
}

const key = Buffer.alloc(32).toString("base64");
const environment = {
  PATH: process.env.PATH,
  AWS_REGION: "us-east-1",
  SST_RESOURCE_Records: '{"name":"Records"}',
  SST_RESOURCE_Files: '{"name":"Files"}',
  SITE_URL: "https://tiji.example.test",
  OIDC_ISSUER: "https://login.example.test",
  OIDC_AUDIENCE: "bench",
  SMTP_URL: "smtp://localhost:2525",
  LINK_KEY: key,
  VAULT_KEY: key,
};

/** One fresh process: milliseconds from before the import to the handler's being there. */
async function coldStart(file: string): Promise<number> {
  const code = `const t = performance.now(); const { handler } = await import(${JSON.stringify(file)});
if (typeof handler !== "function") throw new Error("no handler");
console.log(performance.now() - t); process.exit(0);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "-e", code],
    { env: environment as NodeJS.ProcessEnv },
  );
  return Number(stdout.trim().split("\n").at(-1));
}

/** Function and bare handler in turns, so that whatever the machine does meets both. */
export async function measureColdStarts(
  bundles: Bundle[],
  folder: string,
  runs: number,
): Promise<ColdStart[]> {
  const found: ColdStart[] = [];
  for (const { name, file } of bundles) {
    const { uses } = topology.functions[name as keyof typeof topology.functions];
    const bareFolder = join(folder, `${name}-bare`);
    await bundle({ code: bareHandler(uses) }, bareFolder);
    const bare = join(bareFolder, "bundle.mjs");
    const times: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run += 1) {
      times[0].push(await coldStart(file));
      times[1].push(await coldStart(bare));
    }
    const [millis, bareMillis] = [median(times[0]), median(times[1])];
    found.push({ name, millis, bareMillis, ratio: millis / bareMillis });
  }
  return found;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Runs `use` with a folder that is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bundles-"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sizes and cold starts of every function, as a table's rows. */
export function benchBundles(): Promise<Record<string, string>[]> {
  return inFolder(async (folder) => {
    const bundles = await measureBundles(folder);
    const starts = await measureColdStarts(bundles, folder, 15);
    return bundles.map(({ name, bytes, allBytes, limit }, index) => ({
      function: name,
      "at start, KB": (bytes / 1000).toFixed(0),
      "all, KB": (allBytes / 1000).toFixed(0),
      "limit, KB": (limit / 1000).toFixed(0),
      "cold start, ms": (starts[index]?.millis ?? 0).toFixed(0),
      "bare, ms": (starts[index]?.bareMillis ?? 0).toFixed(0),
      ratio: (starts[index]?.ratio ?? 0).toFixed(2),
    }));
  });
}

if (import.meta.filename === process.argv[1]) console.table(await benchBundles());
