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
    const child = execFile(process.execPath, [program, ...named], { env }, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}
