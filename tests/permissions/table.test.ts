import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { allRoutes, kindAt } from "#functions/api/routes.ts";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { keyOf, permissionsPage, type Stance, stances } from "#functions/documents/permissions.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { type Officer, type Role, roles } from "#kernel/district/role.ts";
import { mayEver } from "#kernel/permission/gate.ts";
import { type Kind, kinds } from "#kernel/record/kinds.ts";
import { isRefusal, type RefusalCode } from "#kernel/refusal.ts";
import type { Route } from "#kernel/route/route.ts";
import type { World } from "#kernel/world.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { quarterKey } from "#process/quarterly/process.ts";
import { processOf } from "#processes";
import { jsonOf } from "../fuzz/generate.ts";
import { ownWorld } from "../registry/world.ts";
import { answerOnPage, page, reachOnPage } from "./page.ts";
import * as scene from "./scene.ts";

const routes = await allRoutes();
const known = Object.keys(kinds) as Kind[];
const everyStance = Object.keys(stances) as Stance[];
const people = everyStance.flatMap((stance) => roles.map((role) => scene.officerIn(stance, role)));

/** Readings of the library as a whole: each line is read as a person's line is. */
const ofLibrary = [
  ...["/library/search", "/screening"],
  ...["/ledgers/library", "/ledgers/library.xlsx", "/ledgers/library/file"],
];

/** Registers of the whole district: their records are about nobody, so that nobody is tied to them. */
const registers: readonly Kind[] = ["basis"];

/** Where the first part of a path is not the one of its kind's own routes. */
const elsewhere: Readonly<Record<string, Kind>> = {
  units: "unit",
  people: "person",
  imports: "import",
  tasks: "enrollment",
};

const records = new Map<Kind, scene.Staged>();
let world: World;
let stop: () => Promise<void>;

beforeAll(async () => {
  const own = await ownWorld();
  stop = own.stop;
  const { store } = own.world;
  const admin = { ...scene.officerIn("room", "ADMIN"), id: "u-admin" };
  for (const district of ["sample", "other"])
    await setUpDistrict(own.world, district, {
      config: defaultConfig,
      officers: [...people, admin],
    });
  for (const kind of known) {
    const staged = await scene.staged(kind);
    records.set(kind, staged);
    const abouts = [
      scene.person,
      ledgerKey("sample", 2026),
      quarterKey("sample", { year: 2026, quarter: 1 }),
    ];
    const listed = kind === "quarterly" || kind === "targeted" ? abouts : abouts.slice(0, 1);
    for (const item of [
      staged.item,
      ...scene.besides(staged, scene.tellsApart(staged.matter) ? listed : []),
    ])
      await store.transact([{ put: item, when: "absent" }]);
  }
  const enrollment = records.get("enrollment");
  const questions =
    enrollment === undefined
      ? []
      : [...scene.questionOn(enrollment, people), ...scene.tracesOf(enrollment, people)];
  for (const item of questions) await store.transact([{ put: item, when: "absent" }]);
  const subject = { pk: `person#${scene.person}`, sk: "record", id: scene.person };
  const library = records.get("person")?.item;
  await store.transact([{ put: { ...library, ...subject }, when: "absent" }]);
  const documents = {
    xlsx: async (ledger: unknown) => Buffer.from(JSON.stringify(ledger)),
    docx: async (document: unknown) => Buffer.from(JSON.stringify(document)),
    svg: async (picture: unknown) => JSON.stringify(picture),
  };
  // What passes the gate changes nothing, so that everybody meets the same records.
  const reading = { ...store, transact: async () => undefined };
  world = { ...own.world, store: reading, documents: { ...own.world.documents, ...documents } };
});
afterAll(() => stop());

type Said = "pass" | "unseen" | "recused" | "forbidden";
const meanings: Readonly<Partial<Record<RefusalCode, Said>>> = {
  "auth.forbidden": "forbidden",
  "record.unknown": "unseen",
  "task.unknown": "unseen",
  "task.recused": "recused",
};

/** What a route says to an officer, and what it shows them. */
async function ask(route: Route, officer: Officer, district: string, id: string) {
  if (!mayEver(officer, route.right)) return { said: "forbidden", shown: "" } as const;
  const schema =
    route.body === undefined
      ? {}
      : z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" });
  const body: unknown = JSON.parse(jsonOf(schema as Record<string, unknown>, () => 0.3));
  const call = {
    world,
    caller: { officer, district, actor: { id: officer.id, role: officer.role } },
    params: { id, seq: "1", person: scene.person, year: "2026" },
    query: {
      ...{ limit: 50, year: 2026, quarter: 1, view: "waiting", mode: "all" },
      ...{ text: scene.marker, functions: "", sheet: "people", day: "2026-03-02" },
    },
    body: route.binary === undefined ? body : new Uint8Array(),
    idempotency: { key: "k", fingerprint: "f" },
    expectVersion: undefined,
    processOf,
    routes,
  };
  try {
    const answer = await route.handle(call);
    if (isRefusal(answer)) return { said: meanings[answer.refused] ?? "pass", shown: "" } as const;
    const shown = answer instanceof Response ? await answer.text() : JSON.stringify(answer);
    return { said: "pass", shown } as const;
  } catch {
    // The records are no whole ones: what works on them has passed the gate.
    return { said: "pass", shown: scene.marker } as const;
  }
}

/** A stance that a kind's records cannot tell apart is the plain one of their room. */
function standing(stance: Stance, officer: Officer, kind: Kind): Stance {
  const matter = records.get(kind)?.matter;
  const named = scene.namedIn(matter);
  const inHand = matter?.handlers?.includes(officer.id) ?? false;
  if (stance === "tied")
    return named.includes(scene.unit) || named.includes(scene.person) ? "tied" : "room";
  if (stance === "recused") return matter?.recused.includes(officer.id) ? "recused" : "room";
  return stance === "hand" && !inHand ? "elsewhere" : stance;
}

