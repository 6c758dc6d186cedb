import { type DynamoDBDocumentClient, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { type IndexName, indexes, type Row } from "./indexes.ts";
import type { Item, Key } from "./keys.ts";
import { cursorAfter } from "./pages.ts";
import { type Pause, patiently, pauseWithJitter } from "./patience.ts";
import { readTogether } from "./read-together.ts";
import { type Conflict, type Write, writeAll } from "./write.ts";

export type Page<I = Item> = { items: I[]; cursor?: string };

export type PageRequest = { limit?: number; cursor?: string; newestFirst?: "yes" };

/** Which sort keys of a partition are asked for; all of them with an empty prefix. */
export type Sorted = { prefix: string } | { upTo: string } | { from: string; to: string };

/** Everything the product asks of the table; the only code that speaks DynamoDB. */
export type Store = {
  get(key: Key): Promise<Item | undefined>;
  /** In the order asked; undefined where there is none. Consistent reads, one round trip. */
  getMany(keys: readonly Key[]): Promise<(Item | undefined)[]>;
  /** All or nothing; at most 100 writes. */
  transact(writes: readonly Write[]): Promise<Conflict | undefined>;
  /** Items of one partition whose sort key begins so; all of them with "". */
  range(pk: string, prefix: string, page?: PageRequest): Promise<Page>;
  /** One partition of an index: sort keys beginning so, up to one, or between two (both included). */
  index<N extends IndexName>(
    name: N,
    hash: string,
    sort: Sorted,
    page?: PageRequest,
  ): Promise<Page<Row<N>>>;
  /**
   * Adds to a number of a counter item and returns the new value. A counter that nobody needs after a
   * while is begun with the instant at which it may go, in seconds (`expiresAt`, the table's TTL).
   */
  add(key: Key, attribute: string, amount: number, expiresAt?: number): Promise<number>;
};

/** A store on one table; while the table is throttled its calls are repeated after a `pause`. */
export function createStore(
  client: DynamoDBDocumentClient,
  table: string,
  pause: Pause = pauseWithJitter,
): Store {
  const read = readTogether(client, table, pause);
  return {
    get: async (key) => (await read([key]))[0],

    getMany: read,

    transact: (writes) => patiently(() => writeAll(client, table, writes), pause),

    async range(pk, prefix, page = {}) {
      return query(client, pause, {
        TableName: table,
        KeyConditionExpression: `pk = :pk${prefix === "" ? "" : " AND begins_with(sk, :prefix)"}`,
        ExpressionAttributeValues: { ":pk": pk, ...(prefix === "" ? {} : { ":prefix": prefix }) },
        ConsistentRead: true,
        ...pageOf(page),
      });
    },

    async index(name, hash, sort, page = {}) {
      const { hash: hashName, range: sortName } = indexes[name];
      const { condition, values } = conditionOf(sort);
      const isNarrowed = condition !== "";
      return query(client, pause, {
        TableName: table,
        IndexName: name,
        KeyConditionExpression: `#h = :h${condition}`,
        ExpressionAttributeNames: { "#h": hashName, ...(isNarrowed ? { "#s": sortName } : {}) },
        ExpressionAttributeValues: { ":h": hash, ...values },
        ...pageOf(page),
      });
    },

    async add(key, attribute, amount, expiresAt) {
      const until = expiresAt === undefined ? {} : { ":t": expiresAt };
      const update = new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: `ADD #a :n${expiresAt === undefined ? "" : " SET expiresAt = if_not_exists(expiresAt, :t)"}`,
        ExpressionAttributeNames: { "#a": attribute },
        ExpressionAttributeValues: { ":n": amount, ...until },
        ReturnValues: "UPDATED_NEW",
      });
      const answer = await patiently(() => client.send(update), pause);
      return answer.Attributes?.[attribute] as number;
    },
  };
}

function conditionOf(sort: Sorted): { condition: string; values: Record<string, string> } {
  if ("upTo" in sort) return { condition: " AND #s <= :s", values: { ":s": sort.upTo } };
  if ("from" in sort)
    return { condition: " AND #s BETWEEN :f AND :t", values: { ":f": sort.from, ":t": sort.to } };
  return sort.prefix === ""
    ? { condition: "", values: {} }
    : { condition: " AND begins_with(#s, :s)", values: { ":s": sort.prefix } };
}

async function query<I = Item>(
  client: DynamoDBDocumentClient,
  pause: Pause,
  input: ConstructorParameters<typeof QueryCommand>[0],
): Promise<Page<I>> {
  const answer = await patiently(() => client.send(new QueryCommand(input)), pause);
  const items = (answer.Items ?? []) as I[];
  return answer.LastEvaluatedKey === undefined
    ? { items }
    : { items, cursor: cursorAfter(answer.LastEvaluatedKey as Key) };
}

function pageOf({ limit, cursor, newestFirst }: PageRequest) {
  return {
    ...(limit === undefined ? {} : { Limit: limit }),
    ...(cursor === undefined
      ? {}
      : { ExclusiveStartKey: JSON.parse(Buffer.from(cursor, "base64url").toString()) as Key }),
    ...(newestFirst === undefined ? {} : { ScanIndexForward: false }),
  };
}
