import { account, region } from "../account.ts";
import { type Room, roomOf } from "../disk.ts";
import { openAccess } from "../dynamodb/access.ts";
import { type EngineName, findEngine, type Lifetime } from "../dynamodb/engine.ts";
import { type DynamoDb, joinDynamoDb, startDynamoDb } from "../dynamodb/server.ts";
import { ensureTable } from "../dynamodb/table.ts";
import { environmentOf, openKeys, withLocalCredentials } from "../environment.ts";
import { type Folder, openFolder } from "../folder.ts";
import { type IdentityServer, startIdentity } from "../identity/server.ts";
import { type Inbox, openInbox } from "../mail/inbox.ts";
import { startMail } from "../mail/server.ts";
import { portTrouble } from "../ports.ts";
import { openSettings, type Settings } from "../settings.ts";
import { type StepFunctions, startStepFunctions } from "../stepfunctions/server.ts";
import type { Grants } from "../stepfunctions/wire/authorize.ts";
import { createClock, type HostClock } from "../time/clock.ts";
import type { Functions } from "./functions.ts";
import { type Site, startSite } from "./http.ts";
import { deployWorkflows } from "./workflows.ts";

export type PlatformOptions = {
  /** Undefined keeps nothing. */
  dataDir: string | undefined;
  /** Of the site; the other four follow it. 0 takes any free ones. */
  port: number;
  frozenAt: string | undefined;
  lifetime: Lifetime;
  freeBytes: (folder: string) => number;
  databaseUrl: string | undefined;
  engine: EngineName | undefined;
  log: (line: string) => void;
  /** A part ended by itself, and the host is of no use any more. */
  onFailure: (line: string) => void;
  /** Takes what undoes each part, in the order in which they came up. */
  onStop: (part: () => unknown) => void;
  /** Calls of the workflows wait for these. */
  functions: Promise<Functions>;
  /** Puts data into a new folder before anything in it is opened. */
  prepare?: (place: { folder: Folder; settings: Settings; clock: HostClock }) => Promise<void>;
  /** What each caller may do at Step Functions. */
  grants: Grants;
};

/** What AWS and the district's own servers would be, on this machine. */
export type Platform = {
  folder: Folder;
  settings: Settings;
  clock: HostClock;
  site: Site;
  login: IdentityServer;
  inbox: Inbox;
  database: DynamoDb;
  streamArn: string;
  workflows: StepFunctions;
  /** What the functions find in their environment. */
  env: Record<string, string>;
};

/** Starts every server; ports in use and the like are found before anything slow begins. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { frozenAt, log, onStop } = options;
  const portOf = (place: number) => (options.port === 0 ? 0 : options.port + place);
  withLocalCredentials();
  const folder = await openFolder(options.dataDir, options.freeBytes);
  onStop(folder.remove);
  const room = watchRoom(folder, options);
  onStop(room.stop);
  const settings = openSettings(folder.database("host.sqlite"));
  onStop(settings.close);
  const clock = createClock(settings, frozenAt);
  await options.prepare?.({ folder, settings, clock });
  const site = await startSite(portOf(0), room.now);
  onStop(site.stop);

  const login = await startIdentity({
    file: folder.file("identity.json"),
    sessions: folder.database("sessions.sqlite"),
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
  log(`邮件服务  ${mail.url}`);

  const database = await openDatabase(options, folder, portOf(2));
  onStop(database.stop);
  const streamArn = await ensureTable(database.client);
  log(`数据库    ${database.url}`);

  const workflows = await startStepFunctions({
    file: folder.database("stepfunctions.sqlite"),
    port: portOf(3),
    clock,
    region,
    account,
    grants: options.grants,
    invoke: async (name, payload) => (await options.functions).invoke(name, payload),
  }).catch((error: unknown) => {
    throw portTrouble(error, portOf(3), "流程引擎");
  });
  onStop(workflows.close);
  const aliases = await deployWorkflows(workflows.url);
  log(`流程引擎  ${workflows.url}`);

  const env = environmentOf({
    dynamodbUrl: database.url,
    access: database.access,
    stepfunctionsUrl: workflows.url,
    smtpUrl: mail.url,
    siteUrl: site.url,
    issuer,
    jwksUrl: login.jwksUrl,
    keys: await openKeys(folder.root),
    aliases,
  });
  return { folder, settings, clock, site, login, inbox, database, streamArn, workflows, env };
}

/** The host's database: in a server of its own, or in one that runs already. */
async function openDatabase(
  { databaseUrl, engine, lifetime, log, onFailure }: PlatformOptions,
  folder: Folder,
  port: number,
): Promise<DynamoDb> {
  const kept = folder.file("dynamodb");
  if (databaseUrl !== undefined) {
    return joinDynamoDb(databaseUrl, kept === undefined ? undefined : await openAccess(kept));
  }
  return startDynamoDb({
    engine: await findEngine({
      wanted: engine,
      folder: kept,
      javaFolder: folder.root ?? ".data",
      log,
    }),
    lifetime,
    folder: kept,
    port,
    onEnd: () => onFailure("数据库进程意外结束，请重新运行 npm start；已保存的数据不受影响"),
  });
}

/** Looks at the room on the disk; a full one ends the host before it can lose anything. */
function watchRoom(
  { uploads }: Folder,
  { freeBytes, log, onFailure }: PlatformOptions,
): { now(): Room; stop(): void } {
  const now = () => roomOf(freeBytes(uploads));
  let before: Room = "ample";
  const timer = setInterval(() => {
    const room = now();
    if (room !== before && room === "low") log("磁盘空间不足，暂停受理写入：请清理磁盘");
    if (room === "full") {
      clearInterval(timer);
      onFailure("磁盘将满，系统已停止，以免丢失数据：请清理磁盘后重新运行 npm start");
    }
    before = room;
  }, 500);
  return { now, stop: () => clearInterval(timer) };
}
