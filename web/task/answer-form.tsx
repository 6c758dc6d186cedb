import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { problemOf } from "../api/problem.ts";
import { useRenew } from "../api/renew.ts";
import { pathOf } from "../catalog/read.ts";
import { DraftTold } from "../form/draft-told.tsx";
import { Matter } from "../form/matter.ts";
import { useDraft } from "../form/values/use-draft.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTell } from "../shell/told.tsx";
import { AnswerFields, sentForm } from "./answer-fields.tsx";
import type { TaskView } from "./types.ts";

type Typed = {
  chosen: string | undefined;
  opinion: string;
  form: Readonly<Record<string, string>>;
};
const nothing: Typed = { chosen: undefined, opinion: "", form: {} };

/** The answers to a question; each with the opinion, form and declaration that it asks for. */
export function AnswerForm({ view, done }: { view: TaskView; done: () => void }) {
  const tell = useTell();
  const renew = useRenew();
  const draft = useDraft<Typed>(`answer.${view.id}`, pathOf(view.subject.kind), nothing);
  const { key, value, change } = draft;
  const { chosen, opinion, form } = value;
  // What somebody declares is said when it is sent, and never kept.
  const [declared, declare] = useState(false);
  const choice = view.choices.find((each) => each.action === chosen);
  const send = useMutation({
    mutationFn: () =>
      call({
        method: "POST",
        path: `/tasks/${view.id}/decision`,
        key: key.current,
        body: {
          action: chosen,
          opinion,
          ...(choice?.form === undefined ? {} : { form: sentForm(choice.form, form) }),
          ...(declared ? { declaration: "none" } : {}),
        },
      }),
    onSuccess: async () => {
      draft.sent();
      tell(`已办理：${choice?.label ?? ""}`);
      await renew();
      done();
    },
    onError: draft.anew,
  });
  const problems = send.error === null ? [] : (problemOf(send.error).fields ?? []);
  return (
    <form
      className="form answer"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <DraftTold kept={draft.kept} path={pathOf(view.subject.kind)} />
      <fieldset className="group boxes">
        <legend>决定</legend>
        {view.choices.map(({ action, label }) => (
          <label key={action}>
            <input
              type="radio"
              name="action"
              value={action}
              checked={chosen === action}
              onChange={() => change({ ...value, chosen: action })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {choice?.form === undefined ? null : (
        <Matter.Provider value={view.subject}>
          <AnswerFields
            fields={choice.form}
            value={form}
            change={(next) => change({ ...value, form: next })}
            problems={problems}
          />
        </Matter.Provider>
      )}
      {choice === undefined ? null : (
        <div className="form-field">
          <label htmlFor="opinion">意见{choice.opinion === "required" ? "" : "（可不填）"}</label>
          <textarea
            id="opinion"
            rows={3}
            maxLength={2000}
            value={opinion}
            onChange={(event) => change({ ...value, opinion: event.target.value })}
          />
        </div>
      )}
      {view.declares === undefined ? null : (
        <div className="form-field boxes">
          <label>
            <input
              type="checkbox"
              checked={declared}
              onChange={(event) => declare(event.target.checked)}
            />
            本人声明：与监督对象及其近亲属不存在应当回避的情形
          </label>
        </div>
      )}
      {send.error === null ? null : <Failure error={send.error} />}
      <div className="actions">
        <Button look="main" submit="yes" off={choice === undefined} busy={send.isPending}>
          {choice === undefined ? "请先选择决定" : `提交：${choice.label}`}
        </Button>
      </div>
    </form>
  );
}
