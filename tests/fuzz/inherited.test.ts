import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "#functions/api/routes.ts";
import type { Host } from "#local/host.ts";
import { kindNames, processOf } from "#processes";
import { startInMemory } from "#tests/end-to-end/harness.ts";
import { bodyOf, inherited, namingIn } from "./inherited.ts";

/** Who asks; together they may call most routes. */
const people = ["u-chen", "u-shen", "u-qin"];

describe("S1: the words of Object.prototype in every field that names a thing", () => {
  it("are in no closed list: of a route, a command, a form", async () => {
    const routes = await allRoutes();
    const processes = await Promise.all(kindNames.map(processOf));
    const named = [
      ...routes.flatMap(({ method, path, query, body }) => [
        ...namingIn(query, `${method} ${path} query`),
        ...namingIn(body, `${method} ${path} body`),
      ]),
      ...processes.flatMap((process) => [
        ...namingIn(process?.command, `${process?.kind} command`),
        ...Object.entries(process?.stages ?? {}).flatMap(([stage, { actions }]) =>
          Object.entries(actions).flatMap(([action, { form }]) =>
            namingIn(form?.schema, `${process?.kind} ${stage} ${action}`),
          ),
        ),
      ]),
    ];
    expect(named.length).toBeGreaterThan(250);
    const taken = named.flatMap(({ path, schema }) =>
      inherited.filter((word) => schema.safeParse(word).success).map((word) => `${path} ${word}`),
    );
    expect(taken).toEqual([]);
  });

  describe("on a running host", () => {
    let host: Host;
    beforeAll(async () => {
      host = await startInMemory({ sample: "districts" });
    });
    afterAll(() => host.stop());

    it("as every id and text of every route's body and address: an answer in words, never a 500", {
      timeout: 300_000,
    }, async () => {
      const routes = (await allRoutes()).filter(({ binary }) => binary === undefined);
      const tokens = await Promise.all(people.map((one) => host.token(one)));
      const failed: string[] = [];
      for (const [place, route] of routes.entries()) {
        const { method, path } = route;
        const word = inherited[place % inherited.length] ?? "";
        const address = path.replaceAll(/\{\w+\}/g, word);
        const answers = await Promise.all(
          tokens.map((token) =>
            fetch(`${host.url}/api/v1${address}`, {
              method: method.toUpperCase(),
              headers: {
                authorization: `Bearer ${token}`,
                "content-type": "application/json",
                "idempotency-key": randomUUID(),
              },
              ...(method === "get" ? {} : { body: JSON.stringify(bodyOf(route, word)) }),
            }),
          ),
        );
        for (const { status } of answers)
          if (status >= 500) failed.push(`${method} ${path} ${word}: ${status}`);
      }
      expect(failed).toEqual([]);
      await host.settle();
      const incidents = await fetch(`${host.url}/api/v1/incidents`, {
        headers: { authorization: `Bearer ${tokens[1]}` },
      });
      expect(await incidents.json(), "and no reaction stumbles over them").toMatchObject({
        items: [],
      });
    });
  });
});
