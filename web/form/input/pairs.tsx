import { useState } from "react";
import type { Schema } from "../../catalog/types.ts";
import { Button } from "../../part/button.tsx";
import type { Values } from "../values/values.ts";

/** Values under names of one's own, e.g. own lengths of time limits by their code. */
export function Pairs({
  schema,
  value,
  change,
  input,
}: {
  schema: Schema;
  value: Values;
  change: (value: Values) => void;
  input: (of: Schema, at: string, set: (value: unknown) => void) => React.ReactElement;
}) {
  const [name, setName] = useState("");
  const without = (gone: string) =>
    Object.fromEntries(Object.entries(value).filter(([other]) => other !== gone));
  return (
    <>
      {Object.keys(value).map((each) => (
        <div className="form-field pair" key={each}>
          <span>{each}</span>
          {input(schema, each, (next) => change({ ...value, [each]: next }))}
          <Button label={`删除：${each}`} press={() => change(without(each))}>
            删除
          </Button>
        </div>
      ))}
      <div className="form-field pair">
        <input
          aria-label="新增一项的名称"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button
          off={name.trim() === "" || name.trim() in value}
          press={() => {
            change({ ...value, [name.trim()]: undefined });
            setName("");
          }}
        >
          增加一项
        </Button>
      </div>
    </>
  );
}
