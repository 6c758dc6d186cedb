import { readFile } from "node:fs/promises";
import { DistrictConfig } from "#kernel/config.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { type District, type DistrictCommand, districtProcess } from "#kernel/district/process.ts";
import { systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import { hashOf, sha256 } from "#kernel/hash.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { Officer } from "#kernel/role.ts";
import type { World } from "#kernel/world.ts";
import { importWorkbook } from "./import.ts";
import { otherDistrict, sampleDistrict, sampleOfficers } from "./officers.ts";

/** Fills an empty system with the sample districts; what is there already stays as it is. */
export async function loadSample(world: World): Promise<void> {
  await setUp(world, sampleDistrict, "示例区");
  await setUp(world, otherDistrict, "外区（示例）");
  const body = await readFile(new URL("information-library.xlsx", import.meta.url));
  await importWorkbook(world, {
    district: sampleDistrict,
    actor: systemActor,
    body,
    key: `sample-${sha256(body)}`,
  });
}

async function setUp(world: World, district: string, name: string): Promise<void> {
  const officers = sampleOfficers
    .filter((officer) => officer.district === district)
    .map((officer) => Officer.parse(officer));
  await command(world, district, (state) =>
    state === undefined
      ? { type: "set-up", config: DistrictConfig.parse({ name }), officers }
      : undefined,
  );
  for (const calendar of publishedCalendars) {
    await command(world, district, (state) =>
      state?.calendars.some((loaded) => hashOf(loaded) === hashOf(calendar))
        ? undefined
        : { type: "load-calendar", calendar },
    );
  }
}

async function command(
  world: World,
  district: string,
  choose: (state: District | undefined) => DistrictCommand | undefined,
): Promise<void> {
  const receipt = await execute(world, {
    process: districtProcess,
    id: district,
    district,
    actor: systemActor,
    decide: ({ state }, context) => {
      const chosen = choose(state);
      return chosen === undefined ? [] : districtProcess.decide(state, chosen, context);
    },
  });
  if (isRefusal(receipt)) throw new Error(`Sample district ${district}: ${receipt.refused}`);
}
