import * as z from "zod/mini";
import { workdaysLate } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { districtOf } from "#kernel/district/read.ts";
import { fileAnswer, xlsxType } from "#kernel/document/documents.ts";
import { mayDo } from "#kernel/permission/ability.ts";
import { type Caller, type Route, route } from "#kernel/route.ts";
import { type Item, listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { readListed } from "#kernel/store/read-listed.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { figuresOf } from "#process/finding/figures.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { scopeOf } from "#process/record-routes.ts";
import { countedOf } from "./counted.ts";
import { supervisionLedger } from "./supervision.ts";

const tag = "监督台账";
const action = "inspection.read";
const Year = z.object({ year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) });

/** Ledger L2, what is overdue, and figures by content area, place and month. */
export const ledgerRoutes: Route[] = [
  route({
    method: "get",
    path: "/ledgers/supervision.xlsx",
    tag,
    summary: "监督台账（L2）",
    action,
    query: Year,
    produces: xlsxType,
    answer: z.string(),
    handle: async ({ world, caller, query: { year } }) => {
      const district = await world.store.get(recordKey("district", caller.district));
      const { rules, officers } = districtOf(district);
      const items = await inspectionsOf(world, caller, year);
      const filledBy = caller.officer.name;
      const ledger = supervisionLedger(items, { now: world.clock(), rules, officers, filledBy });
      return fileAnswer(await world.documents.xlsx(ledger), xlsxType, `${ledger.title}.xlsx`);
    },
  }),
  route({
    method: "get",
    path: "/inspections/figures",
    tag,
    summary: "按监督内容、地点、月份统计发现的问题",
    action,
    query: Year,
    answer: z.object({
      figures: z.array(
        z.object({
          area: z.string(),
          place: z.string(),
          month: z.string(),
          findings: z.int(),
          violations: z.int(),
          corruption: z.int(),
          conduct: z.int(),
          amountInFen: z.int(),
        }),
      ),
      findings: z.int(),
      amountInFen: z.int(),
    }),
    handle: async ({ world, caller, query: { year } }) => {
      // A visit of the last quarter may be confirmed in the next year.
      const items = [
        ...(await inspectionsOf(world, caller, year - 1)),
        ...(await inspectionsOf(world, caller, year)),
      ];
      const counted = items.flatMap(countedOf).filter(({ month }) => month.startsWith(`${year}-`));
      const figures = figuresOf(counted);
      return {
        figures,
        findings: counted.length,
        amountInFen: figures.reduce((sum, { amountInFen }) => sum + amountInFen, 0),
      };
    },
  }),
  route({
    method: "get",
    path: "/inspections/overdue",
    tag,
    summary: "逾期清单：检查和线索",
    action,
    answer: z.object({
      items: z.array(
        z.object({
          task: z.string(),
          record: z.string(),
          title: z.string(),
          due: z.string(),
          workdaysLate: z.int(),
          colour: z.string(),
          handlers: z.array(z.string()),
        }),
      ),
    }),
    handle: async ({ world, caller }) => {
      const district = await world.store.get(recordKey("district", caller.district));
      const { calendars } = districtOf(district).rules;
      const today = dayOf(world.clock());
      const tasks = await overdueTasks(world, caller, today);
      return {
        items: tasks.map(({ id, subject, title, due, colour, seats }) => ({
          task: id,
          record: subject.id,
          title,
          due: due.effectiveDue,
          workdaysLate: workdaysLate(calendars, due, today),
          colour,
          handlers: seats.filter(({ state }) => state === "ASKED").map(({ person }) => person),
        })),
      };
    },
  }),
];

async function inspectionsOf(world: World, caller: Caller, year: number): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of readAbout(world, ledgerKey(caller.district, year)))
    if (mayDo(caller.ability, action, scopeOf(item))) items.push(item);
  return items;
}

const kinds: readonly string[] = ["quarterly", "targeted", "clue"];

/** Open tasks lie by due day, so reading stops at the first that is not overdue. */
async function overdueTasks(world: World, caller: Caller, today: string): Promise<Task[]> {
  const tasks: Task[] = [];
  const { district, ability } = caller;
  for await (const { state } of readListed(world, listKeyOf(district, "task"), "OPEN#")) {
    const task = state as Task;
    if (sortDay(task.due) >= today) return tasks;
    const scope = { district, ...(task.room === undefined ? {} : { room: task.room }) };
    const isOurs = kinds.includes(task.subject.kind) && task.due.effectiveDue !== null;
    if (isOurs && mayDo(ability, action, scope)) tasks.push(task);
  }
  return tasks;
}

function sortDay({ effectiveDue, provisional, nominalDue }: Due): string {
  return effectiveDue ?? provisional ?? nominalDue;
}
