import type { Route } from "#kernel/route/route.ts";
import { recordRoutes } from "../record-routes.ts";

/** The list of what the system could not finish; it is dealt with as a task. */
export const incidentRoutes: Route[] = recordRoutes({
  kind: "incident",
  path: "/incidents",
  tag: "系统未能完成的事项",
  title: "系统未能完成的事项",
  action: "incident.read",
});
