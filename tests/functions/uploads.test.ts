import { expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import { type FunctionSpec, topology } from "#topology";

/** Public pages whose forms bring files along. */
const pages = ["/p/*", "/l/{secret}/files"];

it("exactly the routes that take a file are those whose bodies the firewall does not judge", async () => {
  const taking = (await allRoutes())
    .filter(({ binary }) => binary !== undefined)
    .map(({ path }) => `/api/v1${path}`);
  const named = Object.values(topology.functions as Record<string, FunctionSpec>)
    .flatMap(({ paths = [] }) => paths)
    .filter(({ takesFiles }) => takesFiles)
    .map(({ path }) => path);
  expect(named.toSorted()).toEqual([...new Set([...taking, ...pages])].toSorted());
});
