import type { Route } from "#kernel/route/route.ts";
import { officerRoutes } from "./officer-routes.ts";
import { turnoverRoutes } from "./turnover-routes.ts";

/** The list of officers, and what becomes of the work of those who leave it. */
export const allOfficerRoutes: Route[] = [...officerRoutes, ...turnoverRoutes];
