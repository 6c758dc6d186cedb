import * as z from "zod/mini";
import { colourOn } from "#kernel/deadline/colour.ts";
import { dueDayOf, isOverdue, overdueDays } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import { mayDo } from "#kernel/permission/ability.ts";
import { type Caller, type Route, route } from "#kernel/route.ts";
import type { Rules } from "#kernel/rules.ts";
import { listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { scopeOf } from "../record-routes.ts";

const OverdueLine = z.object({
  id: z.string(),
  subject: z.string(),
  unitName: z.string(),
  documentNumber: z.optional(z.string()),
  stage: z.string(),
  title: z.string(),
  due: z.string(),
  overdueDays: z.int(),
  colour: z.enum(["NONE", "BLUE", "YELLOW", "RED"]),
});
type OverdueLine = z.infer<typeof OverdueLine>;

/** 逾期清单: letters whose question is still open past its due day, longest overdue first. */
export const overdueRoute: Route = route({
  method: "get",
  path: "/letters/overdue",
  tag: "纪检监察建议书",
  summary: "建议书逾期清单",
  action: "letter.follow",
  answer: z.object({ items: z.array(OverdueLine) }),
  handle: async ({ world, caller }) => {
    const { rules } = districtOf(await world.store.get(recordKey("district", caller.district)));
    const tasks = await overdueTasks(world, caller.district, rules);
    return { items: await linesOf(world, caller, tasks, rules) };
  },
});

/** Open tasks come by due day, so reading ends with the first that is not overdue. */
async function overdueTasks(world: World, district: string, rules: Rules): Promise<Task[]> {
  const now = world.clock();
  const found: Task[] = [];
  for await (const { state } of readListed(world, listKeyOf(district, "task"), "OPEN#")) {
    const task = state as Task;
    if (dueDayOf(task.due) > dayOf(now)) break;
    if (isOverdue(task.due, now, rules.config.cutoff)) found.push(task);
  }
  return found.filter(({ subject }) => subject.kind === "letter");
}

async function linesOf(
  world: World,
  { ability }: Caller,
  tasks: readonly Task[],
  rules: Rules,
): Promise<OverdueLine[]> {
  const now = world.clock();
  const records = await world.store.getMany(
    tasks.map(({ subject }) => recordKey("letter", subject.id)),
  );
  return tasks.flatMap((task, place) => {
    const record = records[place];
    if (record === undefined || !mayDo(ability, "letter.follow", scopeOf(record))) return [];
    const { subject, unitName, documentNumber } = record.summary as Record<string, string>;
    return [
      {
        id: task.subject.id,
        subject: subject ?? "",
        unitName: unitName ?? "",
        ...(documentNumber && { documentNumber }),
        stage: task.stage,
        title: task.title,
        due: dueDayOf(task.due),
        overdueDays: overdueDays(task.due, now),
        colour: colourOn(task.due, dayOf(now), rules),
      },
    ];
  });
}
