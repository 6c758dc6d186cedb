import { useState } from "react";
import type { Schema } from "../../catalog/types.ts";
import { Button } from "../../part/button.tsx";
import type { Values } from "../values/values.ts";

/** Fields of which a few are set: each is chosen by its name, and taken away again. */
export function Pairs({
  id,
  schema,
  value,
  change,
  fields,
}: {
  id: string;
  schema: Schema;
  value: Values;
  change: (value: Values) => void;
  fields: (schema: Schema, value: Values, set: (value: Values) => void) => React.ReactElement;
}) {
  const [name, setName] = useState("");
  const { properties = {} } = schema;
  const present = Object.keys(value);
  const left = Object.entries(properties).filter(([each]) => !present.includes(each));
  const titleOf = (each: string) => properties[each]?.title ?? each;
  return (
    <>
      {present.map((each) => (
        <div className="pair" key={each}>
          {fields(
            { properties: { [each]: properties[each] ?? {} }, required: [each] },
            { [each]: value[each] },
            (next) => change({ ...value, [each]: next[each] }),
          )}
          <Button
            label={`删除：${titleOf(each)}`}
            press={() =>
              change(Object.fromEntries(Object.entries(value).filter(([one]) => one !== each)))
            }
          >
            删除
          </Button>
        </div>
      ))}
      {left.length === 0 ? null : (
        <div className="filters">
          <select
            id={`${id}-new`}
            className="native"
            aria-label="选择要设定的一项"
            value={name}
            onChange={({ target }) => setName(target.value)}
          >
            <option value="">选择要设定的一项</option>
            {left.map(([each, { title }]) => (
              <option key={each} value={each}>
                {title}
              </option>
            ))}
          </select>
          <Button
            off={name === ""}
            press={() => {
              const of = properties[name];
              change({ ...value, [name]: of?.type === "object" || of?.oneOf ? {} : undefined });
              setName("");
            }}
          >
            设定
          </Button>
        </div>
      )}
    </>
  );
}
