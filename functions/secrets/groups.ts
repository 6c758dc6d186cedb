import type { Kind } from "#kernel/record/kinds.ts";
import type { RouteGroup } from "../api/table.ts";

/** Kinds all of whose addresses lead to the functions with the vault; the package of `api` has none of them. */
export const vaultGroups = {
  petition: {
    at: ["petitions"],
    load: async () => (await import("#process/petition/routes.ts")).petitionRoutes,
  },
  matters: {
    at: ["matters"],
    load: async () => (await import("#process/matters/routes.ts")).mattersRoutes,
  },
} satisfies Partial<Record<Kind, RouteGroup>>;
