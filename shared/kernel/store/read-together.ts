import { BatchGetCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { TransientError } from "../transient.ts";
import type { Item, Key } from "./keys.ts";
import { type Pause, patience, patiently } from "./patience.ts";

/** As many keys as one BatchGetItem takes (Amazon DynamoDB API reference). */
const longest = 100;

/** Reads items by key, in the order asked; undefined where there is none. */
export type Read = (keys: readonly Key[]) => Promise<(Item | undefined)[]>;

type Asked = {
  keys: readonly Key[];
  resolve: (items: (Item | undefined)[]) => void;
  reject: (error: unknown) => void;
};

/**
 * Consistent reads. Whatever is asked for in one turn of the event loop goes out as one BatchGetItem,
 * a key that several ask for only once: many reactions and requests at a time cost few calls. Each
 * reads what is there after it has asked.
 */
export function readTogether(client: DynamoDBDocumentClient, table: string, pause: Pause): Read {
  let waiting: Asked[] = [];

  async function readAll(): Promise<void> {
    const asked = waiting;
    waiting = [];
    try {
      const found = await fetch(asked.flatMap(({ keys }) => keys));
      for (const { keys, resolve } of asked) resolve(keys.map((key) => found.get(named(key))));
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  const commandFor = (Keys: Key[]) =>
    new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } });

  async function fetch(keys: readonly Key[]): Promise<Map<string, Item>> {
    const found = new Map<string, Item>();
    let pending: Key[] = unique(keys);
    for (let tries = 1; pending.length > 0; ) {
      const asked = pending.slice(0, longest);
      const answer = await patiently(() => client.send(commandFor(asked)), pause);
      for (const item of (answer.Responses?.[table] ?? []) as Item[]) found.set(named(item), item);
      const unread = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as Key[];
      pending = [...unread, ...pending.slice(longest)];
      if (unread.length === 0) continue;
      // A throttled table leaves keys unread, as one that has too much to say does.
      tries = unread.length === asked.length ? tries + 1 : 1;
      if (tries > patience) throw new TransientError("The table is throttled");
      await pause(tries);
    }
    return found;
  }

  return (keys) => {
    if (keys.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void readAll());
      waiting.push({ keys, resolve, reject });
    });
  };
}

function unique(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map(({ pk, sk }) => [named({ pk, sk }), { pk, sk }])).values()];
}

function named({ pk, sk }: Key): string {
  return `${pk}|${sk}`;
}
