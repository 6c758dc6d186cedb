import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";
import type { Link } from "#kernel/link/link.ts";
import { secretIn } from "#kernel/text/marks.ts";
import type { World } from "#kernel/world.ts";
import type { Fields } from "../request.ts";

/** What somebody had typed and not handed in, and the instant at which it was kept. */
export type Draft = { at: string; fields: Fields };

/** So long is a draft kept, in days; and so many bytes of it (an item of the table holds 400 KB). */
const days = 14;
const longest = 200_000;

const keyOf = ({ hash }: Pick<Link, "hash">) => ({ pk: `link#${hash}`, sk: "draft" });

/**
 * Keeps what was typed, sealed with a key of the link pages: the table cannot be read for it. What bears
 * the mark of a state secret is not kept at all (保密法 2024, Art. 31).
 */
export async function keepDraft(world: World, link: Link, fields: Fields): Promise<void> {
  if (secretIn(fields) !== undefined) return;
  const at = world.clock();
  const text = JSON.stringify({ at, fields: withoutMarks(fields) } satisfies Draft);
  if (Buffer.byteLength(text) > longest) return;
  const iv = world.random(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(world, link), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  const put = {
    ...keyOf(link),
    iv: Buffer.from(iv).toString("base64"),
    sealed: sealed.toString("base64"),
    expiresAt: Math.floor(Date.parse(at) / 1000) + days * 24 * 3600,
  };
  await world.store.transact([{ put, when: "any" }]);
}

/** The kept draft of a link; undefined when there is none, or none that this key opens. */
export async function readDraft(world: World, link: Link): Promise<Draft | undefined> {
  const item = await world.store.get(keyOf(link));
  if (item === undefined) return undefined;
  const sealed = Buffer.from(String(item.sealed), "base64");
  const iv = Buffer.from(String(item.iv), "base64");
  try {
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(world, link), iv);
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return JSON.parse(text.toString("utf8")) as Draft;
  } catch {
    return undefined;
  }
}

/** Forgets a draft; harmless where there is none. */
export async function dropDraft(world: World, link: Link): Promise<void> {
  await world.store.transact([{ remove: keyOf(link), when: "any" }]);
}

function sealingKey({ linkKey }: World, { hash }: Link): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", linkKey, hash, "draft", 32));
}

/** Marks of a page are none of what people type; a declaration is made anew with each answer. */
function withoutMarks({ nonce: _mark, declaration: _said, confirmed: _ok, ...fields }: Fields) {
  return fields;
}
