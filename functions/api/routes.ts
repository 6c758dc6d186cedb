import type { Route } from "#kernel/route.ts";
import { clueRoutes } from "#process/clue/routes.ts";
import { enrollmentRoutes } from "#process/enrollment/routes.ts";
import { fileRoutes } from "#process/file/routes.ts";
import { letterRoutes } from "#process/letter/routes.ts";
import { meetingRoutes } from "#process/meeting/routes.ts";
import { quarterlyRoutes } from "#process/quarterly/routes.ts";
import { recusalRoutes } from "#process/recusal/routes.ts";
import { targetedRoutes } from "#process/targeted/routes.ts";
import { processes } from "#processes";
import { ledgerRoutes } from "#registry/ledger/routes.ts";
import { registryRoutes } from "#registry/routes.ts";
import { districtRoutes } from "./district-routes.ts";
import { inboxRoutes } from "./inbox-routes.ts";
import { linkAuditRoute } from "./link-audit-route.ts";
import { noticeRoutes } from "./notice-routes.ts";
import { officerRoutes } from "./officer-routes.ts";
import { previewRoute } from "./preview-route.ts";
import { proofRoute } from "./proof-route.ts";
import { taskRoutes } from "./task-routes.ts";

/** Every route of the API. */
export const routes: readonly Route[] = [
  ...enrollmentRoutes,
  ...meetingRoutes,
  ...letterRoutes,
  ...quarterlyRoutes,
  ...targetedRoutes,
  ...ledgerRoutes,
  ...clueRoutes,
  ...taskRoutes,
  proofRoute,
  previewRoute,
  ...inboxRoutes,
  ...noticeRoutes,
  linkAuditRoute,
  ...officerRoutes,
  ...recusalRoutes,
  ...fileRoutes((kind) => processes[kind]?.matter),
  ...districtRoutes,
  ...registryRoutes,
];
