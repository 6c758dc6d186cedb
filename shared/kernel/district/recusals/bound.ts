import type { Event } from "../../record/event.ts";
import type { Process } from "../../record/process.ts";
import { kindOf } from "../../text/id.ts";
import { shortNumber } from "../../text/short-number.ts";
import type { Relation } from "../relation.ts";

/** From whose matters an officer is kept from now on (`district.recusal-bound`). */
export type BoundRecusal = {
  person: string;
  relation: Relation;
  detail: string;
  /** Record ids of people, of units where no person is judged, or of the matter itself. */
  to: readonly string[];
  /** The matter in which it arose, where what has been decided there takes them out of it already. */
  from?: string;
};

/**
 * Whom the events of one decision recuse, and from what: whoever is recused from a matter is so from
 * every matter about the same people (监察法 Art. 67). What else recuses somebody, as a granted
 * request does, its process says.
 */
export function recusalsIn<S, C extends { type: string }>(
  process: Pick<Process<S, C>, "bars" | "recuses">,
  { id, state }: { id: string; state: S },
  events: readonly Event[],
): BoundRecusal[] {
  return events.flatMap((event) => {
    if (event.type !== "task.recused" && !event.type.endsWith(".recusal-registered"))
      return process.recuses?.(state, event) ?? [];
    const { person, relation } = event.data as Pick<BoundRecusal, "person" | "relation">;
    const to = peopleIn(process.bars?.(state).concerns ?? []);
    return to.length === 0
      ? []
      : [{ person, relation, detail: `已在事项 ${shortNumber(id)} 中回避`, to }];
  });
}

/** What keeps somebody from a matter and every other about the same people; itself where it names nobody. */
export function boundTo(matter: string, concerns: readonly string[] = []): readonly string[] {
  const people = peopleIn(concerns);
  return people.length > 0 ? people : [matter];
}

/** Those of whom a matter judges that a recusal binds: the people or, where it names none, the units. */
function peopleIn(concerns: readonly string[]): readonly string[] {
  const people = concerns.filter((concern) => kindOf(concern) === "person");
  return people.length > 0 ? people : concerns;
}
