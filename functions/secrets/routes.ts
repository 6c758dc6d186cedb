import { type RouteTable, tableOf } from "../api/table.ts";
import { vaultGroups } from "./groups.ts";

/** What this function answers; its package holds no other routes. */
export const secretTable: RouteTable = tableOf([
  {
    at: ["imports", "people"],
    load: async () => (await import("#registry/routes.ts")).registryRoutes,
  },
  {
    at: ["enrollments"],
    load: async () => (await import("#process/contact/routes.ts")).contactRoutes,
  },
  {
    at: ["debriefings"],
    load: async () => (await import("#process/debriefing/routes.ts")).debriefingRoutes,
  },
  {
    at: ["targeted-inspections"],
    load: async () => (await import("#process/targeted/routes.ts")).targetedRoutes,
  },
  vaultGroups.matters,
  vaultGroups.petition,
]);
