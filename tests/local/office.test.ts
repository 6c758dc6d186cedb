import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { sealFolder } from "#functions/verify/seals.ts";
import { verifyAll } from "#functions/verify/verify.ts";
import { dayOf, instantAt } from "#kernel/deadline/day.ts";
import { tableSource } from "#kernel/verify/source.ts";
import { type Host, startHost } from "#local/host.ts";
import { lastDay } from "#local/sample/office/seasons/half-year.ts";
import { call } from "#tests/end-to-end/harness.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { ownFolder, sharedEngine } from "./dynamodb.ts";

type Listed = { items?: readonly { id?: string }[] };
type Deadline = { subject: { kind: string }; due: string; colour: string; asked: string[] };

/** The recorded half-year of `npm start`, as it is found at the first start. */
describe("the sample office that the product comes with", () => {
  let host: Host;
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  const start = async () =>
    startHost({
      dataDir: folder.path,
      port: 0,
      frozenAt: instantAt("2030-01-02", "09:00"),
      sample: "office",
      ...(await databaseOn(sharedEngine)),
    });
  const deadlines = async (who: string, query = "") =>
    (await call(host, who).get<{ items: Deadline[] }>(`/deadlines${query}`)).body.items;

  beforeAll(async () => {
    folder = await ownFolder();
    host = await start();
  });
  afterAll(async () => {
    await host.stop();
    await folder.remove();
  });

  it("its clock stands at the day on which the recording ends", () => {
    expect(dayOf(host.now())).toBe(lastDay);
  });

  it("every chain, seal, number and state of it verifies: no finding", async () => {
    const verified = await verifyAll({
      source: tableSource(host.world.store),
      seals: sealFolder(join(folder.path, "files/seals")),
      today: lastDay,
      lagDays: 2,
      known: [],
    });
    expect(verified.findings).toEqual([]);
    expect(verified.records).toBeGreaterThan(500);
    expect(verified.seals).toBeGreaterThan(100);
  });

  it("search and screening read the library of the recording, bytes and all", async () => {
    const found = await call(host, "u-wu").get<{ items: object[] }>("/library/search?text=示例");
    expect([found.status, found.body.items.length > 0]).toEqual([200, true]);
    const screened = await call(host, "u-wu").get<{ items: { object: string }[] }>("/screening");
    expect(screened.status).toBe(200);
    // committees, an organization, and those who lead them.
    expect(new Set(screened.body.items.map(({ object }) => object)).size).toBe(3);
    const scatter = await call(host, "u-wu").get<{ points: object[] }>("/screening/scatter");
    expect(scatter.body.points).toHaveLength(6);
  });

  it.each(["u-zhou", "u-wu", "u-feng", "u-chen", "u-wei", "u-jiang", "u-shen", "u-qin"])(
    "nothing that %s can list or open fails",
    async (who) => {
      const reads = (await allRoutes()).flatMap(({ method, path }) =>
        method === "get" ? [path] : [],
      );
      const headers = { authorization: `Bearer ${await host.token(who)}` };
      const read = async (path: string) => {
        const answer = await fetch(`${host.url}/api/v1${path}`, { headers });
        const text = await answer.text();
        expect([path, answer.status < 500]).toEqual([path, true]);
        return answer.ok && text.startsWith("{") ? (JSON.parse(text) as Listed) : {};
      };
      for (const list of reads.filter((path) => !path.includes("{"))) {
        const id = (await read(list)).items?.[0]?.id;
        const ofOne = reads.filter(
          (path) => path.startsWith(`${list}/{id}`) && path.indexOf("{") === path.lastIndexOf("{"),
        );
        if (id !== undefined) for (const path of ofOne) await read(path.replace("{id}", id));
      }
    },
  );

  it.each([
    [
      "enrollments",
      ["SCREENING", "ROOM_REVIEW", "RETURNED", "DEPUTY_REVIEW", "ACTIVE", "SUSPENDED"],
    ],
    ["quarterly-visits", ["DUE", "ON_SITE", "CLOSED"]],
    ["targeted-inspections", ["PLAN_REVIEW", "ANALYZING", "DISPOSAL"]],
    ["letters", ["DRAFT", "SERVED", "REVISITED"]],
    ["clues", ["RECEIVED", "STUDYING", "FILED", "DISPOSED"]],
    ["petitions", ["RECEIVED", "IN_CLUE"]],
    ["debriefings", ["PLAN_APPROVAL", "REPORT_DUE", "REPORT_RETURNED", "FED_BACK"]],
    ["education", ["NOTIFIED"]],
    ["opinions", ["CHECKING", "DEPUTY", "REPLIED"]],
    ["matters", ["ACCEPTED", "DUE"]],
    ["meetings", ["ENTERED"]],
    ["recusals", ["REQUESTED"]],
  ])("%s stand in every interesting state", async (path, statuses) => {
    for (const status of statuses) {
      const { body } = await call(host, "u-zhou").get<{ items: object[] }>(
        `/${path}?status=${status}`,
      );
      expect([status, body.items.length > 0]).toEqual([status, true]);
    }
  });

  it("what is due is listed by due day, as far as its reader may see the matter", async () => {
    const all = await deadlines("u-wu");
    expect(all.map(({ due }) => due)).toEqual(all.map(({ due }) => due).toSorted());
    expect(new Set(all.map(({ colour }) => colour))).toEqual(
      new Set(["NONE", "BLUE", "YELLOW", "RED"]),
    );
    expect(all.flatMap(({ asked }) => asked)).toContain("监督对象本人");
    const clues = await deadlines("u-wu", "?kind=clue&to=2199-12-31");
    expect(clues.length).toBeGreaterThan(3);
    expect(new Set(clues.map(({ subject }) => subject.kind))).toEqual(new Set(["clue"]));
    const today = await deadlines("u-wu", `?from=${lastDay}&to=${lastDay}`);
    for (const { due } of today) expect(due).toBe(lastDay);
    expect(await deadlines("u-zheng")).toEqual([]);
    expect((await deadlines("u-shen", "?kind=clue")).length).toBe(0);
    expect((await call(host, "u-lv").get("/deadlines")).status).toBe(403);
    expect((await call(host, "u-xu").get<{ items: object[] }>("/deadlines")).body.items).toEqual(
      [],
    );
  });

  it("goes on from there: a decision is taken, time passes, nothing is told twice", async () => {
    const mailsOf = async () => (await host.inbox("feng@example.test")).length;
    const mails = await mailsOf();
    await host.settle();
    expect(await mailsOf()).toBe(mails);
    const { body } = await call(host, "u-feng").get<{
      items: { taskId: string; subject: { kind: string }; stage: string }[];
    }>("/inbox?limit=200");
    const asked = body.items.find(({ stage }) => stage === "ROOM_REVIEW");
    const decided = await call(host, "u-feng").post(`/tasks/${asked?.taskId}/decision`, {
      action: "approve",
      declaration: "none",
    });
    expect(decided.status).toBe(200);
    await host.settle();
    await host.advanceTo(instantAt("2026-11-30", "09:00"));
    expect(await mailsOf()).toBeGreaterThan(mails);
  });

  it("the last online report is followed with the receipt that the start prints", async () => {
    const form = new FormData();
    form.append("receipt", host.receipt ?? "");
    const answer = await fetch(`${host.url}/p/sample/query`, { method: "POST", body: form });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("已收到")]);
  });

  it("is not put into a folder that has keys of its own, nor twice", async () => {
    const before = host.now();
    await host.stop();
    host = await start();
    expect(host.now()).toBe(before);
    expect(host.receipt).toMatch(/^(?:\d{4} ){6}\d{4}$/);
  });
});
