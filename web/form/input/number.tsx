import { useState } from "react";
import type { InputProps } from "./props.ts";

/** A number; money is typed in 元 and sent in 分. */
export function NumberInput({ id, described, schema, value, change }: InputProps<unknown>) {
  const isMoney = schema["x-input"] === "money";
  const [typed, setTyped] = useState(
    typeof value === "number" ? String(isMoney ? value / 100 : value) : "",
  );
  return (
    <span className="with-unit">
      <input
        id={id}
        aria-describedby={described}
        inputMode="decimal"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          change(numberOf(event.target.value, isMoney ? 100 : 1));
        }}
      />
      {isMoney ? <span>元</span> : null}
    </span>
  );
}

/** What is no number is sent as it was typed, so that the server says what is wrong with it. */
function numberOf(typed: string, times: number): unknown {
  const plain = typed.replace(/[,，\s]/g, "");
  if (plain === "") return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? Math.round(value * times * 1e6) / 1e6 : typed;
}
