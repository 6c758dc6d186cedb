import { type RouteTable, tableOf } from "../api/table.ts";

/** What this function answers; its package holds no other routes. */
export const fileTable: RouteTable = tableOf([
  { at: ["files"], load: async () => (await import("#process/file/routes.ts")).fileRoutes },
]);
