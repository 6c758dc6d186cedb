import type { Actor } from "../record/event.ts";
import type { Receipt } from "../record/execute.ts";
import { isRefusal, type Refusal, refuse } from "../refusal.ts";
import { type Item, idempotencyKey } from "../store/keys.ts";
import type { Conflict, Write } from "../store/write.ts";
import type { World } from "../world.ts";

/** The caller's key of a request, and a hash of what it asks. */
export type Idempotency = { key: string; fingerprint: string };

const daysKept = 7;

/** Keeps what a request has done, in the transaction that does it. */
export function remember(
  { key, fingerprint }: Idempotency,
  actor: Actor,
  receipt: Receipt,
  now: string,
): Write {
  return {
    put: {
      ...idempotencyKey(actor.id, key),
      fingerprint,
      receipt,
      expiresAt: Math.floor(Date.parse(now) / 1000) + daysKept * 24 * 3600,
    },
    when: "absent",
  };
}

/**
 * A repeated request meets its own traces. Most often the transaction's guard tells; where it was
 * refused, or had nothing left to do, for these very traces, the key is looked up.
 */
export async function earlierAnswer(
  world: World,
  { actor, idempotency }: { actor: Actor; idempotency?: Idempotency | undefined },
  answer: Receipt | Refusal,
): Promise<Receipt | Refusal | undefined> {
  const hasDone = !isRefusal(answer) && answer.events.length > 0;
  return hasDone ? undefined : earlierReceipt(world, { actor, idempotency });
}

/** What a request was answered when it came first; undefined where this is its first time. */
export async function earlierReceipt(
  world: World,
  { actor, idempotency }: { actor: Actor; idempotency?: Idempotency | undefined },
): Promise<Receipt | Refusal | undefined> {
  if (idempotency === undefined) return undefined;
  const item = await world.store.get(idempotencyKey(actor.id, idempotency.key));
  return item === undefined ? undefined : storedAnswer(item, idempotency.fingerprint);
}

/** What a lost race means: the same request has already been done, or decide again. */
export function resolveConflict(
  conflict: Conflict["conflict"],
  fingerprint: string | undefined,
): Receipt | Refusal | "again" {
  const item = conflict.map(({ found }) => found).find(isRemembered);
  return item === undefined ? "again" : storedAnswer(item, fingerprint);
}

function isRemembered(item: Item | undefined): item is Item {
  return item?.pk.startsWith("idempotency#") ?? false;
}

function storedAnswer(item: Item, fingerprint: string | undefined): Receipt | Refusal {
  return item.fingerprint === fingerprint
    ? (item.receipt as Receipt)
    : refuse("idempotency.reused");
}
