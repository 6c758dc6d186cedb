import type { Task } from "#kernel/task/schema.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import { processOf } from "#processes";

/** What a mail calls a question: the kind of work and its stage; never whose matter it is. */
export async function whatOf(
  task: Pick<Task, "title" | "subject"> | undefined,
  taskId: string,
): Promise<string> {
  const process = await processOf(task?.subject.kind ?? kindOf(recordOfTask(taskId)) ?? "");
  const kind = process?.title ?? "待办事项";
  return task === undefined ? kind : `${kind}·${task.title}`;
}
