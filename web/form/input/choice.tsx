import type { InputProps } from "./props.ts";

/** One of a closed list: a native select reads right on every screen reader and phone. */
export function Choice({ id, described, schema, value, change }: InputProps<string>) {
  return (
    <select
      id={id}
      className="native"
      aria-describedby={described}
      value={value}
      onChange={(event) => change(event.target.value)}
    >
      <option value="">请选择</option>
      {(schema.enum ?? Object.keys(schema["x-labels"] ?? {})).map((each) => (
        <option key={each} value={each}>
          {schema["x-labels"]?.[each] ?? each}
        </option>
      ))}
    </select>
  );
}
