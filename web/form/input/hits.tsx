import { useContext } from "react";
import { terms } from "../../catalog/read.ts";
import { useHits } from "../../page/hits/hits.ts";
import { Matter } from "../matter.ts";

/** Hits of the matter's comparison that a person has found suspicious, to be ticked. */
export default function HitBoxes({
  id,
  value,
  change,
}: {
  id: string;
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  const matter = useContext(Matter);
  return matter === undefined ? null : (
    <Suspected id={id} inspection={matter.id} value={value} change={change} />
  );
}

function Suspected({
  id,
  inspection,
  value,
  change,
}: {
  id: string;
  inspection: string;
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  const hits = useHits(inspection);
  const suspected = hits.rows.filter(({ verdict }) => verdict === "SUSPECT");
  return (
    <div className="boxes" id={id}>
      {hits.isSuccess && suspected.length === 0 ? (
        <p className="hint">没有核查为存疑的疑点。</p>
      ) : null}
      {suspected.map(({ hit, day, rule, explanation }) => (
        <label key={hit}>
          <input
            type="checkbox"
            value={hit}
            checked={value.includes(hit)}
            onChange={({ target }) =>
              change(target.checked ? [...value, hit] : value.filter((one) => one !== hit))
            }
          />
          <span>
            {day} {terms.rules[rule] ?? rule}：{explanation}
          </span>
        </label>
      ))}
    </div>
  );
}
