import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { writeCatalog } from "./catalog/write.ts";

const here = import.meta.dirname;
const parts = join(here, "build");
const served = join(here, "../dist/console");

/** Builds the console into `dist/console`: the catalogue, then the bundles. */
export async function buildConsole(): Promise<void> {
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(join(parts, "bodies"), { recursive: true });
  await writeCatalog(parts);
  await build({
    root: here,
    logLevel: "warn",
    configFile: false,
    build: {
      outDir: served,
      emptyOutDir: true,
      target: "chrome86",
      manifest: "manifest.json",
      // The policy allows scripts of our own only; a preload helper would need no more.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        // Libraries mark files for servers that render; nothing is rendered on a server here.
        onwarn: (warning, tell) => {
          if (warning.code !== "MODULE_LEVEL_DIRECTIVE") tell(warning);
        },
      },
    },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
  });
  // What the budget is measured by is no part of what is served.
  mkdirSync(join(here, "../build"), { recursive: true });
  renameSync(join(served, "manifest.json"), join(here, "../build/console-manifest.json"));
}

if (import.meta.main) await buildConsole();
