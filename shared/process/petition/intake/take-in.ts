import type { Action } from "#kernel/permission/actions.ts";
import type { Actor } from "#kernel/record/event.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Write } from "#kernel/store/write.ts";
import type { World } from "#kernel/world.ts";
import { petition } from "../process.ts";
import type { Arrival } from "../schema.ts";

/** A report on its way in: its record, and the items that stand beside it. */
export type Incoming = {
  id: string;
  district: string;
  actor: Actor;
  right: Action | "unasked";
  arrival: Arrival;
  /** Whom it accuses, in the reporter's words. */
  accused: string;
  beside: readonly Write[];
  idempotency?: { key: string; fingerprint: string };
};

/** Takes a report in: record, words, reporter and receipt in one transaction. */
export function takeIn(world: World, incoming: Incoming): Promise<Receipt | Refusal> {
  const { id, district, actor, right, arrival, accused, beside, idempotency } = incoming;
  return execute(world, {
    process: petition,
    id,
    district,
    actor,
    right,
    idempotency,
    also: () => beside,
    decide: ({ state }, context) =>
      petition.decide(state, { type: "receive", arrival, accused }, context),
  });
}
