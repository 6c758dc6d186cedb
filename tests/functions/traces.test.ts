import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Hono } from "hono";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { createMount } from "#functions/api/mount.ts";
import { allRoutes } from "#functions/api/routes.ts";
import { leavesTrace } from "#functions/api/trace.ts";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { type Role, roles } from "#kernel/district/role.ts";
import { fileAnswer, xlsxType } from "#kernel/document/documents.ts";
import { mayEver } from "#kernel/permission/gate.ts";
import type { Event } from "#kernel/record/event.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import { tableSource } from "#kernel/verify/source.ts";
import type { World } from "#kernel/world.ts";
import { fieldNames, reading } from "#process/reading/process.ts";
import { processOf } from "#processes";
import { ownWorld } from "../registry/world.ts";

const audience = "api";
const routes = await allRoutes();
const traced = routes.filter(leavesTrace);
const name = (route: Route) => `${route.method} ${route.path}`;
const officerOf = (role: Role) => ({
  ...{ id: `u-${role}`, name: "某示例", role, room: "2", email: "a@example.test" },
  ...(role === "UNIT" ? { unit: "unt_example" } : {}),
});

let world: World;
let stop: () => Promise<void>;
let issuer = "";
let tokenOf: (role: Role) => Promise<string>;
const server = createServer();

