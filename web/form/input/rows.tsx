import { Button } from "../../part/button.tsx";
import type { Values } from "../values/values.ts";

/** A list of small objects, one card each. */
export function Rows({
  value,
  change,
  row,
}: {
  value: readonly Values[];
  change: (value: readonly Values[]) => void;
  row: (value: Values, at: number, set: (value: Values) => void) => React.ReactElement;
}) {
  return (
    <>
      {value.map((each, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
        <fieldset className="group" key={index}>
          <legend>第 {index + 1} 项</legend>
          {row(each, index, (next) =>
            change(value.map((other, at) => (at === index ? next : other))),
          )}
          <Button press={() => change(value.filter((_, at) => at !== index))}>删除此项</Button>
        </fieldset>
      ))}
      <Button press={() => change([...value, {}])}>增加一项</Button>
    </>
  );
}
