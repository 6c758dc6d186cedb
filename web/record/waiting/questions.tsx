import { DueText } from "../../task/due.tsx";
import type { Question } from "../types.ts";
import { Deliveries } from "./deliveries.tsx";

/** Whom a matter waits for, and until when. */
export function Questions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return null;
  return (
    <ul className="questions">
      {questions.map(({ task, title, due, workdaysLeft, colour, asked, mine }) => (
        <li key={task}>
          {title}：等待 {asked.join("、")} <DueText due={due} left={workdaysLeft} colour={colour} />
          {mine ? " " : null}
          {mine ? <a href={`#/?task=${encodeURIComponent(task)}`}>现在办理</a> : null}
          <Deliveries task={task} />
        </li>
      ))}
    </ul>
  );
}
