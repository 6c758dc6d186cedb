import * as z from "zod";

/** What a command answers: where the record now stands and which events were written. */
export const ReceiptView = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.int(),
  status: z.string(),
  events: z.array(z.object({ seq: z.int(), type: z.string(), task: z.string().optional() })),
});

/** How lists are asked for. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
});

/** A page of a list; `cursor` asks for the next one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), cursor: z.string().optional() });
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

/** An event as the timeline shows it. */
export const EventView = z.object({
  seq: z.int(),
  type: z.string(),
  at: z.string(),
  actor: z.string(),
  role: z.string(),
  onBehalfOf: z.string().optional(),
  task: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
