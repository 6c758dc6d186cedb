import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { call, newKey } from "../api/call.ts";
import { problemOf } from "../api/problem.ts";
import { useRenew } from "../api/renew.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTell } from "../shell/told.tsx";
import { AnswerFields, sentForm } from "./answer-fields.tsx";
import type { TaskView } from "./types.ts";

/** The answers to a question; each with the opinion, form and declaration that it asks for. */
export function AnswerForm({ view, done }: { view: TaskView; done: () => void }) {
  const tell = useTell();
  const renew = useRenew();
  const key = useRef(newKey());
  const [chosen, choose] = useState<string>();
  const [opinion, setOpinion] = useState("");
  const [declared, declare] = useState(false);
  const [form, setForm] = useState<Readonly<Record<string, string>>>({});
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
      tell(`已办理：${choice?.label ?? ""}`);
      await renew();
      done();
    },
    onError: () => {
      key.current = newKey();
    },
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
      <fieldset className="group boxes">
        <legend>决定</legend>
        {view.choices.map(({ action, label }) => (
          <label key={action}>
            <input
              type="radio"
              name="action"
              value={action}
              checked={chosen === action}
              onChange={() => choose(action)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {choice?.form === undefined ? null : (
        <AnswerFields fields={choice.form} value={form} change={setForm} problems={problems} />
      )}
      {choice === undefined ? null : (
        <div className="form-field">
          <label htmlFor="opinion">意见{choice.opinion === "required" ? "" : "（可不填）"}</label>
          <textarea
            id="opinion"
            rows={3}
            maxLength={2000}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
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
