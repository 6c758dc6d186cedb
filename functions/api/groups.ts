import type { Kind } from "#kernel/record/kinds.ts";
import type { RouteGroup } from "./table.ts";

const desk = () => import("./tasks/desk-routes.ts");
const small = () => import("#process/small-routes.ts");

/** The addresses of every kind of records; "elsewhere" where a group below or another function has them. */
export const ofKinds: Readonly<Record<Kind | "district", RouteGroup | "elsewhere">> = {
  enrollment: {
    at: ["enrollments"],
    load: async () => (await import("#process/enrollment/routes.ts")).enrollmentRoutes,
  },
  meeting: {
    at: ["meetings"],
    load: async () => (await small()).meetingRoutes,
  },
  letter: {
    at: ["letters"],
    load: async () => (await import("#process/letter/routes.ts")).letterRoutes,
  },
  quarterly: {
    at: ["quarterly-visits"],
    load: async () => (await import("#process/quarterly/routes.ts")).quarterlyRoutes,
  },
  targeted: {
    at: ["targeted-inspections"],
    load: async () => (await import("#process/targeted/routes.ts")).targetedRoutes,
  },
  clue: {
    at: ["clues"],
    load: async () => (await import("#process/clue/routes.ts")).clueRoutes,
  },
  petition: "elsewhere",
  education: {
    at: ["education"],
    load: async () => (await small()).educationRoutes,
  },
  learning: {
    at: ["education-records"],
    load: async () => (await small()).learningRoutes,
  },
  debriefing: {
    at: ["debriefings"],
    load: async () => (await import("#process/debriefing/routes.ts")).debriefingRoutes,
  },
  dossier: {
    at: ["integrity-files"],
    load: async () => (await import("#registry/dossier/routes.ts")).dossierRoutes,
  },
  opinion: {
    at: ["opinions", "opinion-requests"],
    load: async () => (await import("#registry/opinion/routes.ts")).opinionRoutes,
  },
  matters: "elsewhere",
  lot: {
    at: ["matters-lots"],
    load: async () => (await small()).lotRoutes,
  },
  recusal: {
    at: ["recusals"],
    load: async () => (await small()).recusalRoutes,
  },
  roster: {
    at: ["officers", "officer-changes", "outside-stand-ins"],
    load: async () => (await small()).rosterRoutes,
  },
  basis: {
    at: ["bases"],
    load: async () => (await small()).basisRoutes,
  },
  confirmation: {
    at: ["unit-confirmations"],
    load: async () => (await import("#registry/unit/confirmation-routes.ts")).confirmationRoutes,
  },
  screening: {
    at: ["screenings"],
    load: async () => (await small()).screeningRecordRoutes,
  },
  incident: {
    at: ["incidents"],
    load: async () => (await small()).incidentRoutes,
  },
  reading: {
    at: ["readings"],
    load: async () => (await import("./office/link-audit-route.ts")).readingRoutes,
  },
  ladder: {
    at: ["overdue-ladders"],
    load: async () => (await small()).ladderRoutes,
  },
  report: {
    at: ["reports"],
    load: async () => (await small()).reportRoutes,
  },
  contact: {
    at: ["enrollments"],
    load: async () => (await import("#process/contact/routes.ts")).contactRoutes,
  },
  file: "elsewhere",
  district: "elsewhere",
  unit: "elsewhere",
  person: "elsewhere",
  import: "elsewhere",
};

/** What the staff API answers besides. */
export const officeGroups: readonly RouteGroup[] = [
  { at: ["tasks"], load: async () => (await import("./tasks/all-routes.ts")).allTaskRoutes },
  {
    at: ["config", "calendars"],
    load: async () => (await import("./office/preview-route.ts")).previewRoutes,
  },
  { at: ["me"], load: async () => [(await desk()).meRoute] },
  {
    at: ["deadlines"],
    load: async () => [(await desk()).deadlinesRoute],
  },
  { at: ["inbox"], load: async () => (await desk()).inboxRoutes },
  { at: ["inbox"], load: async () => [(await desk()).bulkRoute] },
  {
    at: ["notices", "tasks"],
    load: async () => (await desk()).noticeRoutes,
  },
  {
    at: ["link-audit"],
    load: async () => [(await import("./office/link-audit-route.ts")).linkAuditRoute],
  },
  {
    at: ["officers"],
    load: async () => (await import("./office/all-officer-routes.ts")).allOfficerRoutes,
  },
  {
    at: ["files"],
    load: async () => (await import("#process/file/routes.ts")).fileRoutes,
  },
  {
    at: ["districts", "config", "calendars"],
    load: async () => (await import("./office/district-routes.ts")).districtRoutes,
  },
  {
    at: ["library"],
    load: async () => (await import("#registry/search/routes.ts")).searchRoutes,
  },
  {
    at: ["search"],
    load: async () => (await import("#registry/search/routes.ts")).matterSearchRoutes,
  },
  {
    at: ["units", "people", "about", "imports"],
    load: async () => (await import("#registry/routes.ts")).registryRoutes,
  },
];

/** Routes of the staff API; of some, the paths lead to another function, which has them as well. */
export const staffGroups: readonly RouteGroup[] = [...groupsOf(ofKinds), ...officeGroups];

/** The groups of kinds that have addresses of their own. */
export function groupsOf(kinds: typeof ofKinds): RouteGroup[] {
  return Object.values(kinds).flatMap((group) => (group === "elsewhere" ? [] : [group]));
}
