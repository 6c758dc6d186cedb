import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { call, dueOf, startFrozen, submitted, taskOf, timelineOf } from "./harness.ts";

type Settings = { config: Record<string, unknown>; register: { limits: Record<string, unknown> } };

describe("district configuration", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const admin = () => call(host, "u-qin");
  const current = async () => (await admin().get<Settings>("/config")).body.config;

  it("only the administrator publishes it", async () => {
    const body = { config: await current(), overrides: {} };
    expect((await call(host, "u-shen").put("/config", body)).status).toBe(403);
  });

  it("statutory limits are only ever shortened", async () => {
    const config = await current();
    const longer = await admin().put("/config", { config, overrides: { "D-CLU-3": 6 } });
    expect(longer).toMatchObject({ status: 422, body: { code: "config.statutory" } });
    const unknown = await admin().put("/config", { config, overrides: { "D-XXX-1": 6 } });
    expect(unknown).toMatchObject({ status: 422, body: { code: "config.invalid" } });
    const shorter = await admin().put("/config", { config, overrides: { "D-CLU-3": 4 } });
    expect(shorter.status).toBe(200);
  });

  it("who publishes it does so alone, and the secretary is told each time (S6)", async () => {
    const told = async (who: string) => {
      const { body } = await call(host, who).get<{ items: { title: string }[] }>("/notices");
      return body.items.filter(({ title }) => title === "区级配置已变更").length;
    };
    await host.settle();
    const before = await told("u-zhou");
    const overrides = { "D-CLU-3": 4 };
    const published = await admin().put("/config", { config: await current(), overrides });
    expect(published.status).toBe(200);
    await host.settle();
    expect(await told("u-zhou")).toBe(before + 1);
    expect(await told("u-qin")).toBe(0);
    const mails = async (who: string) => {
      const all = await host.inbox(`${who}@example.test`);
      return all.filter(({ subject }) => subject.includes("区级配置已变更")).length;
    };
    expect(await mails("zhou")).toBeGreaterThan(0);
    expect(await mails("qin")).toBe(0);
  });

  it("a calendar that is loaded again moves due days: the secretary is told of it too", async () => {
    const told = async () => {
      const { body } = await call(host, "u-zhou").get<{ items: { title: string }[] }>("/notices");
      return body.items.filter(({ title }) => title === "区级配置已变更").length;
    };
    const before = await told();
    const { years } = (await admin().get<{ years: { year: number }[] }>("/calendars")).body;
    const loaded = years.find(({ year }) => year === 2026);
    const again = await admin().put("/calendars/2026", { ...loaded, version: "2" });
    expect(again.status, JSON.stringify(again.body)).toBe(200);
    await host.settle();
    expect(await told()).toBe(before + 1);
  });

  it("a dry run of a year's holidays says which due days would move, and moves none", async () => {
    const id = await submitted(host, { personId: "per_calendar" });
    type Year = { year: number; holidays: string[] };
    const { years } = (await admin().get<{ years: Year[] }>("/calendars")).body;
    const [year = { year: 0, holidays: [] }] = years.filter((one) => one.year === 2026);
    const holidays = [...year.holidays, "2026-03-05"].toSorted();
    const tried = await admin().post<{
      examined: number;
      moved: number;
      items: { number: string; title: string; was: string; becomes: string }[];
    }>("/calendars/preview", { ...year, holidays });
    expect(tried.status, JSON.stringify(tried.body)).toBe(200);
    expect(tried.body.items).toContainEqual({
      number: shortNumber(id),
      title: "室务审核",
      was: "2026-03-06",
      becomes: "2026-03-09",
    });
    expect(tried.body.moved).toBe(tried.body.items.length);
    expect(tried.body.examined).toBeGreaterThanOrEqual(tried.body.moved);
    const same = await admin().post("/calendars/preview", year);
    expect(same.body).toMatchObject({ moved: 0, settled: 0, items: [] });
    expect(await dueOf(host, id, "ROOM_REVIEW")).toBe("2026-03-06");
    expect((await call(host, "u-shen").post("/calendars/preview", year)).status).toBe(403);
  });

  it("a dry run says what would change, and changes nothing", async () => {
    const id = await submitted(host);
    const config = { ...(await current()), maxReturns: 1 };
    const before = await admin().get<Settings>("/config");
    const preview = await admin().post<{
      settings: object[];
      lengths: { code: string; openTasks: { taskId: string }[] }[];
    }>("/config/preview", { config, overrides: { "D-ENR-1": 2, "D-CLU-3": 4 } });
    expect(preview.body.settings).toEqual([{ path: "maxReturns", was: 2, becomes: 1 }]);
    expect(preview.body.lengths.map(({ code }) => code)).toEqual(["D-ENR-1"]);
    expect(preview.body.lengths[0]?.openTasks).toContainEqual({
      taskId: `${id}.ROOM_REVIEW.1`,
      due: "2026-03-06",
    });
    expect((await admin().get<Settings>("/config")).body).toEqual(before.body);
    const refused = await admin().post("/config/preview", {
      config,
      overrides: { "D-CLU-3": 60 },
    });
    expect(refused.body).toMatchObject({ code: "config.statutory" });
  });

  it("a new length holds for new questions; open ones keep the length they began with", async () => {
    const running = await submitted(host, { personId: "per_config_1" });
    const config = await current();
    await admin().put("/config", { config, overrides: { "D-ENR-1": 2, "D-CLU-3": 4 } });
    await host.settle();
    const fresh = await submitted(host, { personId: "per_config_2" });
    expect(await dueOf(host, running, "ROOM_REVIEW")).toBe("2026-03-06");
    expect(await dueOf(host, fresh, "ROOM_REVIEW")).toBe("2026-03-05");
    const versions = [running, fresh].map(
      async (id) => (await taskOf(host, id, "ROOM_REVIEW")).due,
    );
    const [old, now] = await Promise.all(versions);
    expect(Number(now?.registerVersion)).toBeGreaterThan(Number(old?.registerVersion));
    expect((await timelineOf(host, running)).map(({ type }) => type)).not.toContain(
      "task.due-moved",
    );
  });
});
