import type { Officer } from "../district/role.ts";
import type { MatterOf } from "../record/process.ts";

/** What of a matter bars people from it: recusals registered in it, and whom it judges. */
export type Barring = Pick<MatterOf, "recused" | "concerns" | "touches">;

/**
 * Why an officer may neither see nor change a matter now: recused from this one, or tied to somebody
 * whom it judges, by their own declaration or by a recusal in another matter about the same people
 * (监察法 Art. 67). A recusal that was granted a moment ago is a tie to the record itself. Undefined
 * when nothing bars them; a record without a matter bars nobody.
 */
export function barredFrom(
  { id, ties = [] }: Pick<Officer, "id" | "ties">,
  matter: Barring | undefined,
  record?: string,
): "recused" | "tied" | undefined {
  if (matter === undefined) return undefined;
  if (matter.recused.includes(id)) return "recused";
  const { concerns = [], touches = [] } = matter;
  const barring = [record, ...concerns, ...touches];
  return ties.some(({ to }) => barring.includes(to)) ? "tied" : undefined;
}
