import type { Refusal } from "../refusal.ts";
import { checkInput } from "../route/check-input.ts";
import type { FormSpec } from "./schema.ts";

/** Checks what came with an action against the action's form; nothing extra gets through. */
export function parseForm(
  spec: FormSpec | undefined,
  form: Record<string, unknown> | undefined,
): { form?: Record<string, unknown> } | Refusal {
  if (spec === undefined) return {};
  const read = checkInput(spec.schema, form ?? {}, "form");
  return "value" in read ? { form: read.value } : read;
}
