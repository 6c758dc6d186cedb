import * as z from "zod/mini";
import type { Action } from "#kernel/permission/actions.ts";
import { readPage, readRecord } from "#kernel/permission/reader.ts";
import { PageQuery, pageOf, RecordLineView, RecordPageView } from "#kernel/route/answers.ts";
import { recordLineOf } from "#kernel/route/record-line.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { Code } from "#kernel/text/text.ts";
import { pageViewOf } from "./page-view.ts";
import { trailRoutes } from "./trail-routes.ts";

const ListQuery = z.extend(PageQuery, { status: z.optional(Code) });
const UrgentQuery = z.extend(ListQuery, { urgent: z.optional(z.literal("yes")) });

/** Which records of a kind do not wait for their turn, and what people call these. */
export type Urgent<S> = { title: string; of: (state: S) => "yes" | "no" };

/** Reading routes that every kind of record has: list, one, and those of its trail. */
export function recordRoutes<S = unknown>(of: {
  kind: string;
  path: string;
  tag: string;
  title: string;
  action: Action;
  /** Its list is one of people. */
  traced?: "yes";
  /** By which its list is narrowed. */
  urgent?: Urgent<S>;
}): Route[] {
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
        const { limit, cursor, status } = call.query;
        const isNarrowed = "urgent" in call.query && call.query.urgent === "yes";
        const page = await readPage(
          call,
          {
            kind,
            prefix: status === undefined ? "" : `${status}#`,
            right,
            ...(isNarrowed && { keep: ({ state }) => urgent?.of(state as S) === "yes" }),
          },
          { limit, newestFirst: "yes", ...(cursor === undefined ? {} : { cursor }) },
        );
        return { ...page, items: page.items.map(recordLineOf) };
      },
    }),
    route({
      method: "get",
      path: `${path}/{id}`,
      tag,
      summary: `查看${title}`,
      right,
      answer: RecordPageView,
      handle: async (call) => {
        const item = await readRecord(call, { kind, id: call.params.id ?? "", right });
        return "refused" in item
          ? item
          : { ...viewOf(item), ...(await pageViewOf(call, item, path)) };
      },
    }),
    ...trailRoutes(of, (call, id) => readRecord(call, { kind, id, right })),
  ];
}

/** A record as the API answers it. */
export function viewOf(item: Item) {
  const { kind, id, version, status, state, createdAt, updatedAt, openTasks } = item;
  return { kind, id, version, status, state, createdAt, updatedAt, openTasks };
}
