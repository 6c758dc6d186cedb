import { afterAll, beforeAll, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { districtProcess } from "#kernel/district/process.ts";
import type { Event } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { ownWorld } from "#tests/registry/world.ts";

let own: Awaited<ReturnType<typeof ownWorld>>;
beforeAll(async () => {
  own = await ownWorld();
});
afterAll(() => own.stop());

it("a clock that goes back a day puts no event before the one that it follows (security, low rows)", async () => {
  const admin = { id: "u-admin", name: "管示例", role: "ADMIN", email: "a@example.test" } as const;
  const secretary = {
    ...admin,
    id: "u-first",
    role: "SECRETARY",
    email: "b@example.test",
  } as const;
  await setUpDistrict(own.world, "sample", {
    config: defaultConfig,
    officers: [admin, secretary],
  });
  for (const now of ["2026-03-05T01:00:00.000Z", "2026-03-04T01:00:00.000Z"])
    await execute(
      { ...own.world, clock: () => now },
      {
        process: districtProcess,
        id: "sample",
        district: "sample",
        actor: admin,
        right: "district.configure",
        decide: ({ state }, context) =>
          districtProcess.decide(
            state,
            {
              type: "publish-config",
              config: { ...state?.config, ...defaultConfig },
              overrides: {},
            },
            context,
          ),
      },
    );
  const { items } = await own.world.store.range("district#sample", "event#", { limit: 10 });
  const at = (items as unknown as Event[]).map((event) => event.at);
  expect(at).toEqual(at.toSorted());
  expect(at.slice(-2)).toEqual(["2026-03-05T01:00:00.000Z", "2026-03-05T01:00:00.000Z"]);
});
