import { setTimeout as sleep } from "node:timers/promises";
import type { Write } from "#kernel/store/write.ts";
import type { World } from "#kernel/world.ts";
import { topology } from "#topology";
import { openFolderFiles } from "./aws/files.ts";
import { createFunctions, type Functions } from "./aws/functions.ts";
import { startPlatform } from "./aws/platform.ts";
import { startReactions } from "./aws/reactions.ts";
import { listExecutions } from "./aws/workflows.ts";
import { createConsole } from "./console/console.ts";
import { ensureConsole } from "./console/console-build.ts";
import { createDevRoutes } from "./dev/routes.ts";
import { freeBytes } from "./disk.ts";
import type { Access } from "./dynamodb/access.ts";
import type { EngineName, Lifetime } from "./dynamodb/engine.ts";
import { createFaults, type Faulty } from "./faults/faults.ts";
import { audience, consoleClient, signToken } from "./identity/keys.ts";
import type { MailView } from "./mail/inbox.ts";
import { grantsUnder } from "./rights/workflows.ts";
import { findOfficer } from "./sample/officers.ts";
import { fillOffice, unpackOffice } from "./sample/restore.ts";
import { createProductWorld } from "./world.ts";

/** "office" is the whole library with a half-year of matters; it takes a folder. */
export type Sample = "none" | "districts" | "whole" | "office";

export type HostOptions = {
  /** Where everything is kept; without it (or with `memory`) nothing outlives the host. */
  dataDir?: string;
  memory?: boolean;
  /** Port of the site, the other four follow it; 0 takes any free ones. */
  port?: number;
  /** Time stands still from here, and moves only by `advanceTo`; for tests. */
  frozenAt?: string;
  /** A DynamoDB Local that runs already, in which the host has a database of its own; for tests. */
  databaseUrl?: string | undefined;
  /** Free bytes of the disk that a folder is on; for tests. */
  freeBytes?: (folder: string) => number;
  /** The database's program; the best that there is, unless said otherwise. */
  engine?: EngineName | undefined;
  /** Memory is for tests, a folder for people, unless said otherwise. */
  lifetime?: Lifetime;
  /** "none" starts with an empty table, "districts" with officers, but without the library. */
  sample?: Sample;
  /** Whether staff find the console at `/`; it is built first when it is older than its sources. */
  console?: "none" | "built";
  /** What the functions find in their environment besides: ROBOTS, SMS_GATEWAY. */
  env?: Readonly<Record<string, string>>;
  /** Told of each call of a function, and how long it took, ms; for measurements. */
  onCall?: (name: string, ms: number) => void;
  /** One line per part as it comes up. */
  log?: (line: string) => void;
  /** Called when a part ends by itself. */
  onFailure?: (line: string) => void;
};

/** The whole product, running on this machine. */
export type Host = {
  url: string;
  issuer: string;
  dynamodbUrl: string;
  /** Opens the database for clients besides the host, such as the AWS CLI. */
  access: Access;
  stepfunctionsUrl: string;
  /** With which the last report of the sample office is followed on the public page. */
  receipt: string | undefined;
  world: World;
  /** What AWS does now and then; all off at the start. */
  faults: Faulty;
  /** A bearer token of a sample user, by id or role. */
  token(idOrRole: string): Promise<string>;
  settle(): Promise<void>;
  advanceTo(instant: string | number): Promise<void>;
  /** UTC ISO instant. */
  now(): string;
  inbox(to?: string): Promise<MailView[]>;
  /** States entered and functions called by executions since the start; for measurements. */
  workflowStats(): { transitions: number; invocations: number };
  stop(): Promise<void>;
};

/** How long one part may take to stop, ms. */
const patience = 5_000;

type OnStop = (part: () => unknown) => void;

