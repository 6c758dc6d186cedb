import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { kindOf } from "../catalog/read.ts";
import { Lines } from "../record/facts.tsx";
import { Failure } from "../shell/failure.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { BesideText } from "./beside.tsx";
import { DueText } from "./due.tsx";
import { PassOn } from "./pass-on.tsx";
import type { TaskView } from "./types.ts";

/** One question: what it is about, and the answer. Nothing is chosen beforehand. */
export function Decide({ task, done }: { task: string; done: () => void }) {
  const question = useQuery({
    queryKey: ["task", task],
    queryFn: () => call<TaskView>({ path: `/tasks/${task}` }),
  });
  if (question.isPending) return <p className="loading">正在读取…</p>;
  if (question.error !== null)
    return <Failure error={question.error} retry={() => void question.refetch()} />;
  const view = question.data;
  const { subject, about, title, due, workdaysLeft, colour, text } = view;
  const path = kindOf(subject.kind)?.path;
  return (
    <>
      <h2>{title}</h2>
      <p>
        {path === undefined ? about : <a href={`#/${path}/${subject.id}`}>{about}</a>}
        <br />
        <DueText due={due} left={workdaysLeft} colour={colour} />
      </p>
      <section aria-label="所示内容（将随决定封存）">
        <Lines lines={text} />
      </section>
      <BesideText beside={view.beside} />
      {view.choices.length > 0 ? <AnswerForm view={view} done={done} /> : <NoAnswer view={view} />}
      <PassOn view={view} done={done} />
    </>
  );
}

/** Why there is nothing to answer here. */
function NoAnswer({ view: { status, mine, subject } }: { view: TaskView }) {
  const path = kindOf(subject.kind)?.path;
  if (status !== "OPEN") return <p className="note">此项待办已经结束。</p>;
  if (mine === "answered") return <p className="note">您已办理，正等待其他人。</p>;
  return (
    <p className="note">
      {mine === "reader"
        ? "请审阅材料；表决结果由办公室录入，他人复核。"
        : "此事项在事项页面办理，或在会后录入表决结果。"}
      {path === undefined || mine === "reader" ? null : (
        <>
          {" "}
          <a href={`#/${path}/${subject.id}`}>到事项页面</a>
        </>
      )}
    </p>
  );
}
