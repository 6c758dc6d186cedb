import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { codeOf, Trouble } from "./trouble.ts";

/** Everything here listens on loopback only. */
export const loopback = "127.0.0.1";

/** A port that is free now (0: any); for programs that cannot choose one themselves. */
export async function freePort(wanted: number, what: string): Promise<number> {
  const server = createServer();
  const port = await listen(server, wanted, what);
  server.close();
  await once(server, "close");
  return port;
}

/** Starts listening and returns the port; a port in use becomes one clear line. */
export async function listen(server: Server, port: number, what: string): Promise<number> {
  try {
    server.listen(port, loopback);
    await once(server, "listening");
  } catch (error) {
    throw portTrouble(error, port, what);
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return address.port;
}

/** A port in use or forbidden, as one line that says what to do. */
export function portTrouble(error: unknown, port: number, what: string): unknown {
  const code = codeOf(error);
  if (code === "EADDRINUSE") {
    return new Trouble(
      `端口 ${port}（${what}）已被占用：请关闭占用它的程序，或换一组端口，例如 PORT=4000 npm start`,
      `port ${port} is in use: end what uses it, or choose others, e.g. PORT=4000 npm start`,
    );
  }
  if (code === "EACCES") {
    return new Trouble(
      `没有权限监听端口 ${port}（${what}）：请换一组端口，例如 PORT=4000 npm start`,
      `port ${port} may not be listened on: choose others, e.g. PORT=4000 npm start`,
    );
  }
  return error;
}
