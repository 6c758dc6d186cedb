import { type RouteTable, tableOf } from "../api/table.ts";

/** What this function answers; its package holds no other routes. */
export const identityTable: RouteTable = tableOf([
  {
    at: ["petitions"],
    load: async () => (await import("#process/petition/routes.ts")).petitionRoutes,
  },
]);
