import { useState } from "react";
import type { LedgerOf } from "../../catalog/types.ts";
import { Button } from "../../part/button.tsx";

const words: Readonly<Record<string, string>> = {
  year: "年度",
  from: "起日",
  to: "止日",
  room: "室（号）",
  class: "类别",
  town: "街镇",
};
const types: Readonly<Record<string, string>> = { year: "number", from: "date", to: "date" };
const sheets = { people: "人员表", units: "单位表", bodies: "班子、组织表" };

type Change = (change: Record<string, string>) => void;

/** Which ledger, and of it which lines; asked for when it is sent, since each reading leaves a trace. */
export function LedgerFilters({
  readable,
  chosen,
  filters,
  change,
}: {
  readable: readonly LedgerOf[];
  chosen: LedgerOf;
  filters: Readonly<Record<string, string>>;
  change: Change;
}) {
  const [typed, type] = useState(filters);
  const fields = chosen.filters.filter((name) => words[name] !== undefined);
  return (
    <form
      className="card filters"
      onSubmit={(event) => {
        event.preventDefault();
        change(Object.fromEntries(fields.map((name) => [name, typed[name] ?? ""])));
      }}
    >
      <label>
        台账
        <select
          value={chosen.path}
          onChange={({ target }) => change({ ledger: target.value, class: "", room: "" })}
        >
          {readable.map(({ path, title }) => (
            <option key={path} value={path}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {chosen.filters.includes("sheet") ? (
        <label>
          表
          <select value={filters.sheet} onChange={({ target }) => change({ sheet: target.value })}>
            {Object.entries(sheets).map(([sheet, title]) => (
              <option key={sheet} value={sheet}>
                {title}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {fields.map((name) =>
        name === "class" && chosen.classes !== undefined ? (
          <label key={name}>
            {chosen.classes.title}
            <select
              value={typed.class ?? ""}
              onChange={({ target }) => type({ ...typed, class: target.value })}
            >
              <option value="">全部</option>
              {Object.entries(chosen.classes.labels).map(([code, label]) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <label key={name}>
            {words[name]}
            <input
              type={types[name] ?? "text"}
              value={typed[name] ?? ""}
              onChange={({ target }) => type({ ...typed, [name]: target.value })}
            />
          </label>
        ),
      )}
      <Button submit="yes" look="main">
        查询
      </Button>
    </form>
  );
}
