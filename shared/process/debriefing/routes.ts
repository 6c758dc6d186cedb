import type { Route } from "#kernel/route/route.ts";
import { boxRoutes } from "../assessment/routes.ts";
import { commandRoutes } from "../command-routes.ts";
import { attachmentRouteOf } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";

import { debriefing } from "./process.ts";

const of = { path: "/debriefings", tag: "述责述廉" };

/** Debriefings: opened by the year, planned, gathered, presented, assessed, fed back. */
export const debriefingRoutes: Route[] = [
  ...recordRoutes({
    ...of,
    kind: "debriefing",
    title: "述责述廉",
    action: "debriefing.read",
  }),
  ...commandRoutes(debriefing, of),
  attachmentRouteOf(debriefing, of),
  ...boxRoutes,
];
