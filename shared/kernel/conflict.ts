import type { Receipt } from "./execute.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { Item } from "./store/keys.ts";
import type { Conflict } from "./store/write.ts";

/** What a lost race means: the same request has already been done, or decide again. */
export function resolveConflict(
  conflict: Conflict["conflict"],
  fingerprint: string | undefined,
): Receipt | Refusal | "again" {
  const earlier = conflict.map(({ found }) => found).find(isRemembered);
  if (earlier === undefined) return "again";
  return earlier.fingerprint === fingerprint
    ? (earlier.receipt as Receipt)
    : refuse("idempotency.reused");
}

function isRemembered(item: Item | undefined): item is Item {
  return item?.pk.startsWith("idempotency#") ?? false;
}
