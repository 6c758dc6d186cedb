import { useContext } from "react";
import { terms } from "../../catalog/read.ts";
import type { Given } from "../../form/fields.tsx";
import { Matter } from "../../form/matter.ts";
import { isValues } from "../../form/values/values.ts";
import { useRecord } from "../../record/source.ts";
import { Failure } from "../../shell/failure.tsx";
import { Verdict } from "./names.tsx";
import type { Listed, OpinionState } from "./opinion.ts";

type Override = { n: number; verdict: string; reason: string };

/** The answer to a letter, name by name: the proposal stands until somebody puts another with its reason. */
export default function DraftNames({ value, change, problems }: Given) {
  const matter = useContext(Matter);
  const { record } = useRecord<OpinionState>(matter?.kind ?? "", matter?.id ?? "");
  if (record.error !== null) return <Failure error={record.error} />;
  const state = record.data?.state;
  if (state === undefined) return <p className="loading">正在读取名单…</p>;
  const overrides = (Array.isArray(value.overrides) ? value.overrides : []).filter(isValues).map(
    (one): Override => ({
      n: Number(one.n),
      verdict: String(one.verdict ?? ""),
      reason: String(one.reason ?? ""),
    }),
  );
  const names = state.people.filter(
    ({ n, personId, withdrawn }) =>
      withdrawn === undefined &&
      personId !== undefined &&
      personId !== "none" &&
      state.round.people.includes(n),
  );
  return (
    <>
      <p className="hint">
        系统建议按提交时的记录重新得出。不改的，照系统建议答复；要改的，选择意见并写明理由。
      </p>
      {names.map((one) => {
        const own = overrides.find(({ n }) => n === one.n);
        const at = overrides.findIndex(({ n }) => n === one.n);
        return (
          <NameRow
            key={one.n}
            one={one}
            state={state}
            own={own}
            at={at < 0 ? overrides.length : at}
            wrong={problems.filter(({ path }) => path.startsWith(`overrides.${at}.`))}
            set={(next) => {
              const others = overrides.filter(({ n }) => n !== one.n);
              const all = next === undefined ? others : [...others, next];
              change({ ...value, overrides: all.sort((a, b) => a.n - b.n) });
            }}
          />
        );
      })}
    </>
  );
}

function NameRow({
  one: { n, name, unit, post, proposed },
  state,
  own,
  at,
  wrong,
  set,
}: {
  one: Listed;
  state: OpinionState;
  own: Override | undefined;
  at: number;
  wrong: Given["problems"];
  set: (next: Override | undefined) => void;
}) {
  const proposal = state.proposals.find((other) => other.n === n);
  const id = (field: string) => `field-overrides.${at}.${field}`;
  return (
    <fieldset className="group">
      <legend>
        {n}. {name}
      </legend>
      <p className="quiet">
        {unit} {post} · 拟任（拟表彰）：{proposed}
      </p>
      <div>
        系统建议：{proposal === undefined ? "待核" : <Verdict state={state} {...proposal} />}
      </div>
      <div className="form-field">
        <label htmlFor={id("verdict")}>答复</label>
        <select
          id={id("verdict")}
          className="native"
          value={own?.verdict ?? ""}
          onChange={({ target }) =>
            set(
              target.value === ""
                ? undefined
                : { n, verdict: target.value, reason: own?.reason ?? "" },
            )
          }
        >
          <option value="">采用系统建议</option>
          {Object.entries(terms.wordings[state.request.use] ?? {})
            .filter(([verdict]) => verdict !== proposal?.verdict)
            .map(([verdict, word]) => (
              <option key={verdict} value={verdict}>
                改为：{word}
              </option>
            ))}
        </select>
      </div>
      {own === undefined ? null : (
        <div className="form-field">
          <label htmlFor={id("reason")}>未采用系统建议的理由</label>
          <textarea
            id={id("reason")}
            rows={3}
            value={own.reason}
            onChange={({ target }) => set({ ...own, reason: target.value })}
          />
        </div>
      )}
      {wrong.map(({ path, message }) => (
        <p key={path} className="wrong">
          {message}
        </p>
      ))}
    </fieldset>
  );
}
