import type { Schema } from "../catalog/types.ts";
import type { FieldProblem } from "./values/values.ts";

/** What is wrong, field by field, each a way to its field. */
export function Problems({
  schema,
  problems,
}: {
  schema: Schema;
  problems: readonly FieldProblem[];
}) {
  if (problems.length === 0) return null;
  return (
    <ul className="problems">
      {problems.map(({ path, message }) => (
        <li key={path}>
          <a
            href={location.hash}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(`field-${path}`)?.focus();
            }}
          >
            {labelAt(schema, path.split("."))}：{message}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What the form calls the field at a path, e.g. 综合研判表 › 第 2 项 › 说明. */
export function labelAt(schema: Schema, [name, ...rest]: readonly string[]): string {
  if (name === undefined) return "";
  const field = /^\d+$/.test(name) ? schema.items : fieldOf(schema, name);
  const label = field?.title ?? (/^\d+$/.test(name) ? `第 ${Number(name) + 1} 项` : name);
  const inner = field === undefined ? "" : labelAt(field, rest);
  return inner === "" ? label : `${label} › ${inner}`;
}

/** A field of an object, or of any of the kinds of objects of which one is filled in. */
function fieldOf(schema: Schema, name: string): Schema | undefined {
  const variants = schema.oneOf ?? schema.anyOf ?? [];
  return [schema, ...variants].flatMap(({ properties }) => properties?.[name] ?? [])[0];
}
