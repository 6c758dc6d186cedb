import type { RouteGroup } from "../api/table.ts";

/** Routes that answer with the figures of reports, with pictures, and with papers that have pictures. */
export const figureGroups: readonly RouteGroup[] = [
  {
    at: ["reports"],
    load: async () => (await import("#registry/report/printed/routes.ts")).reportDocumentRoutes,
  },
  {
    at: ["reports"],
    load: async () => (await import("#registry/report/routes.ts")).figureRoutes,
  },
  {
    at: ["reports", "pictures"],
    load: async () => (await import("#registry/picture/routes.ts")).pictureRoutes,
  },
];
