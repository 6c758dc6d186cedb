import * as z from "zod/mini";
import { isRefusal, type Refusal, refusals } from "../refusal.ts";
import { hashOf } from "../text/hash.ts";

/** What became of one of several things that one request asks for. */
const outcome = {
  outcome: z.enum(["done", "refused"]),
  /** Of a refusal. */
  code: z.optional(z.string()),
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
};

/** The answer to a request for several things: an item each, in the order asked. */
export function outcomesOf<K extends string>(name: K) {
  const named = { [name]: z.string() } as Record<K, z.ZodMiniString>;
  return z.object({ items: z.array(z.object({ ...named, ...outcome })) });
}

/**
 * Does several things one after the other, each a transaction of its own under an idempotency key of
 * its own: what is refused leaves the others standing, and a repeat does none of them twice.
 */
export async function doEach<T, K extends string>(
  { key }: { key: string },
  name: K,
  wanted: readonly (readonly [id: string, of: T])[],
  act: (id: string, of: T, own: { key: string; fingerprint: string }) => Promise<object | Refusal>,
) {
  const items = [];
  for (const [id, of] of wanted) {
    const own = { key: `${key}.${id}`, fingerprint: hashOf({ id, of }) };
    const answer = await act(id, of, own);
    items.push({ [name]: id, ...outcomeOf(answer) } as Record<K, string> & Outcome);
  }
  return { items };
}

type Outcome = { outcome: "done" | "refused"; code?: string; title?: string; detail?: string };

function outcomeOf(answer: object | Refusal): Outcome {
  if (!isRefusal(answer)) return { outcome: "done" };
  const { refused, detail } = answer;
  const told = detail === undefined ? {} : { detail };
  return { outcome: "refused", code: refused, title: refusals[refused][1], ...told };
}
