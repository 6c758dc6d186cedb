import type { Route } from "#kernel/route/route.ts";
import { documentGroups } from "../documents/groups.ts";
import { figureGroups } from "../figures/groups.ts";
import { staffGroups } from "./groups.ts";
import { type RouteTable, tableOf } from "./table.ts";

const groups = [...staffGroups, ...documentGroups, ...figureGroups];

/** Every route of the API, for a whole host and for what describes them. */
export const everyRoute: RouteTable = tableOf(groups);

/** Every route there is, e.g. to describe them all. */
export async function allRoutes(): Promise<Route[]> {
  return (await Promise.all(groups.map(({ load }) => load()))).flat();
}
