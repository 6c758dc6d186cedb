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
  { actor, district }: { actor: Actor; district: string },
  receipt: Receipt,
  now: string,
): Write {
  return {
    put: {
      ...idempotencyKey(actor.id, key),
      fingerprint,
      district,
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
  of: Asking,
  answer: Receipt | Refusal,
): Promise<Receipt | Refusal | undefined> {
  const hasDone = !isRefusal(answer) && answer.events.length > 0;
  return hasDone ? undefined : earlierReceipt(world, of);
}

/** What a request was answered when it came first; undefined where this is its first time. */
export async function earlierReceipt(
  world: World,
  { actor, district, idempotency }: Asking,
): Promise<Receipt | Refusal | undefined> {
  if (idempotency === undefined) return undefined;
  const item = await world.store.get(idempotencyKey(actor.id, idempotency.key));
  return item === undefined ? undefined : storedAnswer(item, idempotency.fingerprint, district);
}

/** Whose request it is, and where: who serves two districts learns in one nothing of the other. */
type Asking = { actor: Actor; district: string; idempotency?: Idempotency | undefined };

/** What a lost race means: the same request has already been done, or decide again. */
export function resolveConflict(
  conflict: Conflict["conflict"],
  { idempotency, district }: Omit<Asking, "actor">,
): Receipt | Refusal | "again" {
  const item = conflict.map(({ found }) => found).find(isRemembered);
  return item === undefined ? "again" : storedAnswer(item, idempotency?.fingerprint, district);
}

function isRemembered(item: Item | undefined): item is Item {
  return item?.pk.startsWith("idempotency#") ?? false;
}

function storedAnswer(
  item: Item,
  fingerprint: string | undefined,
  district: string,
): Receipt | Refusal {
  // What was remembered before districts were told apart names none.
  return item.fingerprint === fingerprint && (item.district ?? district) === district
    ? (item.receipt as Receipt)
    : refuse("idempotency.reused");
}
