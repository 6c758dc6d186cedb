import type { RouteGroup } from "../api/table.ts";

/**
 * Routes that answer with papers, ledgers and what is counted, screened or audited, or take a workbook
 * in.
 */
export const documentGroups: readonly RouteGroup[] = [
  {
    at: ["audit"],
    load: async () => (await import("../api/office/audit-routes.ts")).auditRoutes,
  },
  {
    at: ["screening"],
    load: async () => (await import("#registry/screening/routes.ts")).screeningRoutes,
  },
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
    at: ["ledgers", "inspections"],
    load: async () => (await import("#registry/ledger/routes.ts")).supervisionRoutes,
  },
  {
    at: ["matters-completion", "matters-statuses", "ledgers"],
    load: async () => (await import("#registry/ledger/duties/duty-routes.ts")).dutyRoutes,
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
