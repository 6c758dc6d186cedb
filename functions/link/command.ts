import type { Receipt } from "#kernel/record/execute.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import type { World } from "#kernel/world.ts";
import type { Opened } from "./load.ts";

/**
 * Brings a command of the link's person to a task. What decides is loaded with the first of them:
 * somebody reads a page before they post.
 */
export async function commandByLink(
  world: World,
  { process, link, seat }: Pick<Opened, "process" | "link" | "seat">,
  taskId: string,
  command: TaskCommand,
): Promise<Receipt | Refusal> {
  const [{ commandTask }, { wordsProblem }] = await Promise.all([
    import("#kernel/record/command-task.ts"),
    import("./words.ts"),
  ]);
  const problem = wordsProblem(command);
  if (problem !== undefined) return problem;
  return commandTask(world, {
    process,
    taskId,
    command,
    district: link.district,
    actor: { id: seat.person, role: seat.role },
  });
}
