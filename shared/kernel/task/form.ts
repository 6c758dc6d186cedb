import { type Refusal, refuse } from "../refusal.ts";
import { checkInput } from "../route/check-input.ts";
import { unknownFields } from "../route/known-fields.ts";
import type { FormSpec } from "./schema.ts";

/** Checks what came with an action against the action's form; what the form does not ask is refused. */
export function parseForm(
  spec: FormSpec | undefined,
  form: Record<string, unknown> | undefined,
): { form?: Record<string, unknown> } | Refusal {
  const given = form ?? {};
  if (spec === undefined) {
    const extra = Object.keys(given).map((name) => ({
      path: `form.${name}`,
      message: "没有这一项",
    }));
    return extra.length === 0 ? {} : { ...refuse("input.invalid"), fields: extra };
  }
  const read = checkInput(spec.schema, given, "form");
  if (!("value" in read)) return read;
  const fields = unknownFields(spec.schema, given, "form");
  return fields.length === 0 ? { form: read.value } : { ...refuse("input.invalid"), fields };
}
