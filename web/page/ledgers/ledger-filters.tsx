import { useState } from "react";
import type { LedgerOf } from "../../catalog/types.ts";
import { Button } from "../../part/button.tsx";
import { useRooms, useTowns } from "./choices.ts";

const words: Readonly<Record<string, string>> = {
  year: "年度",
  from: "起日",
  to: "止日",
  room: "室",
  class: "类别",
  town: "街镇",
};
const types: Readonly<Record<string, string>> = { year: "number", from: "date", to: "date" };
const sheets = { people: "人员表", units: "单位表", bodies: "班子、组织表" };

/** Values with their words. */
type Choices = readonly (readonly [string, string])[];
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
  const towns = useTowns(fields.includes("town") ? "asked" : "not");
  const choices: Readonly<Record<string, Choices | undefined>> = {
    class: chosen.classes && Object.entries(chosen.classes.labels),
    room: useRooms().map((room) => [room, `第 ${room} 室`]),
    town: towns.map((town) => [town, town]),
  };
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
      {fields.map((name) => (
        <Filter
          key={name}
          title={(name === "class" ? chosen.classes?.title : undefined) ?? words[name] ?? name}
          type={types[name] ?? "text"}
          choices={choices[name]}
          value={typed[name] ?? ""}
          change={(value) => type({ ...typed, [name]: value })}
        />
      ))}
      <Button submit="yes" look="main">
        查询
      </Button>
    </form>
  );
}

/** What there is to choose from is chosen; what the library or the list of officers lacks is not there to be found. */
function Filter({
  title,
  type,
  choices,
  value,
  change,
}: {
  title: string;
  type: string;
  choices: Choices | undefined;
  value: string;
  change: (value: string) => void;
}) {
  if (choices === undefined)
    return (
      <label>
        {title}
        <input type={type} value={value} onChange={({ target }) => change(target.value)} />
      </label>
    );
  const isKnown = value === "" || choices.some(([one]) => one === value);
  return (
    <label>
      {title}
      <select value={value} onChange={({ target }) => change(target.value)}>
        <option value="">全部</option>
        {isKnown ? null : <option value={value}>{value}</option>}
        {choices.map(([one, word]) => (
          <option key={one} value={one}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
