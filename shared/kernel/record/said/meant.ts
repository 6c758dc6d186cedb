import type { z } from "zod/mini";
import { type FieldProblem, type Refusal, refuse } from "../../refusal.ts";
import { referencesIn } from "../../route/references.ts";
import { kindOf } from "../../text/id.ts";
import { namesLibrary } from "../../text/text.ts";
import type { World } from "../../world.ts";
import { subjectsSaid } from "./subjects.ts";

/** A value with the ids of the matters that it names, and why it may not stand where one is unknown. */
export type Meant<T> = { value: T; unknown?: Refusal };

/**
 * Puts ids in the place of the numbers by which somebody has named matters (`matterNumber`): people
 * know XS-2026-0001, the store an id. What no matter of the kind bears, or more than one, stays as it
 * was typed and is said by its field. Reads nothing where nothing is named, or ids are given.
 * @param prefix what the paths of fields begin with
 */
export async function withMeant<T>(
  { world, district }: { world: World; district: string },
  schema: z.ZodMiniType | undefined,
  value: T,
  prefix = "",
): Promise<Meant<T>> {
  if (schema === undefined) return { value };
  const named = referencesIn(schema, value).filter(
    ({ names, id }) => !namesLibrary(names) && kindOf(id.trim()) !== names,
  );
  if (named.length === 0) return { value };
  const meant = structuredClone(value);
  const fields: FieldProblem[] = [];
  await Promise.all(
    named.map(async ({ names, id: said, path }) => {
      const found = (await subjectsSaid(world, district, said)).filter(
        ({ kind }) => kind === names,
      );
      const [only] = found;
      if (only !== undefined && found.length === 1) put(meant, path, only.id);
      else
        fields.push({
          path: prefix === "" ? path : `${prefix}.${path}`,
          message: `没有编号为“${said}”的事项，请核对编号`,
        });
    }),
  );
  return fields.length === 0
    ? { value: meant }
    : { value: meant, unknown: { ...refuse("matter.unknown"), fields } };
}

/** Sets what stands at a dotted path of a plain value. */
function put(whole: unknown, path: string, id: string): void {
  const parts = path.split(".");
  const last = parts.pop() ?? "";
  const holder = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], whole);
  (holder as Record<string, unknown>)[last] = id;
}
