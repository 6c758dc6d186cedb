import { createWriteStream } from "node:fs";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBBatchResponse } from "aws-lambda";
import type { World } from "#kernel/world.ts";
import { topology } from "#topology";
import { account, credentials, region } from "./account.ts";
import { createDevRoutes } from "./dev/routes.ts";
import { startDynamoDb } from "./dynamodb/server.ts";
import { ensureTable } from "./dynamodb/table.ts";
import { environmentOf, openKeys, useLocalCredentials } from "./environment.ts";
import { type Folder, openFolder } from "./folder.ts";
import { createFunctions, type Functions } from "./functions.ts";
import { startSite } from "./http.ts";
import { audience, signToken } from "./identity/keys.ts";
import { startIdentity } from "./identity/server.ts";
import { findJava } from "./java.ts";
import { type MailView, openInbox } from "./mail/inbox.ts";
import { startMail } from "./mail/server.ts";
import { findOfficer } from "./sample/officers.ts";
import { openSettings } from "./settings.ts";
import { startStream } from "./streams/consumer.ts";
import { openStreamState } from "./streams/state.ts";
import { createAdvance } from "./time/advance.ts";
import { createClock } from "./time/clock.ts";
import { createScheduler } from "./time/scheduler.ts";
import { deployWorkflows, listExecutions } from "./workflows.ts";

export type HostOptions = {
  /** Where everything is kept; without it (or with `memory`) nothing outlives the host. */
  dataDir?: string;
  memory?: boolean;
  /** Port of the site, the other four follow it; 0 takes any free ones. */
  port?: number;
  /** Time stands still from here, and moves only by `advanceTo`; for tests. */
  frozenAt?: string;
  /** "none" starts with an empty table. */
  sample?: "none";
  /** One line per part as it comes up. */
  log?: (line: string) => void;
};

/** The whole product, running on this machine. */
export type Host = {
  url: string;
  issuer: string;
  dynamodbUrl: string;
  stepfunctionsUrl: string;
  world: World;
  /** A bearer token of a sample user, by id or role. */
  token(idOrRole: string): Promise<string>;
  settle(): Promise<void>;
  advanceTo(instant: string | number): Promise<void>;
  /** UTC ISO instant. */
  now(): string;
  inbox(to?: string): Promise<MailView[]>;
  stop(): Promise<void>;
};

