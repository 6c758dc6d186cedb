import type { Route } from "#kernel/route.ts";
import { clueRoutes } from "#process/clue/routes.ts";
import { enrollmentRoutes } from "#process/enrollment/routes.ts";
import { meetingRoutes } from "#process/meeting/routes.ts";
import { quarterlyRoutes } from "#process/quarterly/routes.ts";
import { registryRoutes } from "#registry/routes.ts";
import { districtRoutes } from "./district-routes.ts";
import { taskRoutes } from "./task-routes.ts";

/** Every route of the API. */
export const routes: readonly Route[] = [
  ...enrollmentRoutes,
  ...meetingRoutes,
  ...quarterlyRoutes,
  ...clueRoutes,
  ...taskRoutes,
  ...districtRoutes,
  ...registryRoutes,
];
