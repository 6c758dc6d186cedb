import * as z from "zod/mini";
import { calendarsOf, HolidayCalendar } from "#kernel/deadline/calendar.ts";
import type { Due } from "#kernel/deadline/count.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { type District, districtProcess, Overrides } from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { mayReadKind } from "#kernel/permission/gate.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { Task } from "#kernel/task/schema.ts";
import { movedDue } from "#kernel/task/time/move-due.ts";
import { recordOfTask } from "#kernel/text/id.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { changedSettings } from "#process/roster/changed-settings.ts";
import { problemOfConfig } from "./config-problem.ts";

const Setting = z.object({ path: z.string(), was: z.unknown(), becomes: z.unknown() });
const Length = z.object({
  code: z.string(),
  title: z.string(),
  was: z.union([z.number(), z.string()]),
  becomes: z.union([z.number(), z.string()]),
  /** Open questions under this limit; they keep the length that they were opened with. */
  openTasks: z.array(z.object({ taskId: z.string(), due: z.nullable(z.string()) })),
});
const Preview = z.object({
  examined: z.int(),
  /** Settings that act at once, on open matters too (quorum, cutoff, how often to return …). */
  settings: z.array(Setting),
  lengths: z.array(Length),
});

/**
 * A dry run of a new configuration: which settings would act on open matters, and which limits would
 * change beside which open questions, that keep theirs. Writes nothing.
 */
const configPreview = route({
  method: "post",
  path: "/config/preview",
  tag: "区级配置与日历",
  summary: "试算：新配置对在办事项的影响（不保存）",
  right: "district.configure",
  body: z.object({ config: DistrictConfig, overrides: z._default(Overrides, {}) }),
  answer: Preview,
  handle: async ({ world, caller, body }) => {
    const { district } = caller;
    const problem = await problemOfConfig(body.config);
    if (problem !== undefined) return problem;
    const item = await world.store.get(recordKey("district", district));
    const state = item?.state as Parameters<typeof districtProcess.evolve>[0];
    const context = {
      ...districtOf(item),
      now: world.clock(),
      actor: caller.actor,
      district,
      recordId: district,
      tasks: [],
    };
    const facts = districtProcess.decide(state, { type: "publish-config", ...body }, context);
    if (isRefusal(facts)) return facts;
    const { rules } = districtOf(item);
    const register = registerFor(body.overrides, rules.register.version);
    const changed = Object.entries(register.limits).filter(
      ([code, { length }]) => rules.register.limits[code]?.length !== length,
    );
    const open = await openTasks(world, district);
    return {
      examined: open.length,
      settings: changedSettings(rules.config, body.config),
      lengths: changed.map(([code, { title, length }]) => ({
        code,
        title,
        was: rules.register.limits[code]?.length ?? length,
        becomes: length,
        openTasks: open
          .filter(({ due }) => due.ruleCode === code)
          .map(({ id, due }) => ({ taskId: id, due: due.effectiveDue })),
      })),
    };
  },
});

/** So many of the due days that would move are told one by one. */
const mostTold = 50;

const Moved = z.object({
  examined: z.int(),
  /** Open questions whose due day would be another one. */
  moved: z.int(),
  /** Open questions that would keep their day, which a missing calendar has left provisional. */
  settled: z.int(),
  /** Those that move, the earliest first. */
  items: z.array(
    z.object({ number: z.string(), title: z.string(), was: z.string(), becomes: z.string() }),
  ),
});

/** A dry run of a year's holidays: which due days of open questions would move. Writes nothing. */
const calendarPreview = route({
  method: "post",
  path: "/calendars/preview",
  tag: "区级配置与日历",
  summary: "试算：新的节假日安排会移动哪些期限（不保存）",
  right: "district.configure",
  body: HolidayCalendar,
  answer: Moved,
  handle: async ({ world, caller, body }) => {
    const { district } = caller;
    const item = await world.store.get(recordKey("district", district));
    const { rules } = districtOf(item);
    const { calendars: loaded = [] } = (item?.state ?? {}) as Partial<District>;
    const calendars = calendarsOf([...loaded.filter(({ year }) => year !== body.year), body]);
    const context = { rules: { ...rules, calendars }, now: world.clock() };
    const open = await openTasks(world, district);
    const changed = open.flatMap((task) => {
      const due = movedDue(task, context);
      return due === undefined ? [] : [{ task, was: lastDayOf(task.due), becomes: lastDayOf(due) }];
    });
    const moved = changed
      .filter(({ was, becomes }) => was !== becomes)
      .toSorted((one, other) => one.was.localeCompare(other.was));
    return {
      examined: open.length,
      moved: moved.length,
      settled: changed.length - moved.length,
      items: moved.slice(0, mostTold).map(({ task: { id, title, subject }, was, becomes }) => ({
        number: shortNumber(recordOfTask(id)),
        // Of what even the office may not read, nobody learns here what is being asked.
        title: mayReadKind("OFFICE", subject.kind) ? title : "有关办理事项",
        ...{ was, becomes },
      })),
    };
  },
});

/** Dry runs of what an administrator is about to set. */
export const previewRoutes: Route[] = [configPreview, calendarPreview];

function lastDayOf({ effectiveDue, nominalDue }: Due): string {
  return effectiveDue ?? nominalDue;
}

async function openTasks(world: World, district: string): Promise<Task[]> {
  const tasks: Task[] = [];
  for await (const { state } of readListed(world, listKeyOf(district, "task"), "OPEN#"))
    tasks.push(state as Task);
  return tasks;
}
