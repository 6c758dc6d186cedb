import { type RouteTable, tableOf } from "../api/table.ts";
import { documentGroups } from "./groups.ts";

/** What this function answers; its package holds no other routes. */
export const documentTable: RouteTable = tableOf([
  ...documentGroups,
  {
    at: ["letters"],
    load: async () =>
      (await import("#process/letter/paper/document-routes.ts")).letterDocumentRoutes,
  },
  {
    at: ["integrity-files"],
    load: async () => (await import("#registry/dossier/routes.ts")).dossierRoutes,
  },
  {
    at: ["opinion-requests"],
    load: async () => (await import("#registry/opinion/routes.ts")).opinionRoutes,
  },
]);
