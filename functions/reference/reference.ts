import { Hono } from "hono";
import { unexpectedProblem } from "../api/problem.ts";
import { allRoutes } from "../api/routes.ts";
import { once } from "../once.ts";

/**
 * What the API says of itself, as an OpenAPI document and as a page. It loads every route and the
 * code that turns schemas into JSON Schema, so it does not live with the routes themselves.
 */
export function createReference(): Hono {
  const app = new Hono();
  app.onError(() => unexpectedProblem(undefined));
  const described = once(describeApi);
  app.get("/api/v1/openapi.json", async (c) => c.json(await described(), 200, kept));
  app.get("/docs", async (c) => {
    const { docsPage } = await import("./docs-page.ts");
    return c.html(docsPage(await described()), 200, kept);
  });
  return app;
}

/** The same for everybody until the next deployment. */
const kept = { "cache-control": "public, max-age=300" };

async function describeApi() {
  const { openApiDocument } = await import("../documents/openapi/document.ts");
  return openApiDocument(await allRoutes());
}
