import type { Schema } from "../../catalog/types.ts";
import type { Values } from "../values/values.ts";

/** One of several kinds of objects: which one, then its fields. */
export function Variants({
  variants: declared,
  value,
  change,
  fields,
}: {
  variants: readonly Schema[];
  value: Values;
  change: (value: Values) => void;
  fields: (schema: Schema, value: Values, set: (value: Values) => void) => React.ReactElement;
}) {
  const key = tagOf(declared);
  const variants = declared.flatMap((variant) => apart(variant, key));
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

/** A kind that several values of its tag stand for, as one kind a value. */
function apart(variant: Schema, key: string): Schema[] {
  const { [key]: tag, ...rest } = variant.properties ?? {};
  if (tag?.enum === undefined) return [variant];
  const labels = tag["x-labels"] ?? {};
  return tag.enum.map((value) => ({
    ...variant,
    properties: { [key]: { const: value, "x-labels": labels }, ...rest },
  }));
}

/** The field that tells the kinds apart: the one with a fixed value, or a few of them, in each. */
function tagOf(variants: readonly Schema[]): string {
  const [first] = variants;
  const names = Object.keys(first?.properties ?? {});
  return (
    names.find((name) =>
      variants.every(({ properties = {} }) => {
        const { const: fixed, enum: some } = properties[name] ?? {};
        return fixed !== undefined || some !== undefined;
      }),
    ) ?? ""
  );
}

function constOf({ properties }: Schema, name: string): unknown {
  return properties?.[name]?.const;
}
