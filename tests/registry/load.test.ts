import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { districtOf } from "#kernel/district/read.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { loadSample } from "#local/sample/load.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import { listAll, ownWorld } from "./world.ts";

describe("the sample", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
    await loadSample(world);
  });
  afterAll(() => stop());

  it("sets up both districts with officers and calendars", async () => {
    for (const district of ["sample", "other"]) {
      const { rules, officers } = districtOf(
        await world.store.get(recordKey("district", district)),
      );
      expect(officers.map(({ id }) => id)).toEqual(
        sampleOfficers.filter((officer) => officer.district === district).map(({ id }) => id),
      );
      expect(Object.keys(rules.calendars)).not.toHaveLength(0);
    }
    const sample = await world.store.get(recordKey("district", "sample"));
    const { calendars } = (sample?.state ?? {}) as { calendars: { year: number }[] };
    expect(calendars.map(({ year }) => year)).toEqual([2025, 2026]);
  });

  it("fills the library, and changes nothing when loaded again", async () => {
    const versions = async () => {
      const kinds = ["unit", "person", "import"];
      const items = await Promise.all(kinds.map((kind) => listAll(world, "sample", kind)));
      const district = await world.store.get(recordKey("district", "sample"));
      return [district, ...items.flat()].map((item) => `${item?.id} ${item?.version}`);
    };
    const before = await versions();
    expect(before).toHaveLength(1 + (12 + 415 + 1) + (6 + 22 + 1));
    await loadSample(world);
    expect(await versions()).toEqual(before);
  });
});
