import type { Schema } from "../../catalog/types.ts";

/** Several of a closed list. */
export function Boxes({
  id,
  schema,
  value,
  change,
}: {
  id: string;
  schema: Schema;
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  return (
    <div className="boxes" id={id}>
      {(schema.enum ?? []).map((each) => (
        <label key={each}>
          <input
            type="checkbox"
            value={each}
            checked={value.includes(each)}
            onChange={(event) =>
              change(event.target.checked ? [...value, each] : value.filter((one) => one !== each))
            }
          />
          {schema["x-labels"]?.[each] ?? each}
        </label>
      ))}
    </div>
  );
}
