import { afterAll, beforeAll, expect, it } from "vitest";
import type { World } from "#kernel/world.ts";
import { uploadWorkbook } from "#registry/import/upload.ts";
import { ownWorld } from "./world.ts";

let world: World;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ world, stop } = await ownWorld());
});
afterAll(() => stop());

const upload = (district: string, fingerprint = "one") =>
  uploadWorkbook(world, {
    ...{ district, right: "unasked", mode: "all", body: Buffer.from("PK示例") },
    actor: { id: "u-both", role: "PROPOSER" },
    idempotency: { key: "one-key", fingerprint },
  });

it("S14: who serves two districts is not told in one what a key has done in the other", async () => {
  const first = await upload("one");
  expect(first).toMatchObject({ kind: "import", status: "UPLOADED" });
  expect(await upload("one"), "repeated, it is the same").toEqual(first);
  expect(await upload("other")).toEqual({ refused: "idempotency.reused" });
  expect(await upload("one", "another request")).toEqual({ refused: "idempotency.reused" });
});
