import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes, kindAt } from "#functions/api/routes.ts";
import { type Officer, roles } from "#kernel/district/role.ts";
import { mayEver } from "#kernel/permission/gate.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route/route.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import type { Host } from "#local/host.ts";
import { dossierId } from "#process/dossier/reactions.ts";
import { processOf } from "#processes";
import { line } from "#tests/kit/officers.ts";
import { command, today } from "./clues.ts";
import { call, linkFor, openedPage, startFrozen } from "./harness.ts";
import { nameContact, setPilots } from "./objects.ts";
import { decideTask, supervised } from "./supervision.ts";

const whom = { personId: "per_zhao", unitId: "unt_street", unitName: "望海街道城建科（示例）" };
/** What the file shows to whom it was opened: typed into it, of a clue, and why somebody asked for it. */
const marks = { kept: "家属暗记甲", clued: "线索暗记乙", reason: "事由暗记丙" };

/** Whatever the query of a reading asks for, within the scene. */
const asked: Readonly<Record<string, unknown>> = {
  ...{ limit: 50, year: 2026, quarter: 1, view: "waiting", mode: "all", sheet: "people" },
  ...{ text: "赵示例", functions: "", day: "2026-03-03", from: "2026-01-01", to: "2026-12-31" },
};

/** Everybody who could be at a door: each role in the file's room, in another one, and as a relative. */
const callers: readonly Officer[] = roles.flatMap((role) => {
  const of = role === "UNIT" ? { unit: whom.unitId } : {};
  const tie = { to: whom.personId, relation: "relative", detail: "表亲（示例）" } as const;
  return [
    line(`own-${role}`, role, { room: "2", ...of }),
    line(`other-${role}`, role, { room: "3" }),
    line(`tied-${role}`, role, { room: "2", ...of, ties: [tie] }),
  ];
});

describe("an integrity file attacked by other doors than its own (norms §2.7, A-39)", () => {
  let host: Host;
  let world: World;
  let routes: Route[];
  const ids: Record<string, string> = {};
  const sightings: { officer: Officer; route: string; mark: string }[] = [];

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    await setPilots(host, { matters: { from: "2026-03-03" } });
    ids.enrollment = await supervised(host, whom);
    await nameContact(host, ids.enrollment, "zhao");
    ids.dossier = dossierId("sample", whom.personId);
    const filed = { section: "FAMILY", relation: "SPOUSE", on: "2026-03-02", basis: "户口簿" };
    const entry = { ...filed, name: marks.kept, work: "某厂职工（示例）" };
    await command(host, "u-chen", `/integrity-files/${ids.dossier}/entries`, { entry });
    await command(host, "u-chen", `/integrity-files/${ids.dossier}/opening-request`, {
      reason: marks.reason,
    });
    const report = {
      person: {
        ...{ personId: whom.personId, name: "赵示例", kind: "SECTION_LEADER" },
        ...{ isPartyMember: "yes", isPublicOfficer: "yes" },
      },
      ...{ area: "OTHER", nature: "CONDUCT", problem: marks.clued },
      ...{ receivedOn: today(host), source: "AUDIT" },
    };
    const clue = await command(host, "u-jiang", "/clues", { report });
    ids.clue = String(clue.id);
    const documents = {
      xlsx: async (ledger: unknown) => Buffer.from(JSON.stringify(ledger)),
      docx: async (document: unknown) => Buffer.from(JSON.stringify(document)),
      svg: async (picture: unknown) => JSON.stringify(picture),
    };
    const store = { ...host.world.store, transact: async () => undefined };
    world = { ...host.world, store, documents: { ...host.world.documents, ...documents } };
    routes = (await allRoutes()).filter(
      ({ method, does }) => method === "get" || does === "reading",
    );
  });
  afterAll(() => host.stop());

  /** What a reading shows somebody. */
  async function shown(route: Route, officer: Officer): Promise<string> {
    if (!mayEver(officer, route.right)) return "";
    const kind = kindAt(route.path.split("/")[1] ?? "") ?? "";
    const call = {
      world,
      caller: { officer, district: "sample", actor: { id: officer.id, role: officer.role } },
      params: { ...asked, id: ids[kind] ?? ids.enrollment, kind, seq: "1", n: "1", ...whom },
      query: queryOf(route),
      body: {},
      idempotency: { key: "k", fingerprint: "f" },
      expectVersion: undefined,
      ...{ processOf, routes },
    };
    try {
      const answer = await route.handle(call as never);
      if (isRefusal(answer)) return "";
      return answer instanceof Response ? await answer.text() : JSON.stringify(answer);
    } catch (error) {
      // A reading that was asked without what it needs has shown nothing.
      return String((error as Error).name);
    }
  }

  it("what the room has typed into it is found by nobody, through no reading, before it is opened", async () => {
    for (const officer of callers)
      for (const route of routes) {
        const text = await shown(route, officer);
        for (const mark of Object.values(marks))
          if (text.includes(mark)) sightings.push({ officer, route: route.path, mark });
      }
    expect(seenBy(marks.kept)).toEqual([]);
  }, 300_000);

  it("a clue that it lists is found by those only who may read clues, and never by a relative", () => {
    const readers = ["DEPUTY_SECRETARY", "SECRETARY", "CASE_MGMT", "TRIAL"] as const;
    expect(seenBy(marks.clued)).toEqual(
      ["own-ROOM_DIRECTOR", ...readers.flatMap((role) => [`own-${role}`, `other-${role}`])].sort(),
    );
  });

  it("why it is to be opened is read by those only who may ask for it themselves", () => {
    const leaders = ["DEPUTY_SECRETARY", "SECRETARY", "CASE_MGMT", "TRIAL"] as const;
    const room = ["own-PROPOSER", "own-ROOM_DIRECTOR"];
    const all = leaders.flatMap((role) => [`own-${role}`, `other-${role}`]);
    expect(seenBy(marks.reason)).toEqual([...room, ...all].sort());
  });

  it("with the deputy's leave all of it is there, so the doors were looked at for what there is", async () => {
    await decideTask(host, "u-wu", `${ids.dossier}.OPENING.1`, { action: "grant" });
    const file = await call(host, "u-chen").post(`/integrity-files/${ids.dossier}/contents`);
    expect(JSON.stringify(file.body)).toContain(marks.kept);
    expect(JSON.stringify(file.body)).toContain(marks.reason);
  });

  it("the person themselves finds none of it on their own page, nor can they open it", async () => {
    const url = await linkFor(
      host,
      "zhao",
      derivedId("matters", "sample", ids.enrollment ?? "", "FIRST"),
    );
    const { person, page } = await openedPage(host, "zhao", url);
    const mine = await person.get(`${url}/mine`);
    expect([page.status, mine.status]).toEqual([200, 200]);
    for (const mark of Object.values(marks)) expect(page.html + mine.html).not.toContain(mark);
    const { status } = await call(host, "u-lv").post(`/integrity-files/${ids.dossier}/contents`);
    expect(status).toBe(403);
  });

  function seenBy(mark: string): string[] {
    const seen = sightings.filter((one) => one.mark === mark);
    return [...new Set(seen.map(({ officer }) => officer.id))].sort();
  }
});

function queryOf({ query }: Route): unknown {
  if (query === undefined) return {};
  const { properties = {} } = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  const known = Object.entries(asked).filter(([name]) => Object.hasOwn(properties, name));
  const read = z.safeParse(
    query,
    Object.fromEntries(known.map(([name, value]) => [name, String(value)])),
  );
  return read.success ? read.data : Object.fromEntries(known);
}
