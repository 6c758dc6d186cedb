import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Host } from "#local/host.ts";
import { topology } from "#topology";

/** What an npm command leaves behind. */
export type Ran = { code: number; out: string; error: string };

/** Runs `functions/commands/<name>.ts` in a process of its own against the host's table. */
export function runCommand(host: Host, name: string, args: readonly string[]): Promise<Ran> {
  const program = fileURLToPath(new URL(`../../functions/commands/${name}.ts`, import.meta.url));
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_DYNAMODB: host.dynamodbUrl,
    AWS_ACCESS_KEY_ID: host.access.accessKeyId,
  };
  const named = args.includes("--table") ? args : [...args, "--table", topology.table.name];
  return new Promise((resolve) => {
    const given = ["--import", clockOf(host), program, ...named];
    const child = execFile(process.execPath, given, { env }, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}

/** A module that lets a process begin at the host's time, since an operator's clock is the district's. */
function clockOf(host: Host): string {
  const shift = Date.parse(host.now()) - Date.now();
  const code = `const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { super(...(given.length === 0 ? [Real.now() + ${shift}] : given)); }
  static now() { return Real.now() + ${shift}; }
};`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
