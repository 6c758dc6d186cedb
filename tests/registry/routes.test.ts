import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { type Role, roles } from "#kernel/district/role.ts";
import { type Event, systemActor } from "#kernel/record/event.ts";
import type { Caller } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { importWorkbook } from "#local/sample/library/import.ts";
import { sampleHead } from "#local/sample/library/library.ts";
import { inventedIdNumber } from "#local/sample/library/people.ts";
import { processOf } from "#processes";
import { person } from "#registry/person/process.ts";
import type { Person } from "#registry/person/schema.ts";
import { redacted } from "#registry/redact.ts";
import { registryRoutes } from "#registry/routes.ts";
import { enterLine } from "#registry/search/reactions.ts";
import { searchRoutes } from "#registry/search/routes.ts";
import { listAll, ownWorld } from "./world.ts";

let world: World;
let stop: () => Promise<void>;
let headId = "";
let unitId = "";
let keys = 0;

beforeAll(async () => {
  ({ world, stop } = await ownWorld());
  await setUpDistrict(world, "sample", {
    config: defaultConfig,
    officers: roles.map((role) => callerOf(role).officer),
  });
  const body = await readFile("local/sample/library/information-library.xlsx");
  await importWorkbook(world, { district: "sample", actor: systemActor, body });
  const people = await listAll(world, "sample", "person");
  const head = people.find(({ summary }) => (summary as { name: string }).name === sampleHead.name);
  headId = String(head?.id);
  unitId = (head?.summary as { unitId: string } | undefined)?.unitId ?? "";
});
afterAll(() => stop());

function callerOf(role: Role, district = "sample"): Caller {
  const officer = { id: `u-${role}`, name: "示例", role, email: "a@example.test" };
  return {
    officer,
    district,
    actor: { id: officer.id, role },
  };
}

const routes = [...registryRoutes, ...searchRoutes];

async function call(
  method: "get" | "post",
  path: string,
  params: Record<string, string>,
  body: unknown = {},
  caller = callerOf("PROPOSER"),
): Promise<unknown> {
  const route = routes.find((one) => one.method === method && one.path === path);
  if (route === undefined) throw new Error(`No route ${method} ${path}`);
  keys += 1;
  return route.handle({
    world,
    caller,
    params,
    query: route.query?.parse(method === "get" ? body : {}),
    body: route.body === undefined ? body : route.body.parse(body),
    idempotency: { key: `key-${keys}`, fingerprint: String(keys) },
    expectVersion: undefined,
    routes: registryRoutes,
    processOf,
  });
}

