import type { Route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { ladder } from "./process.ts";

const of = { path: "/overdue-ladders", tag: "逾期督办" };

/** Ladders as records: list, one, trail; people answer by their tasks. */
export const ladderRoutes: Route[] = [
  ...recordRoutes({ ...of, kind: "ladder", title: "逾期督办", action: "ladder.read" }),
  ...commandRoutes(ladder, of),
];
