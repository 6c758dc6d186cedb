import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { TransientError } from "../transient.ts";
import type { Item, Key } from "./keys.ts";
import { type Pause, patience, patiently, pauseWithJitter } from "./patience.ts";
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

/** A store on one table; while the table is throttled its calls are repeated after a `pause`. */
export function createStore(
  client: DynamoDBDocumentClient,
  table: string,
  pause: Pause = pauseWithJitter,
): Store {
  return {
    async get(key) {
      const answer = await patiently(
        () => client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true })),
        pause,
      );
      return answer.Item as Item | undefined;
    },

    async getMany(keys) {
      const found = new Map<string, Item>();
      let pending: Key[] = unique(keys);
      for (let tries = 1; pending.length > 0; ) {
        const asked = pending.slice(0, 100);
        const answer = await patiently(
          () =>
            client.send(
              new BatchGetCommand({
                RequestItems: { [table]: { Keys: asked, ConsistentRead: true } },
              }),
            ),
          pause,
        );
        for (const item of (answer.Responses?.[table] ?? []) as Item[])
          found.set(named(item), item);
        const unread = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
        pending = [...unread, ...pending.slice(100)];
        if (unread.length === 0) continue;
        // A throttled table leaves keys unread, as one that has too much to say does.
        tries = unread.length === asked.length ? tries + 1 : 1;
        if (tries > patience) throw new TransientError("The table is throttled");
        await pause(tries);
      }
      return keys.map((key) => found.get(named(key)));
    },

    transact: (writes) => patiently(() => writeAll(client, table, writes), pause),

    async range(pk, prefix, page = {}) {
      return query(client, pause, {
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
      return query(client, pause, {
        TableName: table,
        IndexName: name,
        KeyConditionExpression: `#h = :h${isNarrowed ? condition : ""}`,
        ExpressionAttributeNames: { "#h": hashName, ...(isNarrowed ? { "#s": sortName } : {}) },
        ExpressionAttributeValues: { ":h": hash, ...(isNarrowed ? { ":s": value } : {}) },
        ...pageOf(page),
      });
    },

    async add(key, attribute, amount) {
      const update = new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: "ADD #a :n",
        ExpressionAttributeNames: { "#a": attribute },
        ExpressionAttributeValues: { ":n": amount },
        ReturnValues: "UPDATED_NEW",
      });
      const answer = await patiently(() => client.send(update), pause);
      return answer.Attributes?.[attribute] as number;
    },
  };
}

async function query(
  client: DynamoDBDocumentClient,
  pause: Pause,
  input: ConstructorParameters<typeof QueryCommand>[0],
): Promise<Page> {
  const answer = await patiently(() => client.send(new QueryCommand(input)), pause);
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
