import type { Route } from "#kernel/route/route.ts";
import { aboutRoute } from "./about.ts";
import { importRoutes } from "./import/routes.ts";
import { personRoutes } from "./person/routes.ts";
import { idNumberRoute } from "./person/secret-route.ts";
import { redactedRoute } from "./redact.ts";
import { unitRoutes } from "./unit/routes.ts";

/** The information library: units, people, what concerns them, and imports. */
export const registryRoutes: Route[] = [...unitRoutes, ...personRoutes, aboutRoute, ...importRoutes]
  .map(redactedRoute)
  .concat(idNumberRoute);
