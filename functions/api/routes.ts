import type { Route } from "#kernel/route.ts";
import { kindRoutes, processOf, type RouteGroup } from "#processes";

/** Every route of the API. A group is loaded when the first request for it comes. */
const groups: readonly RouteGroup[] = [
  ...kindRoutes,
  {
    at: ["nominations"],
    load: async () => (await import("#registry/nomination/routes.ts")).nominationRoutes,
  },
  {
    at: ["ledgers", "inspections"],
    load: async () => (await import("#registry/ledger/routes.ts")).ledgerRoutes,
  },
  { at: ["tasks"], load: async () => (await import("./task-routes.ts")).taskRoutes },
  { at: ["tasks"], load: async () => [(await import("./proof-route.ts")).proofRoute] },
  { at: ["config"], load: async () => [(await import("./preview-route.ts")).previewRoute] },
  { at: ["inbox"], load: async () => (await import("./inbox-routes.ts")).inboxRoutes },
  {
    at: ["notices", "tasks"],
    load: async () => (await import("./notice-routes.ts")).noticeRoutes,
  },
  {
    at: ["link-audit"],
    load: async () => [(await import("./link-audit-route.ts")).linkAuditRoute],
  },
  { at: ["officers"], load: async () => (await import("./officer-routes.ts")).officerRoutes },
  {
    at: ["files"],
    load: async () =>
      (await import("#process/file/routes.ts")).fileRoutes(
        async (kind) => (await processOf(kind))?.matter,
      ),
  },
  {
    at: ["districts", "config", "calendars"],
    load: async () => (await import("./district-routes.ts")).districtRoutes,
  },
  {
    at: ["units", "people", "about", "imports"],
    load: async () => (await import("#registry/routes.ts")).registryRoutes,
  },
];

/** The first parts that the API's paths begin with. */
export const firstParts: readonly string[] = [...new Set(groups.flatMap(({ at }) => at))];

/** The routes whose paths begin with `part`, in the order in which they are tried. */
export async function routesAt(part: string): Promise<Route[]> {
  const found = groups.filter(({ at }) => at.includes(part));
  const routes = (await Promise.all(found.map(({ load }) => load()))).flat();
  return routes.filter(({ path }) => path.split("/")[1] === part);
}

/** Every route there is, e.g. to describe them all. */
export async function allRoutes(): Promise<Route[]> {
  return (await Promise.all(groups.map(({ load }) => load()))).flat();
}
