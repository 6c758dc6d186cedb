import type { Route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { attachmentRouteOf } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";
import { disposalRoutes } from "./findings/disposal-routes.ts";
import { hitRoutes } from "./material/hit-routes.ts";
import { tableRoute } from "./material/table-route.ts";
import { targeted } from "./process.ts";

const path = "/targeted-inspections";
const tag = "靶向性检查";

/** Targeted inspections: people decide on tasks, everything else happens here. */
export const targetedRoutes: Route[] = [
  ...recordRoutes({
    kind: "targeted",
    path,
    tag,
    title: "靶向性检查",
    action: "inspection.read",
  }),
  ...hitRoutes,
  ...disposalRoutes,
  tableRoute,
  ...commandRoutes(targeted, { path, tag }),
  attachmentRouteOf(targeted, { path, tag }),
];
