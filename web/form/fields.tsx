import type { Schema } from "../catalog/types.ts";
import { FieldInput } from "./field-input.tsx";
import { innerOf } from "./inner.tsx";
import { withoutNull } from "./values/nullable.ts";
import type { FieldProblem, Values } from "./values/values.ts";

/** What the fields of a form are drawn from. */
export type Given = {
  schema: Schema;
  value: Values;
  change: (value: Values) => void;
  problems: readonly FieldProblem[];
  path?: string;
};

/** The fields of an object, in the order of its schema. */
export function Fields({ schema, value, change, problems, path = "" }: Given) {
  return (
    <>
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <Field
          key={name}
          name={name}
          path={path === "" ? name : `${path}.${name}`}
          schema={field}
          required={schema.required?.includes(name) ?? false}
          value={value[name]}
          change={(next) => change(withField(value, name, next))}
          fill={(id, found) => change({ ...value, ...knownTo(schema, found), [name]: id })}
          problems={problems}
        />
      ))}
    </>
  );
}

type FieldGiven = {
  name: string;
  path: string;
  schema: Schema;
  required: boolean;
  value: unknown;
  change: (value: unknown) => void;
  fill: (id: string, values: Values) => void;
  problems: readonly FieldProblem[];
};

/** One field of a form, drawn by its type; its label, hint and problem stand with it. */
function Field({
  name,
  path,
  schema: declared,
  required,
  value,
  change,
  fill,
  problems,
}: FieldGiven) {
  const schema = withoutNull(declared);
  // A usual value that stands filled in says already that nothing need be typed.
  const isUsual = schema.default !== undefined && value !== undefined;
  const mayBeLeft = !required && !isUsual && schema["x-input"] !== "chosen";
  const label = `${schema.title ?? name}${mayBeLeft ? "（可不填）" : ""}`;
  const id = `field-${path}`;
  const problem = problems.find((each) => each.path === path)?.message;
  const fields = (of: Schema, given: Values, set: (value: Values) => void, at = path) => (
    <Fields schema={of} value={given} change={set} problems={problems} path={at} />
  );
  const inner = innerOf({ schema, value, change, fields, path });
  if (schema.const !== undefined) return null;
  if (inner === undefined)
    return (
      <div className="form-field">
        <label htmlFor={id}>{label}</label>
        <Hint text={schema.description} />
        <FieldInput
          id={id}
          described={problem === undefined ? undefined : `${id}-wrong`}
          schema={schema}
          value={value}
          change={change}
          fill={fill}
        />
        <Wrong id={`${id}-wrong`} text={problem} />
      </div>
    );
  return (
    <fieldset className="group" id={id} tabIndex={-1}>
      <legend>{label}</legend>
      <Hint text={schema.description} />
      {inner}
      <Wrong id={`${id}-wrong`} text={problem} />
    </fieldset>
  );
}

function Hint({ text }: { text: string | undefined }) {
  return text === undefined ? null : <p className="hint">{text}</p>;
}

function Wrong({ id, text }: { id: string; text: string | undefined }) {
  return text === undefined ? null : (
    <p className="wrong" id={id}>
      {text}
    </p>
  );
}

/** An emptied field is left out, so that the server's own rule for a missing one speaks. */
function withField(value: Values, name: string, next: unknown): Values {
  const { [name]: _, ...rest } = value;
  return next === undefined || next === "" ? rest : { ...rest, [name]: next };
}

/** What a picked person or unit says, as far as the form asks for it. */
function knownTo({ properties = {} }: Schema, found: Values): Values {
  return Object.fromEntries(
    Object.entries(found).filter(([name]) => properties[name] !== undefined),
  );
}
