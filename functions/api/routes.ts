import type { Route } from "#kernel/route.ts";
import { districtRoutes } from "#process/district-routes.ts";
import { enrollmentRoutes } from "#process/enrollment/routes.ts";
import { meetingRoutes } from "#process/meeting/routes.ts";
import { taskRoutes } from "#process/task-routes.ts";
import { registryRoutes } from "#registry/routes.ts";

/** Every route of the API. */
export const routes: readonly Route[] = [
  ...enrollmentRoutes,
  ...meetingRoutes,
  ...taskRoutes,
  ...districtRoutes,
  ...registryRoutes,
];
