import { hashOf } from "#kernel/text/hash.ts";
import { sameForm } from "#kernel/text/name.ts";
import { personPrint } from "../person/decide.ts";
import type { Person } from "../person/schema.ts";
import type { Unit, UnitContent } from "../unit/schema.ts";

/** What the directory knows of a line of the library: enough to find and to count it. */
export type Entry = {
  id: string;
  /** Of the record that it was taken from; an older one never replaces a newer. */
  version: number;
  status: string;
  name: string;
  /** Class of a unit, or of a person's staff. */
  class: string;
  /** By which an import sees that a row says nothing new; older lines have none. */
  print?: string;
} & (
  | { kind: "unit"; code: string }
  | { kind: "person"; unitId: string; post: string; isKeyObject: boolean }
);

/** A quarter of a hash, as many lines lie together: no two of 50,000 meet by chance. */
const printLength = 16;

/** The print of a line of this content; an import compares it with that of its row. */
export const printOf = {
  unit: (content: UnitContent) => hashOf(content).slice(0, printLength),
  person: (said: Parameters<typeof personPrint>[0]) => personPrint(said).slice(0, printLength),
};

/** A unit's line as the directory keeps it. */
export function unitEntry(id: string, version: number, { status, content }: Unit): Entry {
  const { name, code } = content;
  const print = printOf.unit(content);
  return { kind: "unit", id, version, status, name, class: content.class, code, print };
}

/** A person's line as the directory keeps it; nothing that is sealed. */
export function personEntry(id: string, version: number, state: Person): Entry {
  const { status, content } = state;
  const { name, unitId, post, isKeyObject, establishment } = content;
  return {
    kind: "person",
    id,
    version,
    status,
    name,
    class: establishment.class,
    unitId,
    post,
    isKeyObject,
    print: printOf.person(state),
  };
}

/** An entry with the text that is searched, made once when its shard is opened. */
export type Found = Entry & { text: string };

/** An entry ready to be searched: name and post, or name and code, in the form in which names are compared. */
export function searchable(entry: Entry): Found {
  const more = entry.kind === "unit" ? entry.code : entry.post;
  return { ...entry, text: `${formOf(entry.name)}\n${formOf(more)}` };
}

function formOf(text: string): string {
  return sameForm(text).toLowerCase();
}

/**
 * Entries in which every word of the question stands: in the name, the post, the code, or the name of
 * the person's unit. Who is called so comes first, then whose name holds it, then the others, each in
 * the order given.
 */
export function matching(entries: readonly Found[], question: string): Found[] {
  const words = question
    .split(/\s+/u)
    .map(formOf)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const units = words.map(() => new Set<string>());
  for (const { kind, id, text } of entries)
    if (kind === "unit")
      for (const [place, word] of words.entries()) if (text.includes(word)) units[place]?.add(id);
  const byRank: [Found[], Found[], Found[]] = [[], [], []];
  for (const entry of entries) {
    const isFound = words.every(
      (word, place) =>
        entry.text.includes(word) ||
        (entry.kind === "person" && units[place]?.has(entry.unitId) === true),
    );
    if (isFound) byRank[rankOf(entry, words)].push(entry);
  }
  return byRank.flat();
}

function rankOf({ text }: Found, words: readonly string[]): 0 | 1 | 2 {
  const name = text.slice(0, text.indexOf("\n"));
  if (words.includes(name)) return 0;
  return words.some((word) => name.includes(word)) ? 1 : 2;
}

/** Plain order of characters: a collation of 50,000 names would take longer than the search. */
export function byName(one: Entry, other: Entry): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
