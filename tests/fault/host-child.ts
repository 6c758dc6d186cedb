import type { EngineName } from "#local/dynamodb/engine.ts";
import { startHost } from "#local/host.ts";

/** Messages to and from the host under test; it dies by its own hand at a counted boundary. */
export type Order =
  | {
      order: "start";
      dataDir: string;
      frozenAt: string;
      engine: EngineName | undefined;
      dieAt: number | undefined;
    }
  | { order: "token"; who: string }
  | { order: "settle" }
  | { order: "inbox"; to: string }
  | { order: "advance"; instant: string }
  | { order: "stop" };

let host: Awaited<ReturnType<typeof startHost>> | undefined;
let passed = 0;
let dieAt: number | undefined;

/** A step boundary: just before or just after something outside changes. */
function boundary(): void {
  passed += 1;
  if (passed === dieAt) process.kill(process.pid, "SIGKILL");
}

function watched<A extends unknown[], R>(act: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    boundary();
    const result = await act(...args);
    boundary();
    return result;
  };
}

async function start(order: Extract<Order, { order: "start" }>) {
  const { dataDir, frozenAt, engine } = order;
  host = await startHost({
    dataDir,
    frozenAt,
    engine,
    port: 0,
    sample: "districts",
    lifetime: "short",
  });
  const { world } = host;
  world.store.transact = watched(world.store.transact);
  world.conductor.start = watched(world.conductor.start);
  world.conductor.succeed = watched(world.conductor.succeed);
  world.sendMail = watched(world.sendMail);
  dieAt = order.dieAt;
  // A host that is going to die gets its stream as AWS may bring it, each time in another way.
  if (dieAt !== undefined) host.faults.set({ scatteredEvents: dieAt });
  await host.settle();
  return { url: host.url };
}

async function obey(order: Order): Promise<unknown> {
  if (order.order === "start") return start(order);
  if (host === undefined) throw new Error("Not started");
  switch (order.order) {
    case "token":
      return host.token(order.who);
    case "settle":
      return host.settle();
    case "advance":
      return host.advanceTo(order.instant);
    case "inbox":
      return host.inbox(order.to);
    case "stop":
      return host.stop();
  }
}

process.on("message", ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    (result) => process.send?.({ id, result }),
    (error: Error) => process.send?.({ id, error: error.message }),
  );
});
process.on("disconnect", () => process.exit());
