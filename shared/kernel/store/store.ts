import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "./keys.ts";

export type Key = { pk: string; sk: string };

/** What must hold of an item before it is written. */
export type Guard = "absent" | "any" | { version: number } | { holder: string };

/** One write of a transaction. */
export type Write = { put: Item; when: Guard } | { remove: Key; when: Guard };

/** A lost race comes back with what is there now, write by write. */
export type Conflict = { conflict: { write: Write; found: Item | undefined }[] };

export type Page = { items: Item[]; cursor?: string };

export type PageRequest = { limit?: number; cursor?: string; newestFirst?: "yes" };

/** Everything the product asks of the table; the only code that speaks DynamoDB. */
export type Store = {
  get(key: Key): Promise<Item | undefined>;
  /** In the order asked; undefined where there is none. Consistent reads, one round trip. */
  getMany(keys: readonly Key[]): Promise<(Item | undefined)[]>;
  /** All or nothing; at most 100 writes (TransactWriteItems). */
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

    async transact(writes) {
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: writes.map((write) => requestOf(write, table)),
          }),
        );
        return undefined;
      } catch (error) {
        return conflictOf(error, writes);
      }
    },

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

function requestOf(write: Write, table: string) {
  const guard = guardOf(write.when);
  return "put" in write
    ? { Put: { TableName: table, Item: write.put, ...guard } }
    : { Delete: { TableName: table, Key: write.remove, ...guard } };
}

function guardOf(when: Guard) {
  const ReturnValuesOnConditionCheckFailure = "ALL_OLD" as const;
  if (when === "any") return {};
  if (when === "absent")
    return {
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure,
    };
  const [name, value] = "version" in when ? ["version", when.version] : ["holder", when.holder];
  return {
    ConditionExpression: "#guard = :guard",
    ExpressionAttributeNames: { "#guard": name },
    ExpressionAttributeValues: { ":guard": value },
    ReturnValuesOnConditionCheckFailure,
  };
}

function conflictOf(error: unknown, writes: readonly Write[]): Conflict {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const reasons = error.CancellationReasons ?? [];
  const lost = reasons.flatMap(({ Code, Item: found }, index) => {
    const write = writes[index];
    if (write === undefined || Code === undefined || Code === "None") return [];
    if (Code !== "ConditionalCheckFailed" && Code !== "TransactionConflict") throw error;
    return [{ write, found: found === undefined ? undefined : (unmarshall(found) as Item) }];
  });
  if (lost.length === 0) throw error;
  return { conflict: lost };
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
