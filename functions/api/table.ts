import type { Route } from "#kernel/route/route.ts";

/** Routes that belong together; `at` are the first parts of their paths. */
export type RouteGroup = { at: readonly string[]; load: () => Promise<readonly Route[]> };

/** The routes that one function answers; a group is loaded when its first request comes. */
export type RouteTable = {
  /** The first parts that the paths begin with. */
  firstParts: readonly string[];
  /** The routes whose paths begin with `part`, in the order in which they are tried. */
  at: (part: string) => Promise<Route[]>;
};

/** A table of groups. */
export function tableOf(groups: readonly RouteGroup[]): RouteTable {
  return {
    firstParts: [...new Set(groups.flatMap(({ at }) => at))],
    async at(part) {
      const found = groups.filter(({ at }) => at.includes(part));
      const routes = (await Promise.all(found.map(({ load }) => load()))).flat();
      return routes.filter(({ path }) => path.split("/")[1] === part);
    },
  };
}
