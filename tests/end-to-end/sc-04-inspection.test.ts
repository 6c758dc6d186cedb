import { afterAll, beforeAll, describe } from "vitest";
import type { Host } from "#local/host.ts";
import { startFrozen } from "./harness.ts";
import { checkLines } from "./sc-04/check.ts";
import { disposalLines } from "./sc-04/disposal.ts";
import { findingLines } from "./sc-04/findings.ts";
import { openScene, type Scene } from "./sc-04/scene.ts";

/** SC-04 of the acceptance scenarios, lines 1 to 3, over HTTP and the link pages. */
describe("SC-04 加油卡靶向性检查 → 处置 (A-21 to A-24, A-28, A-31)", () => {
  let host: Host;
  let scene: Scene;
  beforeAll(async () => {
    host = await startFrozen("2026-08-12");
    scene = await openScene(host);
  });
  afterAll(() => host.stop());

  checkLines(() => scene);
  findingLines(() => scene);
  disposalLines(() => scene);
});
