import type { Schema } from "../catalog/types.ts";
import { FieldInput } from "./field-input.tsx";
import { Pairs } from "./input/pairs.tsx";
import { Rows } from "./input/rows.tsx";
import { Variants } from "./input/variants.tsx";
import { isValues, type Values } from "./values/values.ts";

type Draw = (
  schema: Schema,
  value: Values,
  set: (value: Values) => void,
  at?: string,
) => React.ReactElement;

/** What has fields of its own: an object, one of several kinds of objects, a list of objects. */
export function innerOf({
  schema,
  value,
  change,
  fields,
  path,
}: {
  schema: Schema;
  value: unknown;
  change: (value: unknown) => void;
  path: string;
  fields: Draw;
}) {
  const given = isValues(value) ? value : {};
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants?.every(({ type }) => type === "object"))
    return <Variants variants={variants} value={given} change={change} fields={fields} />;
  if (schema["x-input"] === "chosen")
    return (
      <Pairs id={`field-${path}`} schema={schema} value={given} change={change} fields={fields} />
    );
  if (schema.properties !== undefined) return fields(schema, given, change);
  const { items } = schema;
  if (schema.type === "array" && items?.type !== "object" && isTicked(schema))
    return (
      <FieldInput
        id={`field-${path}-boxes`}
        described={undefined}
        schema={schema}
        value={value}
        change={change}
        fill={change}
      />
    );
  if (items?.type !== "object") return undefined;
  const rows = Array.isArray(value) ? value.filter(isValues) : [];
  return (
    <Rows
      value={rows}
      change={change}
      row={(row, at, set) => fields(items, row, set, `${path}.${at}`)}
    />
  );
}

/** Whether several of a list are ticked or put on a list, so that the field is a group and not one input. */
function isTicked(schema: Schema): boolean {
  const input = schema["x-input"];
  return schema.items?.enum !== undefined || input === "file" || input === "officer";
}
