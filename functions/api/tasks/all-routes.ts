import type { Route } from "#kernel/route/route.ts";
import { proofRoute } from "../office/proof-route.ts";
import { taskLinksRoute } from "./task-links-route.ts";
import { taskRoutes } from "./task-routes.ts";

/** Everything below `/tasks` but notices. */
export const allTaskRoutes: Route[] = [...taskRoutes, proofRoute, taskLinksRoute];
