import { type Officer, officersOf } from "#kernel/district/role.ts";
import { caretakersBut, keptFrom } from "#kernel/permission/kept.ts";
import type { Event } from "#kernel/record/event.ts";
import { policySeats } from "#kernel/task/count.ts";
import type { World } from "#kernel/world.ts";
import { newNotice } from "#notice/notice.ts";
import { processOf } from "#processes";
import { addNotices } from "../../mail/notices.ts";
import type { Known } from "./tell.ts";

/**
 * A recusal has left a question without anybody: office and administrators hear of it at once, and the
 * office is asked, by a task, to have it handed over or somebody named from outside.
 */
export async function tellStuck(
  world: World,
  event: Event,
  { task, rules, officers }: Known,
): Promise<void> {
  if (event.type !== "task.recused" || task?.status !== "OPEN" || policySeats(task).length > 0)
    return;
  const { kind, id, seq, district, at: createdAt } = event;
  const { setAside } = await import("#process/incident/set-aside.ts");
  await setAside(
    world,
    district,
    {
      step: "stuck",
      subject: { kind, id },
      reason: "task.no-assignee",
      event: { kind, id, seq },
    },
    processOf,
  );
  const { all: kept } = await keptFrom({ world, processOf }, { kind, id }, officers);
  await addNotices(
    world,
    caretakersIn(officers, kept).map(({ id: to }) =>
      newNotice(
        {
          id: `${id}.${seq}.stuck.${to}`,
          district,
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
