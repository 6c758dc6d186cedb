import { districtOf } from "#kernel/district/read.ts";
import { type Officer, officersOf } from "#kernel/district/role.ts";
import { caretakersBut, keptFrom } from "#kernel/permission/kept.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import { policySeats } from "#kernel/task/count.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { newNotice } from "#notice/notice.ts";
import { processOf } from "#processes";
import { addNotices } from "../../mail/notices.ts";

/**
 * A recusal has left a question without anybody: office and administrators hear of it at once, and the
 * office is asked, by a task, to have it handed over or somebody named from outside.
 */
export async function tellStuck(world: World, event: Event): Promise<void> {
  if (event.type !== "task.recused" || event.task === undefined) return;
  const [item, district] = await world.store.getMany([
    taskKey(event.task),
    recordKey("district", event.district),
  ]);
  const task = item?.state as Task | undefined;
  if (task?.status !== "OPEN" || policySeats(task).length > 0) return;
  const { kind, id: record } = event;
  const { setAside } = await import("#process/incident/set-aside.ts");
  await setAside(
    world,
    event.district,
    {
      step: "stuck",
      subject: { kind, id: record },
      reason: "task.no-assignee",
      event: { kind, id: record, seq: event.seq },
    },
    processOf,
  );
  const { rules, officers } = districtOf(district);
  const { id, seq, at: createdAt } = event;
  const { all: kept } = await keptFrom({ world, processOf }, { kind, id: record }, officers);
  await addNotices(
    world,
    caretakersIn(officers, kept).map(({ id: to }) =>
      newNotice(
        {
          id: `${id}.${seq}.stuck.${to}`,
          district: event.district,
          to,
          matter: { template: "stuck", taskId: task.id },
          createdAt,
        },
        "at-once",
        rules.calendars,
      ),
    ),
  );
}

/** Who looks after what is stuck, but nobody who may not know of the matter. */
function caretakersIn(officers: readonly Officer[], kept: readonly string[]): Officer[] {
  const administrators = officersOf(officers, "ADMIN", undefined).filter(
    ({ id }) => !kept.includes(id),
  );
  return [...new Set([...caretakersBut(officers, kept), ...administrators])];
}
