import { useContext } from "react";
import type { Given } from "../../form/fields.tsx";
import { Lookup } from "../../form/look-up/lookup.tsx";
import { Matter } from "../../form/matter.ts";
import { isValues } from "../../form/values/values.ts";
import { useRecord } from "../../record/source.ts";
import { Failure } from "../../shell/failure.tsx";
import type { Request } from "./requests.ts";

type Known = { n: number; personId: string };
const none = "none";

/** Who each name of a letter is: a person of the library, or nobody whom this commission supervises. */
export default function IdentifyNames({ value, change, problems }: Given) {
  const matter = useContext(Matter);
  const { record } = useRecord<{ people: Request["names"] }>(matter?.kind ?? "", matter?.id ?? "");
  if (record.error !== null) return <Failure error={record.error} />;
  const view = record.data as (typeof record.data & Partial<Request>) | undefined;
  const names = view?.state?.people ?? view?.names;
  if (names === undefined) return <p className="loading">正在读取名单…</p>;
  const known = (Array.isArray(value.people) ? value.people : [])
    .filter(isValues)
    .map((one): Known => ({ n: Number(one.n), personId: String(one.personId ?? "") }));
  const set = (n: number, personId: string) => {
    const others = known.filter((one) => one.n !== n);
    const all = personId === "" ? others : [...others, { n, personId }];
    change({ ...value, people: all.sort((a, b) => a.n - b.n) });
  };
  return (
    <>
      <p className="hint">
        逐人在信息库中认定；不属本机关管理的，勾选即可。只填需要认定或者更正的。
      </p>
      {names.map(({ n, name, unit, post, identified }) => {
        const at = known.findIndex((one) => one.n === n);
        const id = `field-people.${at < 0 ? known.length + n : at}.personId`;
        const chosen = known[at]?.personId ?? "";
        const wrong = problems.filter(
          ({ path }) => path === `people.${at}.personId` || path === `people.${n}`,
        );
        return (
          <fieldset className="group" key={n}>
            <legend>
              {n}. {name}
            </legend>
            <p className="quiet">
              {unit} {post}
              {identified === undefined
                ? ""
                : identified === "ours"
                  ? " · 已在信息库中认定"
                  : " · 已注明不属本机关管理"}
            </p>
            {chosen === none ? null : (
              <div className="form-field">
                <label htmlFor={id}>信息库中的人员</label>
                <Lookup
                  id={id}
                  described={undefined}
                  of="person"
                  value={chosen}
                  change={(text) => set(n, text)}
                  fill={(person) => set(n, person)}
                />
              </div>
            )}
            <div className="boxes">
              <label>
                <input
                  type="checkbox"
                  checked={chosen === none}
                  onChange={({ target }) => set(n, target.checked ? none : "")}
                />
                <span>不属本机关管理</span>
              </label>
            </div>
            {wrong.map(({ path, message }) => (
              <p key={path} className="wrong">
                {message}
              </p>
            ))}
          </fieldset>
        );
      })}
    </>
  );
}
