import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = { url: URL; headers: Record<string, string>; body: string };

/** What the server says to a request; "silence" never answers. */
export type Reply = { status: number; json: unknown } | "silence";

export type Receiver = {
  url: string;
  /** Everything that was posted to a path, oldest first. */
  at(path: string): Received[];
  /** What is said at a path from now on; `{ errcode: 0 }` unless told. */
  say(path: string, reply: Reply): void;
  stop(): Promise<void>;
};

/** A real HTTP server in the place of WeCom, DingTalk or an SMS gateway. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const replies = new Map<string, Reply>();
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://receiver");
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    received.push({ url, headers, body: Buffer.concat(chunks).toString("utf8") });
    const reply = replies.get(url.pathname) ?? { status: 200, json: { errcode: 0, errmsg: "ok" } };
    if (reply === "silence") return;
    response.writeHead(reply.status, { "content-type": "application/json" });
    response.end(JSON.stringify(reply.json));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    at: (path) => received.filter(({ url }) => url.pathname === path),
    say: (path, reply) => void replies.set(path, reply),
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The text of a robot's message. */
export function lineOf({ body }: Received): string {
  return (JSON.parse(body) as { text: { content: string } }).text.content;
}
