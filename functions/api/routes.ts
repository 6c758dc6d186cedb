import type { Kind } from "#kernel/record/kinds.ts";
import type { Route } from "#kernel/route/route.ts";
import { documentGroups } from "../documents/groups.ts";
import { figureGroups } from "../figures/groups.ts";
import { vaultGroups } from "../secrets/groups.ts";
import { groupsOf, officeGroups, ofKinds } from "./groups.ts";
import { type RouteTable, tableOf } from "./table.ts";

const everyKind = { ...ofKinds, ...vaultGroups };
const groups = [...groupsOf(everyKind), ...officeGroups, ...documentGroups, ...figureGroups];

/** Every route of the API, for a whole host and for what describes them. */
export const everyRoute: RouteTable = tableOf(groups);

/** Every route there is, e.g. to describe them all. */
export async function allRoutes(): Promise<Route[]> {
  return (await Promise.all(groups.map(({ load }) => load()))).flat();
}

/** The kind of records that paths beginning with `part` are about, where it has addresses of its own. */
export function kindAt(part: string): Kind | undefined {
  const kinds = Object.keys(everyKind) as (Kind | "district")[];
  const found = kinds.find((kind) => {
    const group = everyKind[kind];
    return group !== "elsewhere" && group.at.includes(part);
  });
  return found === "district" ? undefined : found;
}
