import type { DynamoDBRecord } from "aws-lambda";

/**
 * What a stream brings, in another order and in several batches. Changes of one item keep their order,
 * which is all that DynamoDB promises; events of one transaction are items of their own (DynamoDB
 * Developer Guide, "Transactions: how it works"). The same seed scatters the same way.
 */
export function scattered(records: readonly DynamoDBRecord[], seed: number): DynamoDBRecord[][] {
  const chance = chances(seed + records.length);
  const items = [...Map.groupBy(records, itemOf).values()];
  const shuffled: DynamoDBRecord[] = [];
  while (items.length > 0) {
    const place = Math.floor(chance() * items.length);
    const [next, ...more] = items[place] ?? [];
    if (next !== undefined) shuffled.push(next);
    if (more.length === 0) items.splice(place, 1);
    else items[place] = more;
  }
  const batches: DynamoDBRecord[][] = [];
  for (let at = 0; at < shuffled.length; ) {
    const size = 1 + Math.floor(chance() * 5);
    batches.push(shuffled.slice(at, at + size));
    at += size;
  }
  return batches;
}

function itemOf({ dynamodb }: DynamoDBRecord): string {
  return `${dynamodb?.Keys?.pk?.S}|${dynamodb?.Keys?.sk?.S}`;
}

/** A small generator of numbers from 0 to 1 (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
