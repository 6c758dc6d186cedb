import { readRecords } from "#kernel/permission/reader.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import { withMeant } from "#kernel/record/said/meant.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { referencesIn } from "#kernel/route/references.ts";
import { own } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { processOf } from "#processes";
import type { Opened } from "../load.ts";
import type { Fields } from "../request.ts";

/** A matter that an answer names by its number: what the field is called, and what the matter says. */
export type NamedMatter = { label: string; lines: readonly { label: string; value: string }[] };

/**
 * The matters that the fields of an answer name, as the one who answers may read them: a number typed
 * wrong is seen before it is sent. What they may not read is left out; an unknown number is refused.
 */
export async function mattersNamed(
  world: World,
  { link, seat, spec, officers }: Opened,
  { action = "", ...fields }: Fields,
): Promise<readonly NamedMatter[] | Refusal> {
  const { form } = own(spec.actions, action) ?? {};
  if (form === undefined) return [];
  const typed = Object.fromEntries(
    form.fields.map(({ name }) => [name, own(fields, `form.${name}`)]),
  );
  const { district } = link;
  const { value, unknown } = await withMeant({ world, district }, form.schema, typed, "form");
  if (unknown !== undefined) return unknown;
  const officer = officers.find(({ id }) => id === seat.person);
  const named = referencesIn(form.schema, value);
  if (officer === undefined || named.length === 0) return [];
  const reader = { world, caller: { officer, district }, processOf };
  const subjects = named.map(({ names: kind, id }) => ({ kind, id }));
  const found = await readRecords(reader, subjects, readsOf);
  return Promise.all(
    found.map(async ({ kind, id, state }) => {
      const path = named.find((one) => one.id === id)?.path;
      return {
        label: form.fields.find(({ name }) => name === path)?.label ?? "",
        lines: (await processOf(String(kind)))?.show?.(state, "") ?? [],
      };
    }),
  );
}
