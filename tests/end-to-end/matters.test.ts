import { afterAll, beforeAll, describe } from "vitest";
import { annualLines } from "./matters/annual.ts";
import { otherReportLines } from "./matters/others.ts";
import { readingLines } from "./matters/read.ts";
import { openScene, type Scene } from "./matters/scene.ts";

/** SC-09 over HTTP, links and the advanced clock, across New Year (D-PMR-1, D-PMR-4, D-PMR-5). */
describe("SC-09 个人有关事项报告 A-20 A-30", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.host.stop());

  annualLines(() => scene);
  readingLines(() => scene);
  otherReportLines(() => scene);
});
