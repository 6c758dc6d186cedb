import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Build } from "./graph.ts";

type Call = { method: string; params: [Partial<Build>] };

type Rpc = { url: string; builds: Build[]; stop(): void };

/** What the SST command answers its platform over JSON-RPC while a program runs. */
export async function startRpc(folder: string): Promise<Rpc> {
  const builds: Build[] = [];
  const server = createServer(async (request, response) => {
    const { method, params } = JSON.parse((await request.toArray()).join("")) as Call;
    const result =
      method === "Provider.Aws.Bootstrap"
        ? { asset: "asset-bucket", state: "state-bucket" }
        : method === "Runtime.Build"
          ? build(params[0])
          : undefined;
    response.end(JSON.stringify(result === undefined ? { error: `no ${method}` } : { result }));
  });
  const build = ({ functionID = "function", handler = "", properties = {} }: Partial<Build>) => {
    builds.push({ functionID, handler, properties });
    return emptyBundle(join(folder, functionID));
  };
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, builds, stop: () => server.close() };
}

/** The code is built and measured elsewhere; here it only has to be a folder. */
function emptyBundle(out: string) {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "bundle.mjs"), "export const handler = () => {};\n");
  return { handler: "bundle.handler", out, errors: [], sourcemaps: [] };
}
