import { useMutation } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { useRenew } from "../api/renew.ts";
import { pathOf } from "../catalog/read.ts";
import { useDraft } from "../form/values/use-draft.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTell } from "../shell/told.tsx";
import type { TaskView } from "./types.ts";

const words: Readonly<Record<string, string>> = {
  transfer: "转办：由同一职责的人员办理",
  delegate: "委派：他人提出意见，由您决定",
  "add-signer": "加签：须另有一人同意",
  copy: "抄送",
  recusal: "申请回避",
  "taking-back": "拿回",
  urging: "催办",
};

const relations = {
  relative: "近亲属",
  witness: "担任过本案证人",
  interest: "本人或者近亲属有利害关系",
  other: "其他可能影响公正",
};

const toSomebody = ["transfer", "delegate", "add-signer", "copy"];

const nothing = { verb: "", to: "", relation: "", why: "" };

/** What else may be done with a question than answering it: only what is possible now. */
export function PassOn({ view, done }: { view: TaskView; done: () => void }) {
  const { id, verbs, people } = view;
  const tell = useTell();
  const renew = useRenew();
  const draft = useDraft(`pass-on.${id}`, pathOf(view.subject.kind), nothing);
  const { key, value, change } = draft;
  const { verb, to, relation, why } = value;
  const send = useMutation({
    mutationFn: () =>
      call({
        method: "POST",
        path: `/tasks/${id}/${verb}`,
        key: key.current,
        body: bodyOf(verb, { to, relation, why }),
      }),
    onSuccess: async () => {
      draft.sent();
      tell(`已提交：${words[verb]?.split("：")[0] ?? ""}`);
      await renew();
      done();
    },
    onError: draft.anew,
  });
  const known = verbs.filter((each) => words[each] !== undefined);
  if (known.length === 0) return null;
  return (
    <details className="pass-on" open={draft.kept !== undefined}>
      <summary>转办、回避等其他操作</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <Choice
          id="verb"
          label="方式"
          value={verb}
          change={(typed) => change({ ...value, verb: typed })}
          options={known.map((each) => [each, words[each] ?? each])}
        />
        {toSomebody.includes(verb) ? (
          <Choice
            id="to"
            label="人员"
            value={to}
            change={(typed) => change({ ...value, to: typed })}
            options={people.map(({ id: person, name, role }) => [person, `${name}（${role}）`])}
          />
        ) : null}
        {verb === "recusal" ? (
          <Choice
            id="relation"
            label="回避情形"
            value={relation}
            change={(typed) => change({ ...value, relation: typed })}
            options={Object.entries(relations)}
          />
        ) : null}
        {verb === "" || verb === "copy" ? null : (
          <div className="form-field">
            <label htmlFor="why">{verb === "recusal" ? "具体关系" : "理由"}</label>
            <input
              id="why"
              maxLength={200}
              value={why}
              onChange={(event) => change({ ...value, why: event.target.value })}
            />
          </div>
        )}
        {send.error === null ? null : <Failure error={send.error} />}
        <Button submit="yes" off={verb === ""} busy={send.isPending}>
          提交
        </Button>
      </form>
    </details>
  );
}

function bodyOf(
  verb: string,
  { to, relation, why }: { to: string; relation: string; why: string },
): object {
  if (verb === "recusal") return { relation, detail: why };
  if (verb === "copy") return { to };
  return toSomebody.includes(verb) ? { to, reason: why } : { reason: why };
}

function Choice({
  id,
  label,
  value,
  change,
  options,
}: {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="native"
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">请选择</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
