import { join } from "node:path";
import { build } from "esbuild";
import { platform, root } from "./install.ts";

const banner = `
import { createRequire as topLevelCreateRequire } from "module";
const require = topLevelCreateRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;
`;

const globals = `
import * as aws from "@pulumi/aws";
import * as sst from "${platform}/src/components";
Object.assign(globalThis, { aws, sst });
`;

/** Builds `sst.config.ts` as the SST command does: globals injected, `$app` and `$cli` defined. */
export async function bundleProgram(outfile: string): Promise<void> {
  await build({
    stdin: {
      contents: `import "sst-globals";
import { run } from "${platform}/src/auto/run.ts";
import config from "${root}/sst.config.ts";
import { evaluate } from "${root}/stacks/synth/run.ts";
export const graph = () => evaluate(() => run(config.run));`,
      resolveDir: root,
      loader: "ts",
    },
    plugins: [
      {
        name: "globals",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^sst-globals$/ }, ({ path }) => ({ path, namespace: "globals" }));
          onLoad({ filter: /.*/, namespace: "globals" }, () => ({
            contents: globals,
            resolveDir: platform,
          }));
        },
      },
    ],
    banner: { js: banner },
    define: {
      $app: "globalThis.sstApp",
      $cli: "globalThis.sstCli",
      $dev: "false",
    },
    inject: [join(platform, "src/shim/run.js")],
    nodePaths: [join(platform, "node_modules")],
    alias: { "@pulumi/pulumi": join(platform, "node_modules/@pulumi/pulumi") },
    mainFields: ["module", "main"],
    // Bundled, it would start this very program again as its worker, and wait for it.
    external: ["esbuild"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "es2023",
    logLevel: "error",
  });
}
