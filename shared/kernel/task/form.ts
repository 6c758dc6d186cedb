import { type FieldProblem, type Refusal, refuse } from "../refusal.ts";
import type { FormSpec } from "./schema.ts";

/** Checks what came with an action against the action's form; nothing extra gets through. */
export function parseForm(
  spec: FormSpec | undefined,
  form: Record<string, unknown> | undefined,
): { form?: Record<string, unknown> } | Refusal {
  if (spec === undefined) return {};
  const result = spec.schema.safeParse(form ?? {});
  if (result.success) return { form: result.data };
  const fields: FieldProblem[] = result.error.issues.map((issue) => ({
    path: `form.${issue.path.join(".")}`,
    message: issue.message,
  }));
  return { ...refuse("input.invalid"), fields };
}
