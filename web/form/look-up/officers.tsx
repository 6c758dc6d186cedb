import { useState } from "react";
import { useFound } from "./found.ts";

/** Several officers of the district, found by name or room and put on a list, in the order of choosing. */
export function Officers({
  id,
  value,
  change,
}: {
  id: string;
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState("");
  const found = useFound("officer", "");
  const nameOf = (each: string) => found.data?.find((one) => one.id === each)?.label ?? each;
  const pick = (text: string) => {
    const match = found.data?.find(({ label, id: key }) => label === text || key === text);
    setTyped(match === undefined ? text : "");
    if (match !== undefined && !value.includes(match.id)) change([...value, match.id]);
  };
  const isNobody =
    typed !== "" &&
    found.data !== undefined &&
    !found.data.some(({ label }) => label.includes(typed));
  return (
    <div id={id}>
      {value.length === 0 ? null : (
        <ul className="chosen">
          {value.map((each) => (
            <li key={each}>
              {nameOf(each)}{" "}
              <button
                type="button"
                aria-label={`移除 ${nameOf(each)}`}
                onClick={() => change(value.filter((one) => one !== each))}
              >
                移除
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        aria-label="添加人员"
        list={`${id}-list`}
        autoComplete="off"
        placeholder="输入姓名，从列表中选择，可逐个添加"
        value={typed}
        onChange={({ target }) => pick(target.value)}
      />
      {isNobody ? (
        <p className="quiet" role="status">
          名录中没有“{typed}”，尚未添加；请从列表中选择。
        </p>
      ) : null}
      <datalist id={`${id}-list`}>
        {found.data
          ?.filter((one) => !value.includes(one.id))
          .map(({ id: key, label }) => (
            <option key={key} value={label} />
          ))}
      </datalist>
    </div>
  );
}
