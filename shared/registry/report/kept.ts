import { createHash } from "node:crypto";
import type { Item } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import type { Counted } from "./count.ts";
import type { ToldSection } from "./told.ts";

/** Rows of one item: of some 60 bytes each, so that an item stays far below the store's 400 KB. */
const rowsOfItem = 3000;

/** Items of one transaction: of 180 KB each at most, so that it stays below the store's 4 MB. */
const itemsAtOnce = 12;

/** What lies beside a report, named by what it is: a repeated count writes the same items again. */
const pkOf = (report: string, hash: string) => `report-count#${report}#${hash}`;
const skOfSection = (n: number) => `section#${String(n).padStart(4, "0")}`;
const skOfRows = (figure: string, page: number) =>
  `rows#${figure}#${String(page).padStart(6, "0")}`;

/** SHA-256 of the figures and of the rows that each of them counts. */
export function hashOfCount(
  sections: readonly ToldSection[],
  counted: Readonly<Record<string, Counted>>,
): string {
  const rows = Object.entries(counted).map(([name, { rows: all }]) => {
    const hash = createHash("sha256");
    for (const row of all) hash.update(`${row}\n`);
    return [name, hash.digest("hex")];
  });
  return hashOf({ sections, rows: Object.fromEntries(rows) });
}

/** Keeps a count beside its report: a section an item, and the rows of a figure in pages. */
export async function keepCount(
  world: World,
  report: string,
  of: {
    hash: string;
    sections: readonly ToldSection[];
    counted: Readonly<Record<string, Counted>>;
  },
): Promise<void> {
  const pk = pkOf(report, of.hash);
  const items: Item[] = [
    ...of.sections.map((section, n) => ({ pk, sk: skOfSection(n), section })),
    ...Object.entries(of.counted).flatMap(([name, { rows }]) =>
      Array.from({ length: Math.ceil(rows.length / rowsOfItem) }, (_, page) => ({
        pk,
        sk: skOfRows(name, page),
        rows: rows.slice(page * rowsOfItem, (page + 1) * rowsOfItem),
      })),
    ),
  ];
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    const writes: Write[] = items
      .slice(at, at + itemsAtOnce)
      .map((item) => ({ put: item, when: "any" }));
    await world.store.transact(writes);
  }
}

/** The sections of a count, in their order. */
export async function readSections(
  world: World,
  report: string,
  hash: string,
): Promise<ToldSection[]> {
  const sections: ToldSection[] = [];
  for await (const { section } of readAll(world, pkOf(report, hash), "section#"))
    sections.push(section as ToldSection);
  return sections;
}

/** The rows of a figure, or those of one of its keys: ids of records, with `#` and a part. */
export async function readRows(
  world: World,
  { report, hash, figure, key }: { report: string; hash: string; figure: string; key?: string },
): Promise<string[]> {
  const found: string[] = [];
  for await (const { rows } of readAll(world, pkOf(report, hash), `rows#${figure}#`))
    for (const row of rows as readonly string[]) {
      const [of = "", id = ""] = row.split("\t");
      if (key === undefined || key === of) found.push(id);
    }
  return found;
}

function readAll(world: World, pk: string, prefix: string): AsyncGenerator<Item> {
  return itemsOf((more) => world.store.range(pk, prefix, more));
}
