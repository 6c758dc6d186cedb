import { Button } from "../../part/button.tsx";
import type { TaskView } from "../types.ts";

/** What became of one answer among several. */
export type Outcome = {
  task: string;
  outcome: "done" | "refused";
  title?: string;
  detail?: string;
};

/** What became of each, the ones that were refused first. */
export function Outcomes({
  views,
  outcomes,
  done,
}: {
  views: readonly TaskView[];
  outcomes: readonly Outcome[];
  done: () => void;
}) {
  const aboutOf = (task: string) => views.find(({ id }) => id === task)?.about ?? task;
  const refused = outcomes.filter(({ outcome }) => outcome === "refused");
  const ready = outcomes.filter(({ outcome }) => outcome === "done");
  return (
    <div role="status">
      {refused.length === 0 ? null : (
        <>
          <h2>未办成 {refused.length} 项</h2>
          <ul>
            {refused.map(({ task, title, detail }) => (
              <li key={task} className="wrong">
                {aboutOf(task)}：{[title, detail].filter(Boolean).join("；")}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>已办理 {ready.length} 项</h2>
      <ul>
        {ready.map(({ task }) => (
          <li key={task}>{aboutOf(task)}</li>
        ))}
      </ul>
      <div className="actions">
        <Button look="main" press={done}>
          完成
        </Button>
      </div>
    </div>
  );
}
