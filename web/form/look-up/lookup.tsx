import { useDeferredValue, useState } from "react";
import type { Values } from "../values/values.ts";
import { type Found, isLookup, type LookupKind, useFound } from "./found.ts";

export { isLookup };

/**
 * Somebody or something that the system knows already, found by typing part of the name. What is
 * known of it fills the fields beside it.
 */
export function Lookup({
  id,
  described,
  of,
  kind,
  value,
  change,
  fill,
}: {
  id: string;
  described: string | undefined;
  of: LookupKind;
  /** Of matters, which ones. */
  kind?: string | undefined;
  value: string;
  change: (value: string) => void;
  fill: (id: string, values: Values) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const found = useFound(of, useDeferredValue(typed?.split(" · ")[0] ?? ""), kind);
  const chosen = found.data?.find((each) => each.id === value);
  const pick = (text: string) => {
    setTyped(text);
    const match = found.data?.find(({ label }) => label === text);
    if (match === undefined) change(text);
    else fill(match.id, match.fills);
  };
  if (found.error !== null)
    return <input id={id} value={value} onChange={({ target }) => change(target.value)} />;
  return (
    <>
      <input
        id={id}
        aria-describedby={described}
        list={`${id}-list`}
        autoComplete="off"
        placeholder={
          of === "matter"
            ? "输入编号，或者姓名、单位的一部分"
            : "输入姓名或名称的一部分，从列表中选择"
        }
        value={typed ?? chosen?.label ?? value}
        onChange={({ target }) => pick(target.value)}
      />
      <datalist id={`${id}-list`}>
        {found.data?.map(({ id: key, label }: Found) => (
          <option key={key} value={label} />
        ))}
      </datalist>
    </>
  );
}
