import * as z from "zod/mini";
import { workdaysLate } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { type Asked, readOpenTasks } from "#kernel/permission/read-tasks.ts";
import { asFiled, type Reader, readAll, readAllAbout } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { figuresOf } from "#process/finding/figures.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import type { Letter } from "#process/letter/schema.ts";
import { countedOf } from "./counted.ts";
import { type LetterCells, letterCells } from "./inspections/targeted-row.ts";
import { linesIn } from "./lines.ts";
import {
  supervisionClasses,
  supervisionLines,
  supervisionOrder,
  supervisionSums,
} from "./objects/supervision.ts";
import { ledgerRoutes, Year } from "./printed.ts";
import { ledgerColumns } from "./row.ts";

const tag = "监督台账";
const action = "inspection.read";

/** Ledger L2, what is overdue, and figures by content area, place and month. */
export const supervisionRoutes: Route[] = [
  ...ledgerRoutes({
    path: "supervision",
    name: "监督台账",
    tag,
    summary: "监督台账（L2）",
    action,
    columns: Object.values(ledgerColumns),
    classes: supervisionClasses,
    sums: supervisionSums,
    lines: async (call, year) => {
      const { rules, officers } = await readDistrict(call.world, call.caller.district);
      const about = ledgerKey(call.caller.district, year);
      const letters = await lettersByInspection(call, rules);
      return linesIn(
        readAllAbout(call, { about, right: action }),
        (items) => supervisionLines(items, { rules, officers, letters }),
        supervisionOrder,
      );
    },
  }),
  route({
    method: "get",
    path: "/inspections/figures",
    tag,
    summary: "按监督内容、地点、月份统计发现的问题",
    right: action,
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
    handle: async (call) => {
      const { year } = call.query;
      // A visit of the last quarter may be confirmed in the next year.
      const items = [
        ...(await inspectionsOf(call, year - 1)),
        ...(await inspectionsOf(call, year)),
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
    right: action,
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
    handle: async (call) => {
      const { world, caller } = call;
      const { calendars } = (await readDistrict(world, caller.district)).rules;
      const today = dayOf(world.clock());
      const asked = await overdueTasks(call, today);
      return {
        items: asked.map(({ task: { id, subject, title, due, colour, seats } }) => ({
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

/**
 * What lines say of the served letters that came of inspections, by these: one reading for the whole
 * ledger, in which each letter is let go once it is read.
 */
async function lettersByInspection(
  reader: Reader,
  rules: Rules,
): Promise<Map<string, LetterCells[]>> {
  const letters = new Map<string, LetterCells[]>();
  for await (const { state } of readAll(reader, { kind: "letter", right: "letter.follow" })) {
    const letter = state as Letter;
    if (letter.source?.kind !== "targeted") continue;
    const cells = letterCells(letter, rules);
    if (cells === undefined) continue;
    letters.set(letter.source.id, [...(letters.get(letter.source.id) ?? []), cells]);
  }
  return letters;
}

async function inspectionsOf(reader: Reader, year: number): Promise<Item[]> {
  const items: Item[] = [];
  const about = ledgerKey(reader.caller.district, year);
  for await (const item of readAllAbout(reader, { about, right: action })) items.push(item);
  return items;
}

const kinds: readonly string[] = ["quarterly", "targeted", "clue"];

/** Open questions lie by due day, so reading stops at the first that is not overdue. */
function overdueTasks(reader: Reader, today: string): Promise<Asked[]> {
  return readOpenTasks(reader, asFiled, ({ due, subject }) => {
    if (sortDay(due) >= today) return "none-further";
    return kinds.includes(subject.kind) && due.effectiveDue !== null ? "yes" : "no";
  });
}

function sortDay({ effectiveDue, provisional, nominalDue }: Due): string {
  return effectiveDue ?? provisional ?? nominalDue;
}
