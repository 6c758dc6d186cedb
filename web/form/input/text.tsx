import type { InputProps } from "./props.ts";

const longLine = 200;

/** A line, a paragraph or a day. */
export function TextInput({ id, described, schema, value, change }: InputProps<string>) {
  const common = { id, value, "aria-describedby": described, maxLength: schema.maxLength };
  if (schema.format === "date")
    return <input {...common} type="date" onChange={(event) => change(event.target.value)} />;
  return (schema.maxLength ?? 0) > longLine ? (
    <textarea {...common} rows={4} onChange={(event) => change(event.target.value)} />
  ) : (
    <input {...common} onChange={(event) => change(event.target.value)} />
  );
}
