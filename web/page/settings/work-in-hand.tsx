import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { kindOf, statusText } from "../../catalog/read.ts";
import type { Due } from "../../record/types.ts";
import { Failure } from "../../shell/failure.tsx";
import { DueText } from "../../task/due.tsx";

type Subject = { kind: string; id: string };
type Work = {
  tasks: readonly { taskId: string; title: string; number: string; due?: Due }[];
  matters: readonly { number: string; subject: Subject; status: string }[];
};

/** What somebody has in hand, before it is given to another in one act. */
export function WorkInHand({ id }: { id: string }) {
  const work = useQuery({
    queryKey: ["officers", id, "work"],
    queryFn: () => call<Work>({ path: `/officers/${encodeURIComponent(id)}/work` }),
  });
  if (work.error !== null) return <Failure error={work.error} retry={() => void work.refetch()} />;
  if (work.data === undefined) return <p className="loading">正在读取…</p>;
  const { tasks, matters } = work.data;
  if (tasks.length + matters.length === 0) return <p className="empty">没有在办事项，不必移交。</p>;
  return (
    <section className="card">
      <h2>{`待办 ${tasks.length} 项，承办 ${matters.length} 件`}</h2>
      <p className="quiet">提交后一并移交给同一人；待办的期限不变，接手人会收到通知。</p>
      <ul>
        {tasks.map(({ taskId, title, number, due }) => (
          <li key={taskId}>
            {number} {title} {due === undefined ? null : <DueText due={due} colour="NONE" />}
          </li>
        ))}
        {matters.map(({ number, subject: { kind, id: key }, status }) => (
          <li key={key}>
            {number} {kindOf(kind)?.title ?? "事项"}（{statusText(kind, status)}），承办
          </li>
        ))}
      </ul>
    </section>
  );
}
