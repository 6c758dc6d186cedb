import * as z from "zod/mini";
import { note } from "../text/text.ts";

/** What a command answers: where the record now stands and which events were written. */
export const ReceiptView = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  status: z.string(),
  events: z.array(z.object({ seq: z.int(), type: z.string(), task: z.optional(z.string()) })),
});

const counted = z.object({
  unit: z.enum(["WD", "CD", "M", "WD-BEFORE", "CD-BEFORE"]),
  length: z.int(),
});
const set = z.object({ unit: z.enum(["FIX", "Q"]), day: z.string() });

/** A due day with all that explains it and that it is counted again from (`deadline/count.ts`). */
export const DueView = z.object({
  ruleCode: z.string(),
  base: z.string(),
  period: z.union([counted, set]),
  nominalDue: z.string(),
  /** Null while the calendar of its year is not loaded (`provisional` estimates it), or the limit rests. */
  effectiveDue: z.nullable(z.string()),
  status: z.enum(["FIXED", "CALENDAR_PENDING", "RESTING"]),
  provisional: z.optional(z.string()),
  calendarVersion: z.string(),
  registerVersion: z.string(),
});

/** Working days until the due day; below zero where it is overdue, missing while the limit rests. */
export const WorkdaysLeft = z.optional(z.int());

/** How lists are asked for. */
export const PageQuery = z.object({
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
  cursor: z.optional(note(4000)),
});

/** A page of a list; `cursor` asks for the next one. */
export function pageOf<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), cursor: z.optional(z.string()) });
}

/** A record as the API shows it. */
export const RecordView = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  status: z.string(),
  state: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
  updatedAt: z.string(),
});

/** Colours of a question, as it comes nearer its day (`terms` of deadlines). */
export const colours = ["NONE", "BLUE", "YELLOW", "RED"] as const;

/** A record as a list shows it. */
export const RecordLineView = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  version: z.int(),
  summary: z.record(z.string(), z.unknown()),
  /** What people call it. */
  about: z.string(),
  updatedAt: z.string(),
  /** The first due of its open questions; `due` is a Shanghai day. */
  waits: z.optional(z.object({ title: z.string(), due: z.string(), colour: z.enum(colours) })),
});

const LineView = z.object({ label: z.string(), value: z.string() });

/** A record as its page shows it: what it says, whom it waits for, what the caller may do now. */
export const RecordPageView = z.extend(RecordView, {
  /** What people call it. */
  about: z.string(),
  facts: z.array(LineView),
  /** What may be done now; what moves the matter on comes first, one at most. */
  offers: z.array(
    z.object({
      verb: z.string(),
      title: z.string(),
      operation: z.string(),
      leads: z.optional(z.literal("on")),
    }),
  ),
  questions: z.array(
    z.object({
      task: z.string(),
      title: z.string(),
      due: DueView,
      workdaysLeft: WorkdaysLeft,
      colour: z.string(),
      asked: z.array(z.string()),
      mine: z.boolean(),
    }),
  ),
  /** While the machine works on it: how many steps are done, of how many, and what it is called. */
  running: z.optional(z.object({ done: z.int(), of: z.int(), what: z.optional(z.string()) })),
});

/** An event as the timeline shows it. */
export const EventView = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  role: z.string(),
  onBehalfOf: z.optional(z.string()),
  task: z.optional(z.string()),
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
  /** Numbers of papers that it has claimed; part of what its hash is made of. */
  bears: z.optional(
    z.array(z.object({ kind: z.string(), number: z.string(), document: z.string() })),
  ),
  /** The same for people: what happened, by whom, in which words. */
  title: z.optional(z.string()),
  actorName: z.optional(z.string()),
  roleName: z.optional(z.string()),
  lines: z.optional(z.array(LineView)),
});
