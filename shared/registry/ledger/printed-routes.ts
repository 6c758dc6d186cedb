import type { Route } from "#kernel/route/route.ts";
import { clueLedgerRoutes } from "./clues/routes.ts";
import { debriefingLedgerRoutes } from "./duties/debriefing-route.ts";
import { opinionLedgerRoutes } from "./duties/opinion-route.ts";
import { letterLedgerRoutes } from "./letter-route.ts";
import { approvalLedgerRoutes } from "./objects/approval-routes.ts";
import { libraryRoutes } from "./objects/library-routes.ts";
import { warningRoutes } from "./objects/warning-routes.ts";
import { petitionLedgerRoutes } from "./petitions/routes.ts";

/** Ledgers as workbooks and as JSON, of the function that makes documents. */
export const printedLedgerRoutes: Route[] = [
  ...debriefingLedgerRoutes,
  ...opinionLedgerRoutes,
  ...approvalLedgerRoutes,
  ...clueLedgerRoutes,
  ...petitionLedgerRoutes,
  ...letterLedgerRoutes,
  ...libraryRoutes,
  ...warningRoutes,
];
