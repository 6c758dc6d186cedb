import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Context } from "hono";
import type { Caller } from "#kernel/route/route.ts";
import { cursorKeyKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

/** Seals what asks for the next page, so that it tells nothing and serves one caller's one query. */
export type Cursors = {
  /** The store's cursor in a sealed one; undefined for one that is none, or another's. */
  open(sealed: string, of: Query): Promise<string | undefined>;
  seal(cursor: string, of: Query): Promise<string>;
};

/** Whose query a cursor belongs to; its address with all that narrows it. */
export type Query = { caller: Caller; c: Context };

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

/** The key lies in the table, drawn once for all functions: what it seals are keys of the table. */
export function createCursors(world: World): Cursors {
  let drawn: Promise<Uint8Array> | undefined;
  const key = () => {
    drawn ??= cursorKey(world).catch((error: unknown) => {
      drawn = undefined;
      throw error;
    });
    return drawn;
  };
  return {
    async open(sealed, of) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length <= nonceBytes + tagBytes) return undefined;
      const cipher = createDecipheriv(algorithm, await key(), bytes.subarray(0, nonceBytes));
      cipher.setAAD(boundTo(of));
      cipher.setAuthTag(bytes.subarray(-tagBytes));
      const text = cipher.update(bytes.subarray(nonceBytes, -tagBytes));
      try {
        return Buffer.concat([text, cipher.final()]).toString();
      } catch {
        return undefined;
      }
    },

    async seal(cursor, of) {
      const nonce = world.random(nonceBytes);
      const cipher = createCipheriv(algorithm, await key(), nonce);
      cipher.setAAD(boundTo(of));
      const text = Buffer.concat([cipher.update(cursor), cipher.final()]);
      return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64url");
    },
  };
}

/** District, person, address and everything that narrows the list, but not how long a page is. */
function boundTo({ caller, c }: Query): Buffer {
  const narrowing = Object.entries(c.req.query())
    .filter(([name]) => name !== "cursor" && name !== "limit")
    .sort();
  const of = [caller.district, caller.officer.id, c.req.path, narrowing];
  return Buffer.from(JSON.stringify(of));
}

async function cursorKey(world: World): Promise<Uint8Array> {
  const found = await world.store.get(cursorKeyKey);
  if (found !== undefined) return Buffer.from(String(found.key), "base64");
  const key = Buffer.from(world.random(32)).toString("base64");
  await world.store.transact([{ put: { ...cursorKeyKey, kind: "secret", key }, when: "absent" }]);
  // Somebody else may have drawn one at the same moment: the first one counts.
  return cursorKey(world);
}