beforeAll(async () => {
  ({ world, stop } = await ownWorld());
  await setUpDistrict(world, "sample", { config: defaultConfig, officers: roles.map(officerOf) });
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "1", alg: "RS256" };
  server.on("request", (_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  tokenOf = (role) =>
    new SignJWT({ district: "sample", iss: issuer, aud: audience, sub: `u-${role}` })
      .setProtectedHeader({ alg: "RS256", kid: "1" })
      .setExpirationTime("1h")
      .sign(privateKey);
});
afterAll(async () => {
  server.close();
  await stop();
});

const query: Readonly<Record<string, string>> = {
  ...{ year: "2026", month: "2026-03", from: "2026-01-01", to: "2026-03-31" },
  ...{ text: "某示例", town: "某示例" },
};

/** What a route can be asked for, with one of the classes that its ledger has. */
function queryOf({ query: schema }: Route): Readonly<Record<string, string>> {
  if (schema === undefined) {
    return {};
  }
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const said = Object.entries(json.properties ?? {}).flatMap(([field, value]) => {
    const one = typeof value === "object" ? value.enum?.[0] : undefined;
    const word = field === "class" ? one : query[field];
    return word === undefined ? [] : [[field, String(word)]];
  });
  return Object.fromEntries(said);
}

/** A route with an answer of its own behind the real door, asked by somebody who may. */
async function ask(route: Route, answer: () => unknown, of = world): Promise<Response> {
  const { body: _, binary: __, ...open } = route;
  const identity = { issuer, audience, jwksUrl: `${issuer}/keys` };
  const app: Hono = createMount(of, identity, "")([{ ...open, handle: async () => answer() }]);
  app.onError(() => new Response(null, { status: 500 }));
  const wanted = route.path.endsWith("/rows") ? {} : queryOf(route);
  const path = route.path.replaceAll(/\{(\w+)\}/g, "$1-1");
  const role = roles.find((one) => mayEver(officerOf(one), route.right)) ?? "ADMIN";
  return app.request(`${path}?${new URLSearchParams(wanted)}`, {
    method: route.method.toUpperCase(),
    headers: { authorization: `Bearer ${await tokenOf(role)}`, "idempotency-key": "k" },
  });
}

const everyId = roles.map((role) => derivedId("reading", "sample", `u-${role}`, "2026-03"));

async function traces(): Promise<Event[]> {
  const found = await Promise.all(
    everyId.map((id) => world.store.range(recordKey("reading", id).pk, "event#", { limit: 500 })),
  );
  return found.flatMap(({ items }) => items as unknown as Event[]);
}

const answerOf = ({ produces }: Route) =>
  produces === undefined
    ? { items: ["某示例", "某示例"] }
    : fileAnswer(new Uint8Array([1]), xlsxType, "某示例.xlsx", 2);

describe("S5: what carries data out leaves a trace", () => {
  it("every file, ledger, report and list of people does, or is a reading with its own", () => {
    const carries =
      /^\/ledgers\/|^\/reports\/\{id\}\/figures|^\/people$|^\/about\/|^\/library\/search$|^\/screening$|\/(?:standing|unasked)$/;
    const silent = routes.filter(
      (route) =>
        (route.produces !== undefined || (route.method === "get" && carries.test(route.path))) &&
        !leavesTrace(route) &&
        route.does !== "reading",
    );
    expect(silent.map(name)).toEqual([]);
    expect(traced.length).toBeGreaterThan(40);
  });

  it.each(traced.map((route) => [name(route), route] as const))(
    "%s: exactly one",
    async (_, route) => {
      const before = new Set((await traces()).map(({ hash }) => hash));
      const response = await ask(route, () => answerOf(route));
      expect(response.status).toBe(200);
      const added = (await traces()).filter(({ hash }) => !before.has(hash));
      expect(added).toMatchObject([
        { type: "reading.taken", data: { name: route.summary, rows: 2 } },
      ]);
      // What somebody typed, and what was in the answer, is in no trace.
      const { officerName: __, ...data } = added[0]?.data ?? {};
      expect(JSON.stringify(data)).not.toContain("某示例");
    },
  );

  it.each(traced.slice(0, 3).map((route) => [name(route), route] as const))(
    "%s: a refused one leaves none",
    async (_, route) => {
      const before = (await traces()).length;
      expect((await ask(route, () => refuse("record.unknown"))).status).toBe(404);
      expect(await traces()).toHaveLength(before);
    },
  );

  it("what is longer than Lambda hands on is refused in words, and leaves none", async () => {
    const before = (await traces()).length;
    const file = traced.find(({ produces }) => produces !== undefined);
    const list = traced.find(({ produces }) => produces === undefined);
    const tooLong: readonly [Route | undefined, () => unknown][] = [
      [file, () => fileAnswer(new Uint8Array(5_000_000), xlsxType, "某示例.xlsx", 2)],
      [list, () => ({ items: [{ text: "示".repeat(2_200_000) }] })],
      [list, () => ({ items: Array.from({ length: 400_000 }, () => "a".repeat(13)) })],
    ];
    for (const [route, answer] of tooLong) {
      if (route === undefined) throw new Error("No such route");
      const response = await ask(route, answer);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: "answer.too-large" });
    }
    expect(await traces()).toHaveLength(before);
  });

  it.each(traced.map((route) => [name(route), route] as const))(
    "%s: nothing is handed out where the trace cannot be kept",
    async (_, route) => {
      const failing: World = {
        ...world,
        store: {
          ...world.store,
          transact: async () => {
            throw new Error("no room");
          },
        },
      };
      const response = await ask(route, () => answerOf(route), failing);
      expect(response.status).toBe(500);
      expect(await response.text()).toBe("");
    },
  );

  it("twenty at once are twenty, and the chain holds before the verifier", async () => {
    const route = traced[0] as Route;
    const before = (await traces()).length;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask(route, () => answerOf(route))),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await traces()).toHaveLength(before + 20);
    for (const id of everyId) {
      const kept = await world.store.get(recordKey("reading", id));
      if (kept === undefined) continue;
      const process = await processOf("reading");
      const checked = await checkRecord(tableSource(world.store), process, { kind: "reading", id });
      expect(checked.findings).toEqual([]);
    }
  });
});

describe("what a trace says to people", () => {
  it("names each id and filter in Chinese, and no size of a page", () => {
    const fields = traced.flatMap(({ path, query }) => [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
      ...Object.keys((query as z.ZodMiniObject | undefined)?.shape ?? {}),
    ]);
    const paging = ["limit", "cursor"];
    const nameless = fields.filter((name) => !(name in fieldNames) && !paging.includes(name));
    expect(fields.length).toBeGreaterThan(20);
    expect(nameless).toEqual([]);
    const data = {
      ...{ route: "getLedgersClues", name: "问题线索台账（L3）", rows: 3 },
      ...{ of: { id: "clu_1" }, filter: { year: "2026", text: "*", limit: "50", later: "x" } },
    };
    expect(reading.said?.["reading.taken"]?.(data)).toEqual([
      { label: "内容", value: "问题线索台账（L3）" },
      { label: "对象", value: "编号 clu_1" },
      { label: "条件", value: "年度 2026，查找（已填写），其他 x" },
      { label: "行数", value: "3" },
    ]);
  });
});
