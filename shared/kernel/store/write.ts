import { isDeepStrictEqual } from "node:util";
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item, Key } from "./keys.ts";
import { isThrottle } from "./patience.ts";

/** What must hold of an item before it is written. */
export type Guard =
  | "absent"
  | "any"
  | { version: number }
  | { holder: string }
  /** Nobody holds it yet, or this one does. */
  | { freeFor: string };

/** One write of a transaction, or what must hold of an item that it leaves alone. */
export type Write =
  | { put: Item; when: Guard }
  | { remove: Key; when: Guard }
  | { check: Key; when: Exclude<Guard, "any"> };

/** A lost race comes back with what is there now, write by write. */
export type Conflict = { conflict: { write: Write; found: Item | undefined }[] };

/**
 * Writes all or nothing. A single write is atomic by itself and costs half of a transaction's units
 * (Amazon DynamoDB Developer Guide, "Read and write operations": transactional writes).
 */
export async function writeAll(
  client: DynamoDBDocumentClient,
  table: string,
  writes: readonly Write[],
): Promise<Conflict | undefined> {
  const [only, ...more] = writes;
  if (only !== undefined && more.length === 0) return writeOne(client, table, only);
  try {
    const TransactItems = writes.map((write) => requestOf(write, table));
    await client.send(new TransactWriteCommand({ TransactItems }));
    return undefined;
  } catch (error) {
    return conflictOf(error, writes);
  }
}

async function writeOne(
  client: DynamoDBDocumentClient,
  table: string,
  write: Write,
): Promise<Conflict | undefined> {
  const { Put, Delete } = requestOf(write, table);
  try {
    if (Put !== undefined) await client.send(new PutCommand(Put));
    if (Delete !== undefined) await client.send(new DeleteCommand(Delete));
    return undefined;
  } catch (error) {
    if (error instanceof TransactionConflictException)
      return { conflict: [{ write, found: undefined }] };
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const found = foundIn(error.Item);
    return isOwn(write, found, error.$metadata.attempts)
      ? undefined
      : { conflict: [{ write, found }] };
  }
}

/**
 * Whether a write that seems to have lost was done by its own first try, whose answer got lost before
 * the SDK made it again. Transactions need no such look: they carry a token (`ClientRequestToken`).
 */
function isOwn(write: Write, found: Item | undefined, attempts = 1): boolean {
  if (attempts < 2) return false;
  return "put" in write
    ? found !== undefined && isDeepStrictEqual(found, stored(write.put))
    : found === undefined;
}

/** An item as it comes back from the table: without what is undefined. */
function stored(item: Item): unknown {
  return JSON.parse(JSON.stringify(item));
}

/**
 * Events are only ever added (design §4): no writer here changes or removes one, in AWS or elsewhere.
 * IAM cannot ask for a condition of a put, so the rule stands where every write passes.
 */
function refuseOverwriting(write: Write): void {
  const { sk } = keyOf(write);
  if (!sk.startsWith("event#") || "check" in write || ("put" in write && write.when === "absent"))
    return;
  throw new Error("Events are only ever added");
}

/** The item that a write is about. */
export function keyOf(write: Write): Key & Partial<Item> {
  if ("put" in write) return write.put;
  return "remove" in write ? write.remove : write.check;
}

function requestOf(write: Write, table: string) {
  refuseOverwriting(write);
  if ("check" in write)
    return { ConditionCheck: { TableName: table, Key: write.check, ...conditionOf(write.when) } };
  const guard = guardOf(write.when);
  return "put" in write
    ? { Put: { TableName: table, Item: write.put, ...guard } }
    : { Delete: { TableName: table, Key: write.remove, ...guard } };
}

function guardOf(when: Guard) {
  return when === "any" ? {} : conditionOf(when);
}

function conditionOf(when: Exclude<Guard, "any">) {
  const ReturnValuesOnConditionCheckFailure = "ALL_OLD" as const;
  if (when === "absent")
    return {
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure,
    };
  if (typeof when === "object" && "freeFor" in when)
    return {
      ConditionExpression: "attribute_not_exists(pk) OR #guard = :guard",
      ExpressionAttributeNames: { "#guard": "holder" },
      ExpressionAttributeValues: { ":guard": when.freeFor },
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
    if (write === undefined || Code === undefined || Code === "None" || isThrottle(Code)) return [];
    if (Code !== "ConditionalCheckFailed" && Code !== "TransactionConflict") throw error;
    return [{ write, found: foundIn(found) }];
  });
  if (lost.length === 0) throw error;
  return { conflict: lost };
}

function foundIn(item: Parameters<typeof unmarshall>[0] | undefined): Item | undefined {
  return item === undefined ? undefined : (unmarshall(item) as Item);
}
