import { noticeKey, recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { isSilent } from "#notice/from-event.ts";
import { type Notice, openingId } from "#notice/notice.ts";
import { asksOf } from "./notices/text-of.ts";

/**
 * Other questions about the same matter that were opened in the same moment and ask the same person:
 * one mail tells them all.
 */
export async function askedWith(
  world: World,
  notice: Notice,
  task: Task | undefined,
): Promise<Task[]> {
  if (task === undefined || notice.id !== openingId(task.id, notice.to)) return [];
  const { subject, openedAt } = task;
  const record = await world.store.get(recordKey(subject.kind, subject.id));
  const others = ((record?.openTasks ?? []) as string[]).filter((one) => one !== task.id);
  if (others.length === 0) return [];
  const found = await world.store.getMany(others.map(taskKey));
  const asked = found.flatMap((item) => {
    const other = item?.state as Task | undefined;
    const isNew = other?.openedAt === openedAt && !isSilent(other);
    return isNew && asksOf(notice, other) !== undefined ? [other] : [];
  });
  if (asked.length === 0) return [];
  const told = await world.store.getMany(
    asked.map(({ id }) => noticeKey(openingId(id, notice.to))),
  );
  return asked.filter((_, place) => told[place] === undefined);
}

/** What is written down for a question that another's mail has told. */
export function toldWith(notice: Notice, { id: taskId }: Task): Notice {
  return {
    ...notice,
    id: openingId(taskId, notice.to),
    matter: { template: "assigned", taskId },
  };
}
