import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listExecutions } from "#local/aws/workflows.ts";
import { type Host, startHost } from "#local/host.ts";
import { dutyNames } from "#process/enrollment/duties/duties.ts";
import { runCommand } from "#tests/commands/command.ts";
import { at, call, enrollmentOf, timelineOf } from "#tests/end-to-end/harness.ts";
import { ownEngine } from "#tests/local/dynamodb.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { askedAbout, consent, decide, goOn, matterAt, runningFor, toldAbout } from "./chains.ts";

const start = (dataDir: string) =>
  startHost({
    dataDir,
    port: 0,
    frozenAt: at("2026-03-03"),
    sample: "districts",
    engine: ownEngine,
  });

const recreate = (host: Host) => runCommand(host, "recreate-executions", ["--district", "sample"]);

/** Copies what a host keeps, all of it or the files that are named so. */
async function copy(from: string, to: string, wanted: (name: string) => boolean = () => true) {
  for (const name of await readdir(from))
    if (wanted(name)) await cp(join(from, name), join(to, name), { recursive: true });
}

const isTable = (name: string) => name === "dynamodb" || name.startsWith("streams.sqlite");
const isExecutions = (name: string) => name.startsWith("stepfunctions.sqlite");

describe("a table from before, all executions gone", () => {
  let root: string;
  let host: Host;
  const ids: Record<string, string> = {};
  const versions: Record<string, number> = {};

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "restore-"));
    const before = await start(join(root, "before"));
    for (const status of ["ROOM_REVIEW", "COMMISSION_PENDING", "PARTY_PENDING", "ACTIVE"])
      ids[status] = await matterAt(before, status);
    ids.returned = await matterAt(before, "DEPUTY_REVIEW");
    const giveBack = { action: "return", opinion: "请再核" };
    await decide(before, "u-wu", `${ids.returned}.DEPUTY_REVIEW.1`, giveBack);
    await loseAnswers(before);
    for (const id of Object.values(ids)) versions[id] = await versionOf(before, id);
    await before.stop();
    await copy(join(root, "before"), join(root, "after"), (name) => !isExecutions(name));
    host = await start(join(root, "after"));
  });
  afterAll(async () => {
    await host.stop();
    await rm(root, { recursive: true, force: true });
  });

  /** Two matters whose execution never heard of the decision that was made at the last moment. */
  async function loseAnswers(before: Host): Promise<void> {
    ids.unasked = await matterAt(before, "ROOM_REVIEW");
    ids.consented = await matterAt(before, "PARTY_PENDING");
    before.world.conductor.succeed = () => Promise.resolve("gone");
    await decide(before, "u-feng", `${ids.unasked}.ROOM_REVIEW.1`, {
      action: "approve",
      declaration: "none",
    });
    await consent(before, ids.consented);
  }

  const open = () => Object.entries(ids).flatMap(([name, id]) => (name === "ACTIVE" ? [] : [id]));

  it("nobody is asked anything on, while the records stand where they stood", async () => {
    expect(await runningFor(host)).toEqual([]);
    expect(await enrollmentOf(host, ids.unasked ?? "")).toMatchObject({
      status: "DEPUTY_REVIEW",
      visits: { ROOM_REVIEW: 1 },
    });
    const consented = await enrollmentOf(host, ids.consented ?? "");
    expect(consented.status).toBe("ACTIVE");
    expect(consented.dutiesOpenedAt).toBeUndefined();
  });

  it("the command makes each execution again that has something left to do", async () => {
    const { code, out, error } = await recreate(host);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toBe("已恢复 6 个流程，另有 1 个事项的流程早已走完\n");
    await host.settle();
    const waiting = open().filter((id) => id !== ids.consented);
    expect(await runningFor(host)).toEqual(waiting.sort());
    expect((await askedAbout(host, ids.unasked ?? "")).map(({ stage }) => stage)).toEqual([
      "ROOM_REVIEW",
      "DEPUTY_REVIEW",
    ]);
    expect((await enrollmentOf(host, ids.consented ?? "")).dutiesOpenedAt).toBeDefined();
    const finished = ids.ACTIVE ?? "";
    expect(await versionOf(host, finished)).toBe(versions[finished]);
  });

  it("done a second time, still one execution asks for each matter, and the others have ended", async () => {
    const { code, out } = await recreate(host);
    expect({ code, out }).toEqual({
      code: 0,
      out: "已恢复 5 个流程，另有 2 个事项的流程早已走完\n",
    });
    await host.settle();
    const waiting = open().filter((id) => id !== ids.consented);
    expect(await runningFor(host)).toEqual(waiting.sort());
  });

  it("every matter comes to direct supervision, by links of before too", async () => {
    for (const id of open()) await goOn(host, id, "ACTIVE");
    await host.settle();
    const statuses = (await listExecutions(host.stepfunctionsUrl)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["SUCCEEDED"]));
  });

  it("each question was asked once, and each person asked was told of it once", async () => {
    const straight = (await askedAbout(host, ids.ACTIVE ?? "")).map(({ stage }) => stage).sort();
    expect(straight).toHaveLength(5 + dutyNames.length);
    for (const [name, id] of Object.entries(ids)) {
      const asked = await askedAbout(host, id);
      const again = name === "returned" ? ["DEPUTY_REVIEW", "RETURNED"] : [];
      expect(asked.map(({ stage }) => stage).sort(), name).toEqual([...straight, ...again].sort());
      const seats: Record<string, number> = {};
      // The file opens by itself (D-ENR-9): its duty is done before anybody could be told.
      const told = asked.filter(({ stage }) => stage !== "INTEGRITY_FILE");
      for (const { person } of told.flatMap((task) => task.seats))
        seats[person] = (seats[person] ?? 0) + 1;
      expect(await toldAbout(host, id), name).toEqual(seats);
      const failed = (await timelineOf(host, id)).filter(({ type }) => type.endsWith("-failed"));
      expect(failed, name).toEqual([]);
    }
  });

  it("says in one line what is missing", async () => {
    for (const args of [[], ["--district", "nowhere"], ["--district", "sample", "--table", "No"]]) {
      const { code, error } = await runCommand(host, "recreate-executions", args);
      expect(code).toBe(1);
      expect(error).toMatch(/^未能完成：[^\n]+\n$/);
    }
  });
});

