import { readFile } from "node:fs/promises";
import type * as z from "zod/mini";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { Officer } from "#kernel/district/role.ts";
import { systemActor } from "#kernel/record/event.ts";
import { sha256 } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import { importWorkbook } from "./library/import.ts";
import { otherDistrict, sampleDistrict, sampleOfficers } from "./officers.ts";

/** Fills an empty system with the sample districts; what is there already stays as it is. */
export async function loadSample(
  world: World,
  part: "districts" | "whole" = "whole",
): Promise<void> {
  // People who try the samples want to see each mail at once; a district chooses for itself.
  const singleMails = "all";
  await setUp(world, sampleDistrict, { name: "示例区", singleMails });
  await setUp(world, otherDistrict, { name: "外区（示例）", singleMails });
  if (part === "districts") return;
  const body = await readFile(new URL("library/information-library.xlsx", import.meta.url));
  await importWorkbook(world, {
    district: sampleDistrict,
    actor: systemActor,
    body,
    key: `sample-${sha256(body)}`,
  });
}

async function setUp(
  world: World,
  district: string,
  chosen: Pick<z.input<typeof DistrictConfig>, "name" | "singleMails">,
): Promise<void> {
  const officers = sampleOfficers
    .filter((officer) => officer.district === district)
    .map((officer) => Officer.parse(officer));
  await setUpDistrict(world, district, { config: DistrictConfig.parse(chosen), officers });
}