/** Brings the whole product up; whatever was started is stopped again when a part fails. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const parts: (() => unknown)[] = [];
  const stop = async () => {
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      await Promise.race([part(), sleep(patience, undefined, { ref: false })]);
    }
  };
  try {
    return { ...(await start(options, (part) => parts.push(part))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: HostOptions, onStop: OnStop): Promise<Omit<Host, "stop">> {
  const { dataDir, memory = false, port = 3000, frozenAt, log = () => {} } = options;
  // Earlier executions go on as soon as Step Functions is up: they wait for the functions here.
  const functions = Promise.withResolvers<Functions>();
  const faults = createFaults();
  const platform = await startPlatform({
    dataDir: memory ? undefined : dataDir,
    port,
    frozenAt,
    databaseUrl: options.databaseUrl,
    engine: options.engine,
    freeBytes: options.freeBytes ?? freeBytes,
    lifetime: options.lifetime ?? (memory ? "short" : "long"),
    log,
    onFailure: options.onFailure ?? log,
    onStop,
    functions: functions.promise,
    ...(options.sample === "office" ? { prepare: unpackOffice } : {}),
    grants: grantsUnder(faults),
  });
  const { settings, clock, site, login, inbox, database, workflows } = platform;
  const { issuer } = login.identity;
  if ((await fillOffice(platform, { ...platform, url: site.url })) === "filled")
    log("示例区数据已载入：半年的事项");
  const folderFiles = openFolderFiles(platform.folder.uploads, () => site.url, clock.now);
  const env = { ...options.env, ...platform.env };
  let onWrite = (_writes: readonly Write[]) => {};
  const world = await createProductWorld(platform, {
    env,
    files: folderFiles.files,
    faults,
    onStop,
    onWrite: (writes) => onWrite(writes),
  });
  const running = createFunctions(world, options.onCall);
  functions.resolve(running);
  const reactions = startReactions(platform, running, {
    expire: () => folderFiles.expire(topology.buckets.files.expiring),
    faults,
    log,
    onStop,
  });
  const { streams, scheduler, wakes, settle, advanceTo } = reactions;
  onWrite = (writes) => {
    wakes.note(writes);
    streams.nudge();
  };
  log("变更流与定时任务");

  const token = async (idOrRole: string): Promise<string> => {
    const officer = findOfficer(idOrRole);
    if (officer === undefined) throw new Error(`No sample user ${idOrRole}`);
    return signToken(login.identity, officer);
  };
  const places = {
    url: site.url,
    issuer,
    dynamodbUrl: database.url,
    stepfunctionsUrl: workflows.url,
  };
  const { createApi } = await import("#functions/api/app.ts");
  const { everyRoute } = await import("#functions/api/routes.ts");
  const { createReference } = await import("#functions/reference/reference.ts");
  const { readConfig } = await import("#functions/config.ts");
  const { createLinkPages } = await import("#functions/link/app.ts");
  const { createEvidencePages } = await import("#functions/evidence/app.ts");
  const { createReportPages } = await import("#functions/reports/app.ts");
  const { createPetitionPages } = await import("#functions/petition/app.ts");
  const { createDesk } = await import("#functions/petition/desk.ts");
  if (options.console === "built") await ensureConsole(log);
  const console = createConsole({
    name: "提级监督",
    issuer,
    clientId: consoleClient,
    audience,
  });
  site.open({
    ...(options.console === "built" ? { console } : {}),
    api: createApi(world, { issuer, audience, jwksUrl: login.jwksUrl }, everyRoute),
    reference: createReference(),
    links: createLinkPages(world, readConfig(env).linkLogin),
    evidence: createEvidencePages(world),
    reports: createReportPages(world),
    petitions: createPetitionPages(createDesk(world, () => site.url)),
    files: folderFiles.site,
    dev: createDevRoutes({
      start: places,
      now: clock.now,
      setClock: clock.set,
      advanceTo,
      inbox: inbox.list,
      executions: () => listExecutions(workflows.url),
      deadLetters: streams.deadLetters,
      redrive: streams.redrive,
      faults,
    }),
  });
  log(`系统      ${site.url}`);

  if (options.sample !== "none" && settings.get("sample") === undefined) {
    const { loadSample } = await import("./sample/load.ts");
    await loadSample(world, options.sample === "office" ? "whole" : options.sample);
    await settle();
    settings.set("sample", "loaded");
    log("示例区数据已载入");
  }
  if (options.sample === "office" && settings.get("sample.officers") === undefined) {
    const { importVillages, nameSampleOfficers } = await import("./sample/load.ts");
    await nameSampleOfficers(world);
    await importVillages(world);
    await settle();
    settings.set("sample.officers", "named");
  }
  scheduler.start();

  return {
    ...places,
    access: database.access,
    receipt: settings.get("sample.receipt"),
    world,
    faults,
    token,
    settle,
    advanceTo: (instant) => advanceTo(typeof instant === "number" ? instant : Date.parse(instant)),
    now: clock.iso,
    inbox: (to) => Promise.resolve(inbox.list(to)),
    workflowStats: workflows.stats,
  };
}
