import type { Schema } from "../../catalog/types.ts";
import type { Values } from "../values/values.ts";

/** One of several kinds of objects: which one, then its fields. */
export function Variants({
  variants,
  value,
  change,
  fields,
}: {
  variants: readonly Schema[];
  value: Values;
  change: (value: Values) => void;
  fields: (schema: Schema, value: Values, set: (value: Values) => void) => React.ReactElement;
}) {
  const key = tagOf(variants);
  const chosen = variants.find((variant) => constOf(variant, key) === value[key]);
  return (
    <>
      <div className="boxes">
        {variants.map((variant) => {
          const tag = constOf(variant, key);
          return (
            <label key={String(tag)}>
              <input
                type="radio"
                checked={variant === chosen}
                onChange={() => change({ [key]: tag })}
              />
              {variant.properties?.[key]?.["x-labels"]?.[String(tag)] ?? String(tag)}
            </label>
          );
        })}
      </div>
      {chosen === undefined ? null : fields(chosen, value, change)}
    </>
  );
}

/** The field that tells the kinds apart: the one with a fixed value in each. */
function tagOf(variants: readonly Schema[]): string {
  const [first] = variants;
  const names = Object.keys(first?.properties ?? {});
  return (
    names.find((name) => variants.every((variant) => constOf(variant, name) !== undefined)) ?? ""
  );
}

function constOf({ properties }: Schema, name: string): unknown {
  return properties?.[name]?.const;
}
