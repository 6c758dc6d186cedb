import * as z from "zod/mini";
import { dueDayOf } from "#kernel/deadline/count.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { countRecords } from "#kernel/permission/counted.ts";
import { openTasksOf, readByDue, readPage } from "#kernel/permission/narrowed.ts";
import type { Reader } from "#kernel/permission/reader.ts";
import { colours, PageQuery, pageOf, RecordLineView } from "#kernel/route/answers.ts";
import { recordLineOf } from "#kernel/route/record-line.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { Code, DayText } from "#kernel/text/text.ts";

/** Most statuses that a list is narrowed to at once. */
const mostStatuses = 30;

const ListQuery = z.extend(PageQuery, {
  /** One status, or several with commas between. */
  status: z.optional(
    z
      .string()
      .check(
        z.regex(/^[A-Z0-9_]+(?:,[A-Z0-9_]+)*$/, "状态应为代码，多个以逗号分隔"),
        z.maxLength(1000),
      ),
  ),
  /** A room whose matter it is, or one of whose matters it deals with. */
  room: z.optional(Code),
  /** Shanghai days, both included, between which an open question of it is due. */
  from: z.optional(DayText),
  to: z.optional(DayText),
  /** The colour of an open question of it. */
  colour: z.optional(z.enum(colours)),
  /** By the due day of what is open, soonest first; else status by status, the newest first. */
  order: z.optional(z.literal("due")),
});
const UrgentQuery = z.extend(ListQuery, { urgent: z.optional(z.literal("yes")) });
type Query = z.output<typeof UrgentQuery>;

const CountsView = z.object({
  items: z.array(
    z.object({
      status: z.string(),
      /** Left out for what is no room's matter; what deals with several rooms' stands in each. */
      room: z.optional(z.string()),
      count: z.int(),
      /** Of them: with an open question past its day, or of this colour. */
      overdue: z.int(),
      byColour: z.record(z.string(), z.int()),
    }),
  ),
  /** Statuses of which there are more than were counted. */
  beyond: z.array(z.string()),
});

/** Which records of a kind do not wait for their turn, and what people call these. */
export type Urgent<S> = { title: string; of: (state: S) => "yes" | "no" };

/** What a kind says of its list. */
export type ListOf<S> = {
  kind: string;
  path: string;
  tag: string;
  title: string;
  action: Action;
  /** Its list is one of people. */
  traced?: "yes";
  /** By which its list is narrowed. */
  urgent?: Urgent<S>;
};

/** The list of a kind, narrowed by what its clerks look for, and how much stands where. */
export function listRoutes<S>(of: ListOf<S>): Route[] {
  const { kind, path, tag, title, action: right, traced, urgent } = of;
  return [
    route({
      method: "get",
      path,
      tag,
      summary: `${title}列表`,
      right,
      lists: { kind, title, ...(urgent === undefined ? {} : { urgent: urgent.title }) },
      query: urgent === undefined ? ListQuery : UrgentQuery,
      ...(traced === undefined ? {} : { traced }),
      answer: pageOf(RecordLineView),
      handle: async (call) => {
        const page = await pageFor(call, of, call.query);
        const waits = firstDue(await openTasksOf(call.world, page.items));
        return {
          ...page,
          items: page.items.map((item) => ({
            ...recordLineOf(item),
            ...waits.get(String(item.id)),
          })),
        };
      },
    }),
    route({
      method: "get",
      path: `${path}/counts`,
      tag,
      summary: `${title}计数（按状态、室、预警颜色）`,
      right,
      answer: CountsView,
      handle: async (call) => {
        const { statuses = {} } = (await call.processOf(kind)) ?? {};
        return countRecords(call, { kind, right, statuses: Object.keys(statuses) });
      },
    }),
  ];
}

function pageFor<S>(
  call: Reader,
  { kind, action: right, urgent }: ListOf<S>,
  { limit, cursor, status, room, from, to, colour, order, ...more }: Query,
) {
  const request = { limit, ...(cursor === undefined ? {} : { cursor }) };
  const statuses = status?.split(",").slice(0, mostStatuses);
  const isUrgent = ({ state }: Item) => urgent?.of(state as S) === "yes";
  const keep = more.urgent === "yes" ? isUrgent : undefined;
  const by = { statuses, room, keep, from, to, colour };
  if ([from, to, colour, order].some((one) => one !== undefined))
    return readByDue(call, { kind, right, by }, request);
  return readPage(call, { kind, right, by }, { ...request, newestFirst: "yes" });
}

/** What each record waits for first. */
function firstDue(tasks: readonly Task[]) {
  const lines = tasks
    .filter(({ due }) => due.status !== "RESTING")
    .map(({ subject, title, due, colour }) => ({
      id: subject.id,
      title,
      due: dueDayOf(due),
      colour,
    }))
    .toSorted((a, b) => (a.due < b.due ? 1 : -1));
  return new Map(lines.map(({ id, ...waits }) => [id, { waits }]));
}
