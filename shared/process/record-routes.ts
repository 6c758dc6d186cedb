import * as z from "zod/mini";
import { PageQuery, pageOf, RecordView } from "#kernel/answers.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { readPage, readRecord } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { Code } from "#kernel/text.ts";
import { trailRoutes } from "./trail-routes.ts";

const ListQuery = z.extend(PageQuery, { status: z.optional(Code) });

const Line = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  version: z.int(),
  summary: z.record(z.string(), z.unknown()),
  updatedAt: z.string(),
});

/** Reading routes that every kind of record has: list, one, and those of its trail. */
export function recordRoutes(of: {
  kind: string;
  path: string;
  tag: string;
  title: string;
  action: Action;
}): Route[] {
  const { kind, path, tag, title, action: right } = of;
  return [
    route({
      method: "get",
      path,
      tag,
      summary: `${title}列表`,
      action: right,
      query: ListQuery,
      answer: pageOf(Line),
      handle: async (call) => {
        const { limit, cursor, status } = call.query;
        const page = await readPage(
          call,
          { kind, prefix: status === undefined ? "" : `${status}#`, right },
          { limit, newestFirst: "yes", ...(cursor === undefined ? {} : { cursor }) },
        );
        return { ...page, items: page.items.map(lineOf) };
      },
    }),
    route({
      method: "get",
      path: `${path}/{id}`,
      tag,
      summary: `查看${title}`,
      action: right,
      answer: RecordView,
      handle: async (call) => {
        const item = await readRecord(call, { kind, id: call.params.id ?? "", right });
        return "refused" in item ? item : viewOf(item);
      },
    }),
    ...trailRoutes(of, (call, id) => readRecord(call, { kind, id, right })),
  ];
}

function lineOf(item: Item) {
  const { id, kind, status, version, summary, updatedAt } = item;
  return { id, kind, status, version, summary, updatedAt };
}

/** A record as the API answers it. */
export function viewOf(item: Item) {
  const { kind, id, version, status, state, createdAt, updatedAt, openTasks } = item;
  return { kind, id, version, status, state, createdAt, updatedAt, openTasks };
}
