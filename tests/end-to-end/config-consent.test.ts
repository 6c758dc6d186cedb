import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { call, startFrozen, submitted, taskOf } from "./harness.ts";

type Settings = { config: Record<string, unknown>; overrides: object; version: number };
type Answer = { id: string; code?: string };

describe("nobody weakens a check alone (security S6, S22)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const step = "enrollment.ROOM_REVIEW";
  const admin = () => call(host, "u-qin");
  const inForce = async () => (await admin().get<Settings>("/config")).body;
  const put = async (change: object) =>
    admin().put<Answer>("/config", { config: { ...(await inForce()).config, ...change } });
  const taskFor = (id: string) => `/tasks/${id}.SETTING_SECRETARY.1`;
  const answer = async (id: string, who: string, action: string) => {
    const opinion = "示例意见";
    const given = await call(host, who).post(`${taskFor(id)}/decision`, { action, opinion });
    await host.settle();
    return given;
  };

  it("stricter holds at once; laxer waits for the secretary, who reads what is weakened", async () => {
    const strict = await put({ factors: { [step]: "login" } });
    expect([strict.status, strict.body.id]).toEqual([200, "sample"]);
    const lax = await put({ factors: { [step]: "code" }, maxReturns: 1 });
    expect(lax.status).toBe(200);
    expect(lax.body.id).toMatch(/^ros_/);
    await host.settle();
    expect((await inForce()).config).toMatchObject({ factors: { [step]: "login" }, maxReturns: 2 });
    const shown = await call(host, "u-zhou").get<object>(taskFor(lax.body.id));
    const text = JSON.stringify(shown.body);
    expect(text).toContain("身份核验：办公系统登录 → 验证码");
    expect(text).toContain("maxReturns");
    const asked = await submitted(host, { personId: "per_consent_1" });
    expect((await taskOf(host, asked, "ROOM_REVIEW")).factor).toBe("login");
    expect((await answer(lax.body.id, "u-qin", "approve")).status, "not by oneself").toBe(403);
    expect((await answer(lax.body.id, "u-zhou", "approve")).status).toBe(200);
    expect((await inForce()).config).toMatchObject({ factors: { [step]: "code" }, maxReturns: 1 });
    const next = await submitted(host, { personId: "per_consent_2" });
    expect((await taskOf(host, next, "ROOM_REVIEW")).factor).toBe("code");
  });

  it.each<[string, object, object]>([
    ["a policy", { policies: { [step]: { type: "all" } } }, { policies: {} }],
    ["the number of deciders", { meeting: { entitled: 9 } }, { meeting: { entitled: 1 } }],
    ["the quorum", { meeting: { quorum: "two-thirds" } }, { meeting: { quorum: "half" } }],
    ["months until a nomination anew", { renominationMonths: 6 }, { renominationMonths: 0 }],
    ["who adds the reports up", { reportsTo: undefined }, { reportsTo: "city" }],
    ["what is screened", {}, { threshold: { petitionsIn12Months: 1000 } }],
    ["a whole configuration left out", { factors: { [step]: "login" } }, { factors: undefined }],
  ])("%s: refused by the secretary, it stays as it was", async (_, strict, lax) => {
    expect((await put(strict)).body.id).toBe("sample");
    const before = await inForce();
    const { body } = await put(lax);
    expect(body.id).toMatch(/^ros_/);
    expect((await answer(body.id, "u-zhou", "reject")).status).toBe(200);
    expect((await inForce()).config).toEqual(before.config);
  });

  it("consent holds for what was shown: what has changed since is proposed anew", async () => {
    expect((await put({ factors: { [step]: "login" } })).status).toBe(200);
    const { body } = await put({ factors: { [step]: "code" } });
    expect((await put({ maxReturns: 3 })).status).toBe(200);
    expect(await answer(body.id, "u-zhou", "approve")).toMatchObject({
      status: 409,
      body: { code: "roster.stale" },
    });
    expect((await inForce()).config.factors).toEqual({ [step]: "login" });
  });

  it("a proposal is checked like a publication: longer limits and old versions are refused", async () => {
    const { config, version } = await inForce();
    const lax = { config: { ...config, factors: {} } };
    const longer = await admin().put("/config", { ...lax, overrides: { "D-CLU-3": 60 } });
    expect(longer).toMatchObject({ status: 422, body: { code: "config.statutory" } });
    const old = await fetch(`${host.url}/api/v1/config`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${await host.token("u-qin")}`,
        "content-type": "application/json",
        "if-match": `"${version - 1}"`,
      },
      body: JSON.stringify(lax),
    });
    expect(old.status).toBe(409);
  });

  it("an own length that is longer waits for the secretary, who reads it; a shorter one does not", async () => {
    const { config } = await inForce();
    const shorter = await admin().put<Answer>("/config", { config, overrides: { "D-ENR-1": 2 } });
    expect(shorter.body.id).toBe("sample");
    const longer = await admin().put<Answer>("/config", {
      config,
      overrides: { "D-ENR-1": 9, "D-ENR-2": 1 },
    });
    expect(longer.body.id).toMatch(/^ros_/);
    await host.settle();
    const shown = await call(host, "u-zhou").get<object>(taskFor(longer.body.id));
    expect(JSON.stringify(shown.body)).toMatch(/室务审核（D-ENR-1）.*2 → 9 个工作日.*D-ENR-2/);
    expect((await inForce()).overrides).toEqual({ "D-ENR-1": 2 });
    expect((await answer(longer.body.id, "u-zhou", "approve")).status).toBe(200);
    expect((await inForce()).overrides).toEqual({ "D-ENR-1": 9, "D-ENR-2": 1 });
  });
});
