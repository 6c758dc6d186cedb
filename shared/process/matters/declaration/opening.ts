import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Opening } from "../schema.ts";
import type { Binding } from "../terms.ts";

/** A report of an object; whether the national rule binds them is told by their rank in the library. */
export async function openingOf(
  world: World,
  { candidate, room }: Pick<Enrollment, "candidate" | "room">,
  of: Omit<Opening, "person" | "room" | "binding">,
): Promise<Opening> {
  const { personId, personName, unitId, unitName, post } = candidate;
  const found = await world.store.get(recordKey("person", personId));
  const { content } = (found?.state ?? {}) as {
    content?: { establishment?: { rank?: string } };
  };
  return {
    person: { personId, personName, unitId, unitName, post },
    room,
    binding: bindingOf(content?.establishment?.rank),
    ...of,
  };
}

/** 规定 Art. 2: 县处级副职 and above. Without a rank, as in villages, nobody is bound. */
export function bindingOf(rank = ""): Binding {
  return /(?:县处|县|处|厅局|厅|局|司局|省部|部)级/.test(rank) && !/科级/.test(rank)
    ? "BOUND"
    : "BY_ANALOGY";
}
