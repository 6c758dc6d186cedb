import { afterAll, beforeAll, describe } from "vitest";
import { clockLines } from "./quarterly/clock.ts";
import { findingLines } from "./quarterly/findings.ts";
import { openScene, type Scene } from "./quarterly/scene.ts";
import { visitLines } from "./quarterly/visit.ts";

/** Quarterly inspections (process sheet §4.2), over HTTP, links and the advanced clock. */
describe("季度监督检查 A-36 A-37 A-38", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.host.stop());

  visitLines(() => scene);
  clockLines(() => scene);
  findingLines(() => scene);
});
