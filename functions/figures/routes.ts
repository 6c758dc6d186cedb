import { type RouteTable, tableOf } from "../api/table.ts";
import { figureGroups } from "./groups.ts";

/** What this function answers; its package holds no other routes. */
export const figureTable: RouteTable = tableOf(figureGroups);
