import { useState } from "react";
import type { Schema } from "../../catalog/types.ts";
import { NumberInput } from "./number.tsx";
import type { InputProps } from "./props.ts";

/** A number, or one word in its place, e.g. how many, or as many as there are. */
export function NumberOrWord(props: InputProps<unknown>) {
  const { id, schema, value, change } = props;
  const word = wordIn(schema);
  const number = schema.anyOf?.find(({ type }) => type === "integer") ?? {};
  const [last, keep] = useState(value === word ? number.minimum : value);
  const isWord = value === word;
  return (
    <span className="with-unit">
      <select
        className="native"
        aria-label={`${schema.title}：数目或者不限`}
        value={isWord ? "word" : "number"}
        onChange={({ target }) => change(target.value === "word" ? word : last)}
      >
        <option value="number">限定数目</option>
        <option value="word">不限</option>
      </select>
      {isWord ? null : (
        <NumberInput
          {...props}
          id={id}
          schema={number}
          change={(next) => {
            keep(next);
            change(next);
          }}
        />
      )}
    </span>
  );
}

/** The word that a field takes instead of a number; undefined where it takes none. */
export function wordIn({ anyOf = [] }: Schema): unknown {
  const hasNumber = anyOf.some(({ type }) => type === "integer");
  return hasNumber ? anyOf.find((one) => one.const !== undefined)?.const : undefined;
}
