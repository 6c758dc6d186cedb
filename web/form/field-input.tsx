import { lazy, Suspense } from "react";
import type { Schema } from "../catalog/types.ts";
import { Boxes } from "./input/boxes.tsx";
import { Choice } from "./input/choice.tsx";
import { TextLines } from "./input/lines.tsx";
import { Material } from "./input/material.tsx";
import { NumberInput } from "./input/number.tsx";
import { NumberOrWord, wordIn } from "./input/number-or-word.tsx";
import { TextInput } from "./input/text.tsx";
import { isLookup, Lookup } from "./look-up/lookup.tsx";
import { Officers } from "./look-up/officers.tsx";
import type { Values } from "./values/values.ts";

const HitBoxes = lazy(() => import("./input/hits.tsx"));

/** The input of a plain field, by its schema. */
export function FieldInput({
  id,
  described,
  schema,
  value,
  change,
  fill,
}: {
  id: string;
  described: string | undefined;
  schema: Schema;
  value: unknown;
  change: (value: unknown) => void;
  fill: (id: string, values: Values) => void;
}) {
  const text = typeof value === "string" ? value : "";
  const common = { id, described };
  const input = schema["x-input"];
  if (isLookup(input) && schema.type === "string")
    return (
      <Lookup
        {...common}
        of={input}
        kind={schema["x-names"]}
        value={text}
        change={change}
        fill={fill}
      />
    );
  if (schema.enum !== undefined || (schema.type === "string" && schema["x-labels"] !== undefined))
    return <Choice {...common} schema={schema} value={text} change={change} />;
  if (schema.type === "array") {
    const list = Array.isArray(value) ? value.map(String) : [];
    if (input === "officer") return <Officers id={id} value={list} change={change} />;
    if (input === "hit")
      return (
        <Suspense fallback={<p className="loading">正在读取…</p>}>
          <HitBoxes id={id} value={list} change={change} />
        </Suspense>
      );
    if (input === "file") return <Material id={id} value={list} change={change} />;
    return schema.items?.enum === undefined ? (
      <>
        {schema.description?.startsWith("每行") ? null : <p className="hint">每行一项</p>}
        <TextLines id={id} value={list} change={change} />
      </>
    ) : (
      <Boxes id={id} schema={schema.items} value={list} change={change} />
    );
  }
  if (schema.type === "integer" || schema.type === "number")
    return <NumberInput {...common} schema={schema} value={value} change={change} />;
  if (schema.type === "boolean")
    return (
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => change(event.target.checked)}
      />
    );
  if (wordIn(schema) !== undefined)
    return <NumberOrWord {...common} schema={schema} value={value} change={change} />;
  return <TextInput {...common} schema={schema} value={text} change={change} />;
}
