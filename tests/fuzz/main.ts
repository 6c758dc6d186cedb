import { parseArgs } from "node:util";
import { startHost } from "#local/host.ts";
import { fuzz } from "./run.ts";

/** Sends many requests to a host on this machine's own loopback; ends with 1 when one failed. */
const { values } = parseArgs({
  options: { requests: { type: "string" }, seed: { type: "string" } },
});
const requests = Number(values.requests ?? 30_000);
const seed = Number(values.seed ?? 1);
const host = await startHost({ memory: true, port: 0, sample: "districts" });
const found = await fuzz(host, { requests, seed });
await host.stop();
for (const { who, method, path, status, said, body = "" } of found.slice(0, 20))
  console.log(
    `${status} ${who} ${method} ${path.slice(0, 120)} ${body.slice(0, 300)} → ${said.slice(0, 200)}`,
  );
console.log(`${requests} requests with seed ${seed}: ${found.length} failed`);
process.exitCode = found.length === 0 ? 0 : 1;
