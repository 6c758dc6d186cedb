import { type RouteTable, tableOf } from "../api/table.ts";

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
  { at: ["matters"], load: async () => (await import("#process/matters/routes.ts")).mattersRoutes },
  {
    at: ["petitions"],
    load: async () => (await import("#process/petition/routes.ts")).petitionRoutes,
  },
]);
