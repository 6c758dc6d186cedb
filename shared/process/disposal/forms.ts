import { type Form, measureOf } from "./measures.ts";
import type { Disposal } from "./schema.ts";

/**
 * The four forms in 人次 (norms §2.9): a person counts once a matter, with the gravest form that
 * was applied to them; measures of the unit alone count in none.
 */
export function countForms(disposals: readonly Disposal[]): Record<Form, number> {
  const gravest = new Map<string, Form>();
  for (const { personId, measure } of disposals) {
    const { form } = measureOf(measure);
    if (form !== undefined && form > (gravest.get(personId) ?? 0)) gravest.set(personId, form);
  }
  const counts: Record<Form, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const form of gravest.values()) counts[form] += 1;
  return counts;
}
