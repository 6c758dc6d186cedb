import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Item, Key } from "./keys.ts";
import { type Conflict, type Write, writeAll } from "./write.ts";

export type Page = { items: Item[]; cursor?: string };

export type PageRequest = { limit?: number; cursor?: string; newestFirst?: "yes" };

/** Everything the product asks of the table; the only code that speaks DynamoDB. */
export type Store = {
  get(key: Key): Promise<Item | undefined>;
  /** In the order asked; undefined where there is none. Consistent reads, one round trip. */
  getMany(keys: readonly Key[]): Promise<(Item | undefined)[]>;
  /** All or nothing; at most 100 writes. */
  transact(writes: readonly Write[]): Promise<Conflict | undefined>;
  /** Items of one partition whose sort key begins so. */
  range(pk: string, prefix: string, page?: PageRequest): Promise<Page>;
  /** One partition of an index, sort key beginning with or up to. */
  index(
    name: "list" | "about" | "todo" | "wake",
    hash: string,
    sort: { prefix: string } | { upTo: string },
    page?: PageRequest,
  ): Promise<Page>;
  /** Adds to a number of a counter item and returns the new value. */
  add(key: Key, attribute: string, amount: number): Promise<number>;
};

const rangeNames = {
  list: ["listKey", "listSort"],
  about: ["aboutKey", "aboutSort"],
  todo: ["todoKey", "todoSort"],
  wake: ["wakeKey", "wakeAt"],
} as const;

/** A store on one table. */
export function createStore(client: DynamoDBDocumentClient, table: string): Store {
  return {
    async get(key) {
      const answer = await client.send(
        new GetCommand({ TableName: table, Key: key, ConsistentRead: true }),
      );
      return answer.Item as Item | undefined;
    },

    async getMany(keys) {
      const found = new Map<string, Item>();
      let pending: Key[] = unique(keys);
      while (pending.length > 0) {
        const answer = await client.send(
          new BatchGetCommand({
            RequestItems: { [table]: { Keys: pending.slice(0, 100), ConsistentRead: true } },
          }),
        );
        for (const item of (answer.Responses?.[table] ?? []) as Item[])
          found.set(named(item), item);
        const unread = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
        pending = [...unread, ...pending.slice(100)];
      }
      return keys.map((key) => found.get(named(key)));
    },

    transact: (writes) => writeAll(client, table, writes),

    async range(pk, prefix, page = {}) {
      return query(client, {
        TableName: table,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
        ConsistentRead: true,
        ...pageOf(page),
      });
    },

    async index(name, hash, sort, page = {}) {
      const [hashName, sortName] = rangeNames[name];
      const [condition, value] =
        "upTo" in sort ? [" AND #s <= :s", sort.upTo] : [" AND begins_with(#s, :s)", sort.prefix];
      const isNarrowed = value !== "";
      return query(client, {
        TableName: table,
        IndexName: name,
        KeyConditionExpression: `#h = :h${isNarrowed ? condition : ""}`,
        ExpressionAttributeNames: { "#h": hashName, ...(isNarrowed ? { "#s": sortName } : {}) },
        ExpressionAttributeValues: { ":h": hash, ...(isNarrowed ? { ":s": value } : {}) },
        ...pageOf(page),
      });
    },

    async add(key, attribute, amount) {
      const answer = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: key,
          UpdateExpression: "ADD #a :n",
          ExpressionAttributeNames: { "#a": attribute },
          ExpressionAttributeValues: { ":n": amount },
          ReturnValues: "UPDATED_NEW",
        }),
      );
      return answer.Attributes?.[attribute] as number;
    },
  };
}

async function query(
  client: DynamoDBDocumentClient,
  input: ConstructorParameters<typeof QueryCommand>[0],
): Promise<Page> {
  const answer = await client.send(new QueryCommand(input));
  const items = (answer.Items ?? []) as Item[];
  return answer.LastEvaluatedKey === undefined
    ? { items }
    : { items, cursor: Buffer.from(JSON.stringify(answer.LastEvaluatedKey)).toString("base64url") };
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

function unique(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map(({ pk, sk }) => [`${pk}|${sk}`, { pk, sk }])).values()];
}

function named({ pk, sk }: Key): string {
  return `${pk}|${sk}`;
}
