import type { Action } from "#kernel/permission/actions.ts";
import { asFiled, type Reader, readPageAbout, readRecords } from "#kernel/permission/reader.ts";
import { kinds, readsOf } from "#kernel/record/kinds.ts";
import { claimKey, type Item, numberKey, shortKeyOf } from "#kernel/store/keys.ts";
import { kindOf } from "#kernel/text/id.ts";
import { sameForm } from "#kernel/text/name.ts";
import { readDirectory } from "./directory.ts";
import { matching } from "./entry.ts";

/** What a record bears a number as (`Keys.numbers`). */
const numbered = ["request", "consent", "minutes", "letter", "petition", "opinion", "reply"];

/** As many people and units as a name is taken to mean, each asked by one query. */
const mostNamed = 10;

type Subject = { kind: string; id: string };

/**
 * Records that a reader may see, by what people say of them: an id, a short number, an official number,
 * or a part of a person's or unit's name, post or code. Newest first; what bears the number stands alone.
 */
export async function findMatters(reader: Reader, said: string, most: number): Promise<Item[]> {
  const number = numberOf(said);
  const byShort = await ofShort(reader, number.toUpperCase(), most);
  if (byShort.length > 0) return byShort;
  const byNumber = await bearing(reader, number);
  if (byNumber.length > 0) return readRecords(reader, byNumber.slice(0, most), readsOf);
  const directory = await readDirectory(reader.world, reader.caller.district);
  const named = matching(directory, said).slice(0, mostNamed);
  const pages = await Promise.all(
    named.map(({ id }) => readPageAbout(reader, { about: id, right: asMatter }, { limit: most })),
  );
  const found = new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item]));
  return [...found.values()]
    .toSorted((one, other) => (String(one.updatedAt) < String(other.updatedAt) ? 1 : -1))
    .slice(0, most);
}

/** People of a unit lie in its file, but are no matters: the library's own search finds them. */
function asMatter(kind: string): Action | undefined {
  return kind === "person" || kind === "unit" ? undefined : asFiled(kind);
}

/** A number as records bear it: one kind of brackets round the year, capital letters, no blanks. */
function numberOf(said: string): string {
  return sameForm(said)
    .replaceAll(/\s/g, "")
    .replace(/[([【〔](\d{4})[)\]】〕]/u, "〔$1〕");
}

async function ofShort(reader: Reader, short: string, most: number): Promise<Item[]> {
  if (!isShort(short)) return [];
  const about = shortKeyOf(reader.caller.district, short);
  return (await readPageAbout(reader, { about, right: readsOf }, { limit: most })).items;
}

/** Which records are said by their id or bear an official number: one batch read. */
async function bearing({ world, caller }: Reader, number: string): Promise<Subject[]> {
  const { district } = caller;
  const kind = kindOf(number);
  if (kind !== undefined) return [{ kind, id: number }];
  const holders = await world.store.getMany([
    ...numbered.map((one) => numberKey(district, one, number)),
    claimKey(`${district}#clue-number#${district}#${number.toUpperCase()}`),
  ]);
  const ids = holders.flatMap((item) =>
    item === undefined ? [] : [String(item.kind === "number" ? item.id : item.holder)],
  );
  return [...new Set(ids)].flatMap((id) => {
    const of = kindOf(id);
    return of === undefined ? [] : [{ kind: of, id }];
  });
}

const letters = new Set<string>(Object.values(kinds).map((facts) => facts.letters));

function isShort(said: string): boolean {
  return letters.has(said.split("-")[0] ?? "") && /^[A-Z]+-[0-9A-Z]{6}$/.test(said);
}
