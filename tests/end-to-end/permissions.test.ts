import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { roles } from "#kernel/district/role.ts";
import { type Action, actions } from "#kernel/permission/actions.ts";
import { gate, mayEver } from "#kernel/permission/gate.ts";
import type { MatterOf } from "#kernel/record/process.ts";
import type { Host } from "#local/host.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import { call, startFrozen, submitted } from "./harness.ts";

const routes = await allRoutes();

const officerIn = (role: (typeof roles)[number]) => ({
  id: "u-x",
  name: "某示例",
  role,
  room: "2",
  unit: "unt_x",
  email: "x@example.test",
});

describe("every action by every role", () => {
  it.each(Object.keys(actions) as Action[])("%s", (action) => {
    for (const role of roles) {
      const officer = officerIn(role);
      const reach = (actions[action] as Partial<Record<string, string>>)[role];
      expect(mayEver(officer, action)).toBe(reach !== undefined);
      const passes = (district: string, matter: Partial<MatterOf>) =>
        gate({ officer, district: "sample" }, action, {
          id: "enr_x",
          district,
          matter: { proposer: "u-y", recused: [], ...matter },
        }) === undefined;
      expect(passes("other", { room: "2" })).toBe(false);
      expect(passes("sample", { room: "3" })).toBe(reach === "district");
      expect(passes("sample", { room: "2" })).toBe(reach === "district" || reach === "room");
      for (const servedTo of ["unt_x", "unt_y"])
        expect(passes("sample", { room: "3", servedTo })).toBe(
          reach === "district" || (reach === "unit" && servedTo === "unt_x"),
        );
      expect(passes("sample", { room: "3", handlers: ["u-x"] })).toBe(
        reach === "district" || reach === "hand",
      );
      expect(passes("sample", { room: "2", recused: ["u-x"] })).toBe(false);
    }
  });

  it("an officer who acts for no unit has no unit's permissions", () => {
    const { unit: _unit, ...unattached } = officerIn("UNIT");
    for (const action of Object.keys(actions) as Action[]) {
      const reach = (actions[action] as Partial<Record<string, string>>).UNIT;
      expect(mayEver(unattached, action)).toBe(reach === "district");
    }
  });
});

describe("every route by every sample officer", () => {
  let host: Host;
  let id: string;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    id = await submitted(host);
  });
  afterAll(() => host.stop());

  it("asks for a token, and believes only ours", async () => {
    for (const { method, path } of routes) {
      const url = `${host.url}/api/v1${path.replaceAll(/\{\w+\}/g, "x")}`;
      const bare = await fetch(url, { method: method.toUpperCase() });
      expect(bare.status).toBe(401);
      const forged = await fetch(url, {
        method: method.toUpperCase(),
        headers: { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LXpob3UifQ." },
      });
      expect(forged.status).toBe(401);
      expect(forged.headers.get("content-type")).toContain("application/problem+json");
    }
  });

  it("denies an officer without the action, before looking at anything", async () => {
    for (const officer of sampleOfficers.filter(({ district }) => district === "sample"))
      for (const { method, path, right: action } of routes) {
        const allowed = officer.role in actions[action];
        if (allowed) continue;
        const send = call(host, officer.id);
        const where = path.replaceAll(/\{\w+\}/g, id);
        const answer = await (method === "get" ? send.get(where) : send[method](where, {}));
        expect(answer, `${officer.role} ${method} ${path}`).toMatchObject({
          status: 403,
          body: { code: "auth.forbidden" },
        });
      }
  });

  it("`If-Match` is a condition that holds, or is refused: no route takes it and does not ask it", async () => {
    const wrong: string[] = [];
    for (const { method, path, right: action, versioned } of routes) {
      if (method === "get") continue;
      const officer = sampleOfficers.find(
        ({ role, district }) => district === "sample" && role in actions[action],
      );
      const answer = await fetch(`${host.url}/api/v1${path.replaceAll(/\{\w+\}/g, id)}`, {
        method: method.toUpperCase(),
        headers: {
          authorization: `Bearer ${await host.token(officer?.id ?? "")}`,
          "content-type": "application/json",
          "idempotency-key": "seen",
          "if-match": '"999999"',
        },
        body: "{}",
      });
      const { code } = (await answer.json()) as { code?: string };
      const isRefused = answer.status === 422 && code === "input.condition";
      if (answer.ok || isRefused !== (versioned === undefined))
        wrong.push(`${method} ${path}: ${answer.status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["u-feng", "reassignment", { to: "u-chu", reason: "工作调整（示例）" }],
    ["u-chen", "attachments", { files: [] }],
    ["u-chen", "withdrawal", { reason: "不再提名（示例）" }],
  ])("a version that is not the record's stops %s's %s", async (who, verb, body) => {
    const answer = await fetch(`${host.url}/api/v1/enrollments/${id}/${verb}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await host.token(who)}`,
        "content-type": "application/json",
        "idempotency-key": verb,
        "if-match": '"999999"',
      },
      body: JSON.stringify(body),
    });
    expect([answer.status, await answer.json()]).toMatchObject([409, { code: "record.version" }]);
  });

  it("a record of another district is not there", async () => {
    const stranger = call(host, "u-xu");
    for (const path of [`/enrollments/${id}`, `/enrollments/${id}/timeline`])
      expect((await stranger.get(path)).status).toBeGreaterThanOrEqual(403);
    const withdrawal = await stranger.post(`/enrollments/${id}/withdrawal`, { reason: "外区" });
    expect(withdrawal.status).toBeGreaterThanOrEqual(403);
  });

  it("bad input gets a Chinese problem with fields, and nothing is written", async () => {
    const answer = await call(host, "u-chen").post("/enrollments", { candidate: {} });
    expect(answer).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const { fields } = answer.body as unknown as { fields: { path: string; message: string }[] };
    expect(fields.map(({ path }) => path)).toContain("candidate.personName");
  });

  it("serves an OpenAPI 3.1 document of all routes, and renders it", async () => {
    const document = (await (await fetch(`${host.url}/api/v1/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toBe("3.1.0");
    for (const { method, path } of routes)
      expect(document.paths[`/api/v1${path}`]).toHaveProperty(method);
    expect(await (await fetch(`${host.url}/docs`)).text()).toContain("提级监督 API");
  });
});