describe("a table from before, under executions and mails of a time that is lost", () => {
  let root: string;
  let host: Host;
  let asked: string;
  let drafted: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "restore-"));
    const live = join(root, "live");
    let lived = await start(live);
    asked = await matterAt(lived, "ROOM_REVIEW");
    drafted = await draft(lived);
    await lived.stop();
    await copy(live, join(root, "backup"));

    lived = await start(live);
    await goOn(lived, asked, "DEPUTY_REVIEW");
    await submit(lived);
    await lived.stop();

    const restored = join(root, "restored");
    await copy(join(root, "backup"), restored, isTable);
    await copy(live, restored, (name) => !isTable(name));
    host = await start(restored);
    await host.advanceTo(at("2026-03-03", "11:00"));
  });
  afterAll(async () => {
    await host.stop();
    await rm(root, { recursive: true, force: true });
  });

  async function draft(host: Host): Promise<string> {
    const staff = call(host, "u-chen");
    const someone = { ...candidate, personId: "per_drafted" };
    const { body } = await staff.post("/enrollments", { candidate: someone, scoreSheet });
    await staff.post(`/enrollments/${body.id}/nomination`, { nomination });
    return body.id;
  }

  async function submit(host: Host): Promise<void> {
    const { status } = await call(host, "u-chen").post(`/enrollments/${drafted}/submission`);
    expect(status).toBe(200);
    await host.settle();
  }

  it("the executions of the lost time are stopped, then made again", async () => {
    expect(await runningFor(host)).toEqual([asked, drafted].sort());
    await stopAll(host);
    expect(await runningFor(host)).toEqual([]);
    expect((await recreate(host)).code).toBe(0);
    await host.settle();
    expect(await runningFor(host)).toEqual([asked]);
  });

  it("an event that takes a lost one's number starts an execution and sends a mail of its own", async () => {
    await submit(host);
    expect(await runningFor(host)).toEqual([asked, drafted].sort());
    expect(await toldAbout(host, drafted)).toEqual({ "u-feng": 2 });
    await goOn(host, asked, "DEPUTY_REVIEW");
    expect(await toldAbout(host, asked)).toEqual({ "u-feng": 1, "u-wu": 2 });
  });

  it("both come to direct supervision", async () => {
    for (const id of [asked, drafted]) await goOn(host, id, "ACTIVE");
    expect((await enrollmentOf(host, drafted)).dutiesOpenedAt).toBeDefined();
  });
});

/** What docs/operate.md does with the AWS CLI. */
async function stopAll(host: Host): Promise<void> {
  const account = "arn:aws:states:us-east-1:000000000000:execution:enrollment";
  const client = new SFNClient({ endpoint: host.stepfunctionsUrl, region: "us-east-1" });
  for (const { name, status } of await listExecutions(host.stepfunctionsUrl))
    if (status === "RUNNING")
      await client.send(new StopExecutionCommand({ executionArn: `${account}:${name}` }));
  client.destroy();
}

async function versionOf(host: Host, id: string): Promise<number> {
  const { body } = await call(host, "u-zhou").get<{ version: number }>(`/enrollments/${id}`);
  return body.version;
}
