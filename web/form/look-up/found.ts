import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { roleText } from "../../catalog/read.ts";
import { useMe } from "../../shell/me.ts";
import type { Values } from "../values/values.ts";

const lookups = ["person", "unit", "subject", "officer", "enrollment", "matter"] as const;

/** What may be looked up instead of typed. */
export type LookupKind = (typeof lookups)[number];

/** Something found: its id, how it reads in the list, and what it fills in besides. */
export type Found = { id: string; label: string; fills: Values };

type Summary = Readonly<Record<string, string | undefined>>;
type Line = { kind: string; id: string; status: string; about: string; summary: Summary };
type Page = { items: readonly Line[]; cursor?: string };

/** So many pages of 200 are read at most; more is narrowed by the server's own lists. */
const mostPages = 10;

export function isLookup(input: string | undefined): input is LookupKind {
  return (lookups as readonly (string | undefined)[]).includes(input);
}

/** Of these the whole list is read; of the others what the text finds. */
const whole: readonly LookupKind[] = ["officer", "enrollment"];

/** What may be chosen, kept for five minutes: of the library what the text finds, else everything. */
export function useFound(of: LookupKind, text: string, kind = "") {
  const { data: me } = useMe();
  const asked = whole.includes(of) ? "" : text.trim();
  const byName = of === "unit" && me !== undefined && me.rights["library.find"] === undefined;
  return useQuery({
    queryKey: ["found", of, kind, asked],
    queryFn: () => (byName ? unitNames(asked) : readers[of](asked, kind)),
    staleTime: 300_000,
  });
}

const readers: Readonly<Record<LookupKind, (text: string, kind: string) => Promise<Found[]>>> = {
  person: async (text) => (await inLibrary(text, "person")).map(personOf),
  unit: async (text) => (await inLibrary(text, "unit")).map(unitOf),
  subject: async (text) =>
    (await inLibrary(text)).map((line) => (line.kind === "unit" ? unitOf(line) : personOf(line))),
  officer: async () => {
    const { officers } = await call<{
      officers: readonly { id: string; name: string; role: string; room?: string }[];
    }>({ path: "/officers" });
    const labelled = officers.map(({ id, name, role, room }) => ({
      id,
      label: `${name}（${room === undefined ? "" : `第 ${room} 室 `}${roleText(role)}）`,
      fills: {},
    }));
    // Two of one name and place are told apart by what they log in as.
    return labelled.map((one) =>
      labelled.some(({ id, label }) => label === one.label && id !== one.id)
        ? { ...one, label: `${one.label} ${one.id}` }
        : one,
    );
  },
  enrollment: async () =>
    (await allOf("/enrollments"))
      .filter(({ status }) => /^COMMISSION_(PENDING|DEFERRED)$|^REVIEW_PENDING$/.test(status))
      .map(({ id, about }) => ({ id, label: about, fills: {} })),
  matter: matters,
};

/** Matters of a kind by number or by whom they are about; none before something is typed. */
async function matters(text: string, kind: string): Promise<Found[]> {
  if (text === "") return [];
  const { items } = await call<Page>({ path: "/search", query: { text, limit: 50 } });
  return items
    .filter((line) => line.kind === kind)
    .map(({ id, about }) => ({ id, label: about, fills: {} }));
}

function personOf({ id, summary }: Line): Found {
  const { name = "", unitId, unitName = "", post = "" } = summary;
  return {
    id,
    label: `${name} · ${unitName} · ${post}`,
    fills: { personName: name, name, unitId, unitName, post },
  };
}

function unitOf({ id, summary: { name = "", code = "" } }: Pick<Line, "id" | "summary">): Found {
  return { id, label: `${name}（${code}）`, fills: { unitName: name, placeName: name } };
}

/** Units by name, for whoever keeps the list of officers and reads nothing else of the library. */
async function unitNames(text: string): Promise<Found[]> {
  if (text === "") return [];
  const { items } = await call<{
    items: readonly { id: string; name: string; code: string }[];
  }>({ path: "/library/unit-names", query: { text, limit: 50 } });
  return items.map(({ id, name, code }) => unitOf({ id, summary: { name, code } }));
}

/** Lines of the library that hold the text in name, unit or post; none before something is typed. */
async function inLibrary(text: string, kind?: "person" | "unit"): Promise<readonly Line[]> {
  if (text === "") return [];
  const query = { text, kind, limit: 50 };
  return (await call<Page>({ path: "/library/search", query })).items;
}

async function allOf(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await call<Page>({ path, query: { limit: 200, cursor } });
    lines.push(...read.items);
    cursor = read.cursor;
    if (cursor === undefined) break;
  }
  return lines;
}