describe("the library's routes", () => {
  it("show a person with the ID number masked, in the record and on the timeline", async () => {
    for (const path of ["/people/{id}", "/people/{id}/timeline"]) {
      const shown = JSON.stringify(await call("get", path, { id: headId }));
      expect(shown).toMatch(/"idNumberMasked":"000000\*{8}[\dX]{4}"/);
      expect(shown).not.toContain('"idNumber":');
      expect(shown).not.toContain("idNumberIndex");
    }
    expect(await call("get", "/people/{id}/timeline", { id: headId })).toMatchObject({
      chain: "intact",
    });
  });

  it("A-25: count 2 units, 10 stations, 31 key objects among 415 people", async () => {
    expect(await call("get", "/library/counts", {})).toMatchObject({
      units: { DISTRICT_UNIT: 2, STATION: 10, VILLAGE: 0 },
      people: 415,
      keyObjects: 31,
      byStaffClass: { SECTION_HEAD: 31 },
    });
  });

  it("who keeps the list of officers finds a unit by its name, and nothing else of the library", async () => {
    const find = (text: string, role: Role, district?: string) =>
      call("get", "/library/unit-names", {}, { text }, callerOf(role, district)) as Promise<{
        items: { id: string; name: string; code: string }[];
      }>;
    const { items } = await find("城建", "ADMIN");
    expect(items.map(({ id }) => id)).toContain(unitId);
    expect(new Set(items.flatMap((one) => Object.keys(one)))).toEqual(
      new Set(["id", "name", "code"]),
    );
    expect((await find(sampleHead.name, "ADMIN")).items).toEqual([]);
    expect((await find("城建", "ADMIN", "other")).items).toEqual([]);
  });

  it("A-25: find a person by parts of name and unit, once a change by hand is entered, in the own district only", async () => {
    const search = (text: string, caller = callerOf("PROPOSER")) =>
      call("get", "/library/search", {}, { text, kind: "person" }, caller) as Promise<{
        items: { id: string; summary: { post: string } }[];
      }>;
    const { items } = await search(`${sampleHead.name} 城建`);
    expect(items).toMatchObject([{ id: headId, summary: { name: sampleHead.name } }]);
    expect((await search("站 党支部")).items.length).toBeGreaterThan(0);
    expect((await search(sampleHead.name, callerOf("PROPOSER", "other"))).items).toEqual([]);
    const receipt = (await call(
      "post",
      "/people/{id}/change",
      { id: headId },
      { changes: { post: "科长（主持工作）" }, reason: "任免", as: "correction" },
    )) as { version: number };
    const event = { kind: "person", id: headId, district: "sample", data: {} };
    await enterLine(world, { ...event, seq: receipt.version } as unknown as Event);
    expect((await search("主持工作")).items).toMatchObject([{ id: headId }]);
  });

  it("show nobody across the district's border", async () => {
    const stranger = callerOf("PROPOSER", "other");
    for (const path of ["/people/{id}", "/people/{id}/timeline", "/about/{id}"])
      expect(await call("get", path, { id: headId }, {}, stranger)).toEqual({
        refused: "record.unknown",
      });
    const change = { changes: { post: "站长" }, reason: "示例" };
    expect(await call("post", "/people/{id}/change", { id: headId }, change, stranger)).toEqual({
      refused: "record.unknown",
    });
  });

  it("tell everything about a unit", async () => {
    const answer = (await call("get", "/about/{id}", { id: unitId })) as { items: unknown[] };
    expect(answer.items).toHaveLength(32);
  });

  it("change a person with a reason, and say nothing when nothing changed", async () => {
    const body = { changes: { establishment: { rank: "四级主任科员" } }, reason: "职级晋升" };
    expect(await call("post", "/people/{id}/change", { id: headId }, body)).toMatchObject({
      version: 3,
      events: [{ type: "person.changed" }],
    });
    expect(await call("post", "/people/{id}/change", { id: headId }, body)).toMatchObject({
      version: 3,
      events: [],
    });
    expect(await call("get", "/people/{id}", { id: headId })).toMatchObject({
      state: {
        content: { establishment: { class: "SECTION_HEAD", rank: "四级主任科员" } },
        idNumberMasked: expect.stringMatching(/^000000/),
      },
    });
  });

  it("move a person to a unit that exists only", async () => {
    const to = (id: string) => ({ changes: { unitId: id }, reason: "调动" });
    expect(await call("post", "/people/{id}/change", { id: headId }, to("unt_none"))).toMatchObject(
      { refused: "input.invalid" },
    );
    const [unit] = (await listAll(world, "sample", "unit")).filter(({ id }) => id !== unitId);
    await call("post", "/people/{id}/change", { id: headId }, to(String(unit?.id)));
    expect(await call("get", "/people/{id}", { id: headId })).toMatchObject({
      state: { content: { unitName: (unit?.summary as { name: string } | undefined)?.name } },
    });
  });

  it("A-27: as of any day a person is what their events up to that day make, and not there before", async () => {
    const asOf = async (day: string) =>
      (await call("get", "/people/{id}/as-of", { id: headId }, { day })) as {
        seq?: number;
        state?: object;
      };
    const { items } = await world.store.range(recordKey("person", headId).pk, "event#");
    const events = items as unknown as Event[];
    const whole = await asOf("2026-03-02");
    const replayed = events.reduce<Person | undefined>(person.evolve, undefined);
    expect(whole).toMatchObject({ seq: events.length, state: redacted(replayed) as object });
    expect(await asOf("2026-03-01")).toMatchObject({ refused: "record.unknown" });
  });

  it("A-27: enter a unit and a person by hand, each once, with a reason", async () => {
    const unitContent = { code: "HAND-1", name: "示例新站", class: "STATION", parent: unitId };
    const unitOf = (content: object) => call("post", "/units", {}, { content, reason: "机构新设" });
    const made = (await unitOf(unitContent)) as { id: string };
    expect(made).toMatchObject({ status: "ACTIVE", events: [{ type: "unit.recorded" }] });
    expect(await unitOf({ ...unitContent, name: "另一站" })).toMatchObject({
      refused: "record.state",
    });
    expect(await unitOf({ ...unitContent, code: "HAND-2", parent: "unt_none" })).toMatchObject({
      refused: "input.invalid",
    });
    const content = {
      name: "钱示新",
      unitId: made.id,
      post: "站长",
      establishment: { class: "SECTION_HEAD" },
    };
    const personOf = (more: object) =>
      call("post", "/people", {}, { content: { ...content, ...more }, reason: "新任" });
    const one = (await personOf({ idNumber: inventedIdNumber(4_000) })) as { id: string };
    expect(one).toMatchObject({ status: "ON_POST" });
    expect(await call("get", "/people/{id}", { id: one.id })).toMatchObject({
      state: { content: { unitName: "示例新站", isKeyObject: false } },
    });
    expect(await personOf({ idNumber: inventedIdNumber(4_000) })).toMatchObject({
      refused: "record.state",
    });
    expect(await personOf({ idNumber: "000000199001010000" })).toMatchObject({
      fields: [{ path: "content.idNumber" }],
    });
    const closing = { on: "2026-03-01", reason: "机构撤并" };
    const close = () => call("post", "/units/{id}/closure", { id: made.id }, closing);
    expect(await close()).toMatchObject({ refused: "record.state", detail: "单位仍有在岗人员" });
    await call("post", "/people/{id}/leave-post", { id: one.id }, { ...closing, kind: "OTHER" });
    expect(await close()).toMatchObject({ status: "CLOSED", events: [{ type: "unit.closed" }] });
    const change = { changes: { town: "示例街" }, reason: "示例" };
    expect(await call("post", "/units/{id}/change", { id: made.id }, change)).toMatchObject({
      refused: "record.state",
    });
    expect(await personOf({})).toMatchObject({ refused: "input.invalid", detail: "单位已撤销" });
  });

  it("note that a person left, once", async () => {
    const leaving = { on: "2026-03-01", kind: "RETIREMENT", reason: "退休" };
    const leave = (more: object = {}) =>
      call("post", "/people/{id}/leave-post", { id: headId }, { ...leaving, ...more });
    await expect(leave({ kind: undefined })).rejects.toThrow("kind");
    expect(await leave({ reason: "因病去世" })).toMatchObject({ fields: [{ path: "kind" }] });
    expect(await leave()).toMatchObject({ status: "LEFT_POST" });
    expect(await leave()).toMatchObject({ refused: "record.state" });
    const died = { on: "2026-03-09", kind: "DEATH", reason: "病重不治（示例）" };
    expect(await leave(died)).toMatchObject({ events: [{ type: "person.died" }] });
    expect(await leave(died)).toMatchObject({ refused: "record.state", detail: "已登记去世" });
  });

  it("change a unit's groups field by field", async () => {
    const body = { changes: { partyBuilding: { members: 20 } }, reason: "发展党员" };
    await call("post", "/units/{id}/change", { id: unitId }, body);
    expect(await call("get", "/units/{id}", { id: unitId })).toMatchObject({
      state: { content: { partyBuilding: { members: 20, type: "党支部" } } },
    });
    const loop = { changes: { parent: unitId }, reason: "示例" };
    expect(await call("post", "/units/{id}/change", { id: unitId }, loop)).toMatchObject({
      refused: "input.invalid",
    });
  });

  it("take a workbook and show how far its import is", async () => {
    const body = await readFile("local/sample/library/information-library.xlsx");
    const receipt = (await call("post", "/imports", {}, body)) as { id: string };
    expect(receipt).toMatchObject({ kind: "import", status: "UPLOADED" });
    expect(await call("get", "/imports/{id}", { id: receipt.id })).toMatchObject({
      state: { status: "UPLOADED", done: 0, mode: "all" },
    });
    expect(await call("get", "/imports/{id}/progress", { id: receipt.id })).toMatchObject({
      status: "UPLOADED",
      written: 0,
    });
    expect(await call("get", "/units/stale", {})).toEqual({ items: [] });
    expect(await call("post", "/imports", {}, Buffer.from("text"))).toMatchObject({
      refused: "import.file",
    });
  });
});
