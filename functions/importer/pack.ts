import type { Write } from "#kernel/store/write.ts";

/** Limits of TransactWriteItems, the size with room for how DynamoDB counts. */
const mostWrites = 100;
const mostBytes = 3_000_000;

/** Packs the writes of many records into few transactions; a record's own stay together. */
export function pack<T extends { writes: readonly Write[] }>(records: readonly T[]): T[][] {
  const packs: T[][] = [];
  let count = 0;
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record.writes));
    const last = packs.at(-1);
    if (
      last === undefined ||
      count + record.writes.length > mostWrites ||
      bytes + size > mostBytes
    ) {
      packs.push([record]);
      count = record.writes.length;
      bytes = size;
    } else {
      last.push(record);
      count += record.writes.length;
      bytes += size;
    }
  }
  return packs;
}
