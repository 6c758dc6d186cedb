import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

type Call = { method: string; params: [{ functionID?: string }] };

/** What the SST command answers its platform over JSON-RPC while a program runs. */
export async function startRpc(folder: string): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const { method, params } = JSON.parse((await request.toArray()).join("")) as Call;
    const result =
      method === "Provider.Aws.Bootstrap"
        ? { asset: "asset-bucket", state: "state-bucket" }
        : method === "Runtime.Build"
          ? emptyBundle(join(folder, params[0].functionID ?? "function"))
          : undefined;
    response.end(JSON.stringify(result === undefined ? { error: `no ${method}` } : { result }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** The code is built and measured elsewhere; here it only has to be a folder. */
function emptyBundle(out: string) {
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "bundle.mjs"), "export const handler = () => {};\n");
  return { handler: "bundle.handler", out, errors: [], sourcemaps: [] };
}
