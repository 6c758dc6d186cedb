import type { Conductor, Files, Seals, World } from "#kernel/world.ts";
import type { Capability, FunctionName } from "#topology";
import { answerOf, callOf, type Handle, type Request } from "../faults/wire.ts";
import { type Call, mayCall } from "./may.ts";
import { note } from "./note.ts";
import { whoRuns } from "./running.ts";
import { tableCalls } from "./table.ts";
import { keyOf } from "./workflows.ts";

type Client = { config: { requestHandler: { handle: unknown } } };

/**
 * Refuses calls of the table that the function at work has no right to, on the wire as AWS does
 * (API reference, "Common Errors", AccessDeniedException). Outside of functions everything is allowed.
 */
export function withTableRights(client: Client): void {
  const { requestHandler } = client.config;
  const handle = requestHandler.handle as Handle;
  requestHandler.handle = (request: Request, ...more: unknown[]) => {
    if (whoRuns() === undefined) return handle.call(requestHandler, request, ...more);
    const { action, input } = callOf(request);
    const denied = tableCalls(action, input).find((call) => refused(call) !== undefined);
    return denied === undefined
      ? handle.call(requestHandler, request, ...more)
      : Promise.resolve(
          answerOf(400, {
            __type: "com.amazon.coral.service#AccessDeniedException",
            Message: refused(denied),
          }),
        );
  };
}

/** The world in which a function reaches only what the topology says that it uses. */
export function withRights(world: World): World {
  const { linkKey } = world;
  const through = <First, Args extends [First, ...unknown[]], T>(
    capability: Capability,
    work: (...args: Args) => Promise<T>,
  ) => guarded(() => ({ service: "port", capability }), work);
  return {
    ...world,
    get linkKey() {
      mustCall({ service: "port", capability: "link-key" });
      return linkKey;
    },
    files: filesWithRights(world.files),
    seals: sealsWithRights(world.seals),
    vault: {
      ...world.vault,
      seal: through("vault", world.vault.seal),
      open: through("vault", world.vault.open),
      batch() {
        mustCall({ service: "port", capability: "vault" });
        return world.vault.batch();
      },
      blindIndex(text) {
        mustCall({ service: "port", capability: "vault" });
        return world.vault.blindIndex(text);
      },
    },
    contacts: {
      seal: through("contacts", world.contacts.seal),
      open: through("contacts", world.contacts.open),
    },
    matters: {
      seal: through("matters", world.matters.seal),
      open: through("matters", world.matters.open),
    },
    identities: {
      seal: through("identities:seal", world.identities.seal),
      open: through("identities:open", world.identities.open),
    },
    sendMail: through("mail", world.sendMail),
    sendToRobot: through("robots", world.sendToRobot),
    sendCode: through("sms", world.sendCode),
  };
}

function filesWithRights(files: Files): Files {
  const reading = (key: string): Call => ({ service: "s3", action: "GetObject", key });
  const writing = (key: string): Call => ({ service: "s3", action: "PutObject", key });
  const destroying = (key: string): Call => ({ service: "s3", action: "DeleteObject", key });
  return {
    put: guarded(writing, files.put),
    get: guarded(reading, files.get),
    upload: guarded(writing, files.upload),
    arrived: guarded(reading, files.arrived),
    look: guarded(reading, files.look),
    download: guarded(reading, files.download),
    destroy: guarded(destroying, files.destroy),
  };
}

function sealsWithRights(seals: Seals): Seals {
  const keeping = (): Call => ({ service: "port", capability: "seals" });
  return { put: guarded(keeping, seals.put), get: guarded(keeping, seals.get) };
}

/**
 * Step Functions for whichever function is at work, by the keys of its own role: what it may not do is
 * refused by the service (`workflows.ts`). The host itself has the host's keys.
 */
export function conductorOfCaller(
  connect: (keys?: ReturnType<typeof keyOf>) => Conductor,
): Conductor {
  const known = new Map<FunctionName | undefined, Conductor>();
  const conductor = (capability: "workflow:start" | "workflow:answer"): Conductor => {
    const name = whoRuns();
    if (name !== undefined) note(name, { service: "port", capability });
    const connected = known.get(name) ?? connect(name === undefined ? undefined : keyOf(name));
    known.set(name, connected);
    return connected;
  };
  return {
    start: (...execution) => conductor("workflow:start").start(...execution),
    succeed: (...answer) => conductor("workflow:answer").succeed(...answer),
  };
}

function guarded<First, Args extends [First, ...unknown[]], T>(
  callFor: (first: First) => Call,
  work: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  return async (...args) => {
    mustCall(callFor(args[0]));
    return work(...args);
  };
}

function mustCall(call: Call): void {
  const why = refused(call);
  if (why !== undefined) throw Object.assign(new Error(why), { name: "AccessDeniedException" });
}

/** Why the function at work may not do this; undefined where it may. */
function refused(call: Call): string | undefined {
  const name = whoRuns();
  if (name === undefined) return undefined;
  const may = mayCall(name, call);
  note(name, call);
  return may ? undefined : `Function ${name} has no right to ${JSON.stringify(call)}`;
}
