import type { Route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { contentRoutes } from "./declaration/content-routes.ts";
import { openingRoutes } from "./open-routes.ts";
import { matters } from "./process.ts";

const of = { path: "/matters", tag: "个人有关事项报告" };

/** Everything that staff do with reports beside answering questions. */
export const mattersRoutes: Route[] = [
  ...openingRoutes,
  ...contentRoutes,
  ...recordRoutes({ ...of, kind: "matters", title: "个人有关事项报告", action: "matters.read" }),
  ...commandRoutes(matters, of),
];
