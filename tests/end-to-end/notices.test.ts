import { afterAll, beforeAll, describe } from "vitest";
import { morningLines } from "./notices/morning.ts";
import { openScene, type Scene } from "./notices/scene.ts";
import { seenLines } from "./notices/seen.ts";
import { wayLines } from "./notices/ways.ts";

describe("notices: to each person on the channel that takes them (process sheet §4.0)", () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(async () => {
    await scene.host.stop();
    await scene.receiver.stop();
  });

  wayLines(() => scene);
  morningLines(() => scene);
  seenLines(() => scene);
});
