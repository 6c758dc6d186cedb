import type { Fact } from "../record/event.ts";
import type { Context } from "../record/process.ts";
import type { Refusal } from "../refusal.ts";
import { endStage } from "../task/close.ts";

/** Facts of a command by which the present stage is done; the outcome says where the record goes on. */
export function ends(
  { status }: { status: string },
  outcome: string,
  facts: readonly Fact[],
  context: Context,
): Fact[] | Refusal {
  return endStage(status, { outcome, reason: "" }, facts, context);
}
