import { expect, it } from "vitest";
import { staffGroups } from "#functions/api/groups.ts";
import { allRoutes } from "#functions/api/routes.ts";
import { type RouteTable, tableOf } from "#functions/api/table.ts";
import { documentTable } from "#functions/documents/routes.ts";
import { figureTable } from "#functions/figures/routes.ts";
import { fileTable } from "#functions/files-api/routes.ts";
import { identityTable } from "#functions/identity/routes.ts";
import { secretTable } from "#functions/secrets/routes.ts";
import { functionAt } from "#local/rights/running.ts";

/** What each function that answers the API has in its package. */
const tables: Readonly<Record<string, RouteTable>> = {
  api: tableOf(staffGroups),
  documents: documentTable,
  figures: figureTable,
  files: fileTable,
  identity: identityTable,
  secrets: secretTable,
};

const routes = await allRoutes();

it("the function behind each path has the route in its package", async () => {
  const missing = await Promise.all(
    routes.map(async ({ method, path }) => {
      const name = functionAt(`/api/v1${path.replace(/\{\w+\}/g, "x")}`) ?? "";
      const held = (await tables[name]?.at(path.split("/")[1] ?? "")) ?? [];
      const has = held.some((route) => route.path === path && route.method === method);
      return has ? [] : [`${name}: ${method} ${path}`];
    }),
  );
  expect(missing.flat()).toEqual([]);
});

it("every one of them answers something, and keeps no more parts than it has paths for", () => {
  const answering = new Set(routes.map(({ path }) => functionAt(`/api/v1${path}`)));
  expect(Object.keys(tables).filter((name) => !answering.has(name as never))).toEqual([]);
  for (const name of ["files", "identity", "secrets"])
    for (const part of tables[name]?.firstParts ?? [])
      expect(
        routes.some(
          ({ path }) =>
            path.split("/")[1] === part &&
            functionAt(`/api/v1${path.replace(/\{\w+\}/g, "x")}`) === name,
        ),
        `${name}: ${part}`,
      ).toBe(true);
});
