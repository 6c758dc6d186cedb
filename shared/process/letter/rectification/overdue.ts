import * as z from "zod/mini";
import { colourOn } from "#kernel/deadline/colour.ts";
import { dueDayOf, isOverdue, overdueDays } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { type Asked, readOpenTasks } from "#kernel/permission/read-tasks.ts";
import type { Reader } from "#kernel/permission/reader.ts";
import { colours } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";

const OverdueLine = z.object({
  id: z.string(),
  subject: z.string(),
  unitName: z.string(),
  documentNumber: z.optional(z.string()),
  stage: z.string(),
  title: z.string(),
  due: z.string(),
  overdueDays: z.int(),
  colour: z.enum(colours),
});
type OverdueLine = z.infer<typeof OverdueLine>;

/** 逾期清单: letters whose question is still open past its due day, longest overdue first. */
export const overdueRoute: Route = route({
  method: "get",
  path: "/letters/overdue",
  tag: "纪检监察建议书",
  summary: "建议书逾期清单",
  right: "letter.follow",
  answer: z.object({ items: z.array(OverdueLine) }),
  handle: async (call) => {
    const { world, caller } = call;
    const { rules } = await readDistrict(world, caller.district);
    const asked = await overdueLetters(call, rules);
    return { items: asked.map((one) => lineOf(one, rules, world.clock())) };
  },
});

/** Open questions come by due day, so reading ends with the first that is not overdue. */
function overdueLetters(reader: Reader, rules: Rules): Promise<Asked[]> {
  const now = reader.world.clock();
  const rightOf = (kind: string) => (kind === "letter" ? "letter.follow" : undefined);
  return readOpenTasks(reader, rightOf, ({ due, subject }) => {
    if (dueDayOf(due) > dayOf(now)) return "none-further";
    return subject.kind === "letter" && isOverdue(due, now, rules.config.cutoff) ? "yes" : "no";
  });
}

function lineOf({ task, record }: Asked, rules: Rules, now: string): OverdueLine {
  const { subject, unitName, documentNumber } = record.summary as Record<string, string>;
  return {
    id: task.subject.id,
    subject: subject ?? "",
    unitName: unitName ?? "",
    ...(documentNumber && { documentNumber }),
    stage: task.stage,
    title: task.title,
    due: dueDayOf(task.due),
    overdueDays: overdueDays(task.due, now),
    colour: colourOn(task.due, dayOf(now), rules),
  };
}
