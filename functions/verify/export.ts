import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Source, Stored } from "#kernel/verify/source.ts";

type Line = { Item: Parameters<typeof unmarshall>[0] };

/**
 * An export of the table as DynamoDB writes it to S3 (`DYNAMODB_JSON`, "Exporting table data to Amazon
 * S3"): files of one item a line, packed or not, anywhere below a folder.
 */
export async function* exportedItems(folder: string): AsyncGenerator<Stored> {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((one) => /(?:^|\/)[^/]*\.json(?:\.gz)?$/.test(one)).sort()) {
    const bytes = await readFile(join(folder, name));
    const text = name.endsWith(".gz") ? gunzipSync(bytes).toString() : bytes.toString();
    for (const line of text.split("\n").filter((one) => one.startsWith('{"Item"')))
      yield unmarshall((JSON.parse(line) as Line).Item) as Stored;
  }
}

/** Items laid out in a small database of this process, so that their number does not matter. */
export async function itemsSource(
  items: AsyncIterable<Stored> | Iterable<Stored>,
): Promise<Source & { close(): void }> {
  // An empty name is a database on disk that goes with its connection.
  const database = new DatabaseSync("");
  database.exec(`CREATE TABLE item (pk TEXT, sk TEXT, list TEXT, body TEXT, PRIMARY KEY (pk, sk));
    CREATE INDEX lists ON item (list, pk) WHERE list IS NOT NULL; BEGIN`);
  const add = database.prepare("INSERT INTO item VALUES (?, ?, ?, ?)");
  for await (const item of items)
    add.run(item.pk, item.sk, (item.listKey as string | undefined) ?? null, JSON.stringify(item));
  database.exec("COMMIT");
  const one = database.prepare("SELECT body FROM item WHERE pk = ? AND sk = ?");
  const some = database.prepare(
    "SELECT body FROM item WHERE pk = ? AND substr(sk, 1, ?) = ? ORDER BY sk",
  );
  const listed = database.prepare("SELECT body FROM item WHERE list = ?");
  const whole = database.prepare("SELECT body FROM item");
  const known = database.prepare(
    "SELECT DISTINCT substr(pk, 10) AS id FROM item WHERE pk LIKE 'district#%'",
  );
  return {
    getMany: async (keys) => keys.map(({ pk, sk }) => parsed(one.get(pk, sk))),
    async *range(pk, prefix) {
      for (const row of some.all(pk, prefix.length, prefix)) yield* present(row);
    },
    async *records(district, kind) {
      for (const row of listed.all(`${district}#${kind}`)) yield* present(row);
    },
    async *districts() {
      for (const { id } of known.all()) yield String(id);
    },
    *everything() {
      for (const row of whole.iterate()) yield* present(row);
    },
    close: () => database.close(),
  };
}

function parsed(row: Record<string, unknown> | undefined): Stored | undefined {
  return row === undefined ? undefined : (JSON.parse(String(row.body)) as Stored);
}

function present(row: Record<string, unknown>): Stored[] {
  const item = parsed(row);
  return item === undefined ? [] : [item];
}