/** Brings the whole product up; whatever was started is stopped again when a part fails. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const parts: (() => unknown)[] = [];
  const stop = async () => {
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) await part();
  };
  try {
    return await start(options, (part) => parts.push(part), stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { dataDir, memory = false, port = 3000, frozenAt, sample, log = () => {} }: HostOptions,
  onStop: (part: () => unknown) => void,
  stop: () => Promise<void>,
): Promise<Host> {
  useLocalCredentials();
  const portOf = (place: number) => (port === 0 ? 0 : port + place);
  const folder = await openFolder(memory ? undefined : dataDir);
  onStop(folder.remove);
  const settings = openSettings(folder.database("host.sqlite"));
  onStop(settings.close);
  const clock = createClock(settings, frozenAt);
  const site = await startSite(portOf(0));
  onStop(site.stop);

  const login = await startIdentity({
    file: folder.file("identity.json"),
    port: portOf(1),
    siteUrl: site.url,
  });
  onStop(login.stop);
  const { issuer } = login.identity;
  log(`登录服务  ${issuer}`);

  const inbox = openInbox(folder.database("mail.sqlite"));
  onStop(inbox.close);
  const mail = await startMail({ inbox, port: portOf(4), clock: clock.iso });
  onStop(mail.stop);
  log(`邮件      ${mail.url}`);

  const java = await findJava(folder.root ?? ".data", log);
  const database = await startDynamoDb({
    java,
    folder: folder.file("dynamodb"),
    port: portOf(2),
  });
  onStop(database.stop);
  const streamArn = await ensureTable(database.client);
  log(`数据库    ${database.url}`);

  // Executions of before go on at once: they wait for the functions here.
  const functions = Promise.withResolvers<Functions>();
  functions.promise.catch(() => {});
  const { startStepFunctions } = await import("./stepfunctions/server.ts");
  const workflows = await startStepFunctions({
    file: folder.database("stepfunctions.sqlite"),
    port: portOf(3),
    clock,
    region,
    account,
    invoke: async (name, payload) => (await functions.promise).invoke(name, payload),
  });
  onStop(workflows.close);
  const aliases = await deployWorkflows(workflows.url);
  log(`流程引擎  ${workflows.url}`);

  const env = environmentOf({
    dynamodbUrl: database.url,
    stepfunctionsUrl: workflows.url,
    smtpUrl: mail.url,
    siteUrl: site.url,
    issuer,
    jwksUrl: login.jwksUrl,
    filesFolder: folder.uploads,
    keys: await openKeys(folder.root),
    aliases,
  });
  const { createWorld } = await import("#functions/world.ts");
  const { connectConductor } = await import("#functions/react/conductor.ts");
  const world = createWorld(env, {
    clock: clock.iso,
    conductor: connectConductor(env),
    log: openLog(folder, onStop),
  });
  const lambda = createFunctions(world);
  functions.resolve(lambda);

  const state = openStreamState(folder.database("streams.sqlite"));
  onStop(state.end);
  const client = new DynamoDBStreamsClient({ endpoint: database.url, region, credentials });
  const streams = startStream({
    client,
    streamArn,
    state,
    ...topology.stream,
    handle: (event) =>
      lambda.call(topology.stream.function, event) as Promise<DynamoDBBatchResponse>,
    log,
  });
  onStop(streams.stop);
  const scheduler = createScheduler({ clock, settings, log, run: (name) => lambda.call(name, {}) });
  onStop(scheduler.stop);
  const { settle, advanceTo } = createAdvance({
    clock,
    scheduler,
    streams,
    workflows,
    sweep: async () => (await lambda.call("sweep", {})) as { woken: number; nextWakeAt?: string },
  });
  log("变更流与定时任务");

  const { createApi } = await import("#functions/api/app.ts");
  const { createLinkPages } = await import("#functions/link/app.ts");
  const places = {
    url: site.url,
    issuer,
    dynamodbUrl: database.url,
    stepfunctionsUrl: workflows.url,
  };
  site.open({
    api: createApi(world, { issuer, audience, jwksUrl: login.jwksUrl }),
    links: createLinkPages(world),
    dev: createDevRoutes({
      start: places,
      now: clock.now,
      setClock: clock.set,
      advanceTo,
      inbox: inbox.list,
      executions: () => listExecutions(workflows.url),
      deadLetters: streams.deadLetters,
      redrive: streams.redrive,
    }),
  });
  log(`系统      ${site.url}`);

  if (sample !== "none" && settings.get("sample") === undefined) {
    const { loadSample } = await import("./sample/load.ts");
    await loadSample(world);
    await settle();
    settings.set("sample", "loaded");
    log("示例区数据已载入");
  }
  scheduler.start();

  return {
    ...places,
    world,
    async token(idOrRole) {
      const officer = findOfficer(idOrRole);
      if (officer === undefined) throw new Error(`No sample user ${idOrRole}`);
      return signToken(login.identity, officer);
    },
    settle,
    advanceTo: (instant) => advanceTo(typeof instant === "number" ? instant : Date.parse(instant)),
    now: clock.iso,
    inbox: (to) => Promise.resolve(inbox.list(to)),
    stop,
  };
}

/** The functions' log lines, one JSON object each; they would drown the start-up lines. */
function openLog(folder: Folder, onStop: (part: () => unknown) => void): World["log"] {
  const file = folder.file("log.jsonl");
  if (file === undefined) return () => {};
  const stream = createWriteStream(file, { flags: "a" });
  onStop(() => new Promise((resolve) => stream.end(resolve)));
  return (event, fields) => {
    stream.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
  };
}
