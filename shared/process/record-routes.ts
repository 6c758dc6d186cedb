import { readRecord } from "#kernel/permission/reader.ts";
import { RecordPageView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import { type ListOf, listRoutes } from "./list-routes.ts";
import { pageViewOf } from "./page-view.ts";
import { trailRoutes } from "./trail-routes.ts";

/** Reading routes that every kind of record has: list, one, and those of its trail. */
export function recordRoutes<S = unknown>(of: ListOf<S>): Route[] {
  const { kind, path, tag, title, action: right } = of;
  return [
    ...listRoutes(of),
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
