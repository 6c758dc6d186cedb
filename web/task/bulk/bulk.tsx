import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { pathOf } from "../../catalog/read.ts";
import { DraftTold } from "../../form/draft-told.tsx";
import { useDraft } from "../../form/values/use-draft.ts";
import { Button } from "../../part/button.tsx";
import { Lines } from "../../record/facts.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useTell } from "../../shell/told.tsx";
import { DueText } from "../due.tsx";
import type { TaskView } from "../types.ts";
import { type Outcome, Outcomes } from "./outcomes.tsx";
import { partsOf, sharedBy } from "./parts.ts";

/** Several like questions at once: each is read and declared by itself, sealed and answered by itself. */
export function Bulk({ tasks, done }: { tasks: readonly string[]; done: () => void }) {
  const reads = useQueries({
    queries: tasks.map((task) => ({
      queryKey: ["task", task],
      queryFn: () => call<TaskView>({ path: `/tasks/${task}` }),
    })),
  });
  const failed = reads.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} />;
  const views = reads.flatMap(({ data }) => data ?? []);
  if (views.length < tasks.length) return <p className="loading">正在读取…</p>;
  return <Answers views={views} done={done} />;
}

type Typed = { action: string | undefined; opinion: string };
const nothing: Typed = { action: undefined, opinion: "" };

function Answers({ views, done }: { views: readonly TaskView[]; done: () => void }) {
  const tell = useTell();
  const queries = useQueryClient();
  const name = `bulk.${views.map(({ id }) => id).join(" ")}`;
  const draft = useDraft<Typed>(name, pathOf(views[0]?.subject.kind ?? ""), nothing);
  const { key, value, change } = draft;
  const { action, opinion } = value;
  const [declared, declare] = useState<readonly string[]>([]);
  const [answeredSoFar, sent] = useState(0);
  const choices = sharedBy(views);
  const choice = choices.find((each) => each.action === action);
  const isDeclared = views.every(
    (view) => view.declares === undefined || declared.includes(view.id),
  );
  const send = useMutation({
    // A few at a time, so that it is seen how far it has got; each part is repeated under its own key.
    mutationFn: async () => {
      const items: Outcome[] = [];
      for (const [part, some] of partsOf(views).entries()) {
        sent(items.length);
        const answer = await call<{ items: readonly Outcome[] }>({
          method: "POST",
          path: "/inbox/decisions",
          key: `${key.current}.${part}`,
          body: {
            decisions: some.map(({ id, declares }) => ({
              task: id,
              action,
              opinion,
              ...(declares === undefined ? {} : { declaration: "none" }),
            })),
          },
        });
        items.push(...answer.items);
      }
      return items;
    },
    onSuccess: async (items) => {
      draft.sent();
      const answered = items.filter(({ outcome }) => outcome === "done").length;
      tell(`已办理 ${answered} 项，未办成 ${items.length - answered} 项`);
      // The questions stay as they were read, beside what became of them.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "task" });
    },
  });
  if (send.data !== undefined) return <Outcomes views={views} outcomes={send.data} done={done} />;
  return (
    <form
      className="form answer"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <DraftTold kept={draft.kept} path={pathOf(views[0]?.subject.kind ?? "")} />
      <p className="quiet">请逐项查看。每项单独封存、单独答复，某一项未办成不影响其他各项。</p>
      <ol className="files">
        {views.map((view) => (
          <li key={view.id}>
            <p>
              <strong>{view.about}</strong>{" "}
              <DueText due={view.due} left={view.workdaysLeft} colour={view.colour} />
            </p>
            <details>
              <summary>{view.title}：所示内容</summary>
              <Lines lines={view.text} />
            </details>
            {view.declares === undefined ? null : (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={declared.includes(view.id)}
                  onChange={({ target }) =>
                    declare(
                      target.checked
                        ? [...declared, view.id]
                        : declared.filter((each) => each !== view.id),
                    )
                  }
                />
                本人声明：就此项不存在应当回避的情形
              </label>
            )}
          </li>
        ))}
      </ol>
      <fieldset className="group boxes">
        <legend>决定（用于以上各项）</legend>
        {choices.map((each) => (
          <label key={each.action}>
            <input
              type="radio"
              name="action"
              checked={each.action === action}
              onChange={() => change({ ...value, action: each.action })}
            />
            {each.label}
          </label>
        ))}
        {choices.length === 0 ? <p>所选各项没有可以一并作出的决定，请逐项办理。</p> : null}
      </fieldset>
      {choice === undefined ? null : (
        <div className="form-field">
          <label htmlFor="bulk-opinion">
            意见{choice.opinion === "required" ? "" : "（可不填）"}
          </label>
          <textarea
            id="bulk-opinion"
            rows={3}
            maxLength={2000}
            value={opinion}
            onChange={({ target }) => change({ ...value, opinion: target.value })}
          />
        </div>
      )}
      {send.error === null ? null : <Failure error={send.error} />}
      {send.isPending ? (
        <p role="status">
          已提交 {answeredSoFar} 项，共 {views.length} 项{" "}
          <progress value={answeredSoFar} max={views.length} aria-label="办理进度" />
        </p>
      ) : null}
      <div className="actions">
        <Button
          look="main"
          submit="yes"
          off={choice === undefined || !isDeclared}
          busy={send.isPending}
        >
          {isDeclared
            ? `提交 ${views.length} 项${choice === undefined ? "" : `：${choice.label}`}`
            : "请先逐项声明"}
        </Button>
      </div>
    </form>
  );
}