function expected(
  { reach, method }: { reach: string; method: Route["method"] },
  stance: Stance,
  officer: Officer,
  kind: Kind,
): Said {
  if (reach === "—") return "forbidden";
  const matter = records.get(kind)?.matter;
  // A line of the library is read by officers tied to it, but not changed.
  if (stance === "tied" && (kind === "person" || kind === "unit"))
    return method === "get" ? "pass" : "recused";
  const isOfRoom = matter?.room === "2" || matter?.rooms?.includes("2");
  if (reach === "本室" && !isOfRoom) return "unseen";
  if (reach === "本单位" && (officer.unit === undefined || matter?.servedTo === undefined))
    return "unseen";
  return answerOnPage(reach, standing(stance, officer, kind));
}

/** Beyond the gate a process refuses by rules of its own: who has proposed, what is not there. */
function isOwnRule({ method, path }: Route, said: Said): boolean {
  const misses = [
    "/targeted-inspections/{id}/people/{person}/measures",
    "/people/{id}/id-number",
    "/enrollments/{id}/papers/{paper}",
    "/quarterly-visits/{id}/papers/{paper}",
    "/targeted-inspections/{id}/papers/{paper}",
    "/recusals/{id}/papers/{paper}",
    "/education/{id}/papers/{paper}",
    "/debriefings/{id}/papers/{paper}",
    "/overdue-ladders/{id}/papers/{paper}",
    "/clues/{id}/papers/{paper}/document.docx",
    "/petitions/{id}/files/{n}",
  ];
  return (
    (method === "post" && said === "forbidden") || (said === "unseen" && misses.includes(path))
  );
}

const parts = (route: Route) => route.path.split("/");
const kindOfRoute = (route: Route) =>
  elsewhere[parts(route)[1] ?? ""] ?? kindAt(parts(route)[1] ?? "");
const ofRecords = routes.flatMap((route) => {
  const kind = parts(route)[2] === "{id}" ? kindOfRoute(route) : undefined;
  const isOwn = kind !== undefined && kind !== "roster" && kinds[kind].reads !== "nobody";
  return isOwn || kind === "import" ? [{ route, kind }] : [];
});

describe("docs/permissions.md", () => {
  it("is current: npm run permissions writes it anew", () => {
    expect(page).toBe(permissionsPage(routes));
  });

  it("has records of every kind of matter to be tried on", () => {
    const tried = known.filter((kind) => scene.tellsApart(records.get(kind)?.matter));
    const matters = known.filter((kind) => kinds[kind].shownIn.includes("files" as never));
    const untried = matters.filter((kind) => !tried.includes(kind) && !registers.includes(kind));
    expect(untried).toEqual([]);
  });
});

describe.each(ofRecords.map((each) => [keyOf(each.route), each] as const))(
  "%s",
  (key, { route, kind }) => {
    it("answers every role in every stance as the page says", async () => {
      const id = `${records.get(kind)?.id}${parts(route)[1] === "tasks" ? ".ROOM_REVIEW.1" : ""}`;
      const asked = everyStance.flatMap((stance) =>
        roles.map(async (role: Role) => {
          const officer = scene.officerIn(stance, role);
          const reach = key.endsWith("/proof") ? reachOnPage(kind, role) : reachOnPage(key, role);
          const { said } = await ask(route, officer, stance === "abroad" ? "other" : "sample", id);
          const told = expected({ reach, method: route.method }, stance, officer, kind);
          // Where the right to the proof is the record's own, a role without it finds no task.
          const mayAsk = mayEver(officer, route.right);
          const meant = key.endsWith("/proof") && mayAsk && told === "forbidden" ? "unseen" : told;
          return said === meant || (meant === "pass" && isOwnRule(route, said))
            ? []
            : [`${role} ${stance}: ${said}, not ${meant}`];
        }),
      );
      expect((await Promise.all(asked)).flat()).toEqual([]);
    });
  },
);

const lists = routes.filter(
  (route) => route.method === "get" && (!route.path.includes("{") || route.path === "/about/{id}"),
);

describe.each(lists.map((route) => [keyOf(route), route] as const))("%s", (key, route) => {
  it("lists nothing that the gate would not show", async () => {
    const own = route.path.startsWith("/about") ? undefined : kindAt(parts(route)[1] ?? "");
    const kind = ofLibrary.includes(route.path) ? "person" : own;
    const asked = everyStance.flatMap((stance) =>
      roles.map(async (role: Role) => {
        const officer = scene.officerIn(stance, role);
        const district = stance === "abroad" ? "other" : "sample";
        const { said, shown } = await ask(route, officer, district, scene.person);
        const isBarred = ["abroad", "tied", "recused"].includes(stance);
        const reach = reachOnPage(key, role);
        const told =
          kind === undefined ? "" : expected({ reach, method: "get" }, stance, officer, kind);
        const isShown = shown.includes(scene.marker);
        const isList = kind !== undefined && route.path === `/${parts(route)[1]}`;
        const isClosed = kind === undefined ? isBarred : told !== "pass";
        if (said === "pass" && isShown && isClosed) return [`${role} ${stance}: shown`];
        return isList && told === "pass" && !isShown && scene.tellsApart(records.get(kind)?.matter)
          ? [`${role} ${stance}: not shown`]
          : [];
      }),
    );
    expect((await Promise.all(asked)).flat()).toEqual([]);
  });
});
