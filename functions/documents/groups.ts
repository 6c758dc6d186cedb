import type { RouteGroup } from "../api/table.ts";

/** Routes that answer with papers and ledgers only, or take a workbook in. */
export const documentGroups: readonly RouteGroup[] = [
  {
    at: ["clues"],
    load: async () => (await import("#registry/clue-papers/routes.ts")).cluePaperRoutes,
  },
  {
    at: ["nominations"],
    load: async () => (await import("#registry/nomination/routes.ts")).nominationRoutes,
  },
  {
    at: ["ledgers"],
    load: async () => (await import("#registry/ledger/printed-routes.ts")).printedLedgerRoutes,
  },
  {
    at: ["integrity-files"],
    load: async () => (await import("#registry/dossier/portrait-routes.ts")).portraitRoutes,
  },
  {
    at: [
      "enrollments",
      "quarterly-visits",
      "targeted-inspections",
      "recusals",
      "overdue-ladders",
      "education",
      "debriefings",
      "papers",
    ],
    load: async () => (await import("#registry/paper/routes.ts")).paperRoutes,
  },
];
