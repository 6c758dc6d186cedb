import { readFile } from "node:fs/promises";
import type * as z from "zod/mini";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { districtProcess } from "#kernel/district/process.ts";
import { Officer } from "#kernel/district/role.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
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
  const chosen = { singleMails: "all", warningList: "off" } as const;
  await setUp(world, sampleDistrict, { name: "示例区", ...chosen });
  await setUp(world, otherDistrict, { name: "外区（示例）", ...chosen });
  if (part === "districts") return;
  await importSample(world, "information-library.xlsx");
  await importVillages(world);
}

/**
 * Villages and collective organizations that are not under supervision, so that a screening finds
 * somebody; the recorded office was lived through before they were invented.
 */
export function importVillages(world: World): Promise<void> {
  return importSample(world, "villages.xlsx");
}

/** A workbook of the sample; what was imported before stays as it is. */
async function importSample(world: World, name: string): Promise<void> {
  const body = await readFile(new URL(`library/${name}`, import.meta.url));
  await importWorkbook(world, {
    district: sampleDistrict,
    actor: systemActor,
    body,
    key: `sample-${sha256(body)}`,
  });
}

/**
 * Puts the sample users into the sample district who are not on its list: the recorded office was lived
 * through before some of them were invented.
 */
export async function nameSampleOfficers(world: World): Promise<void> {
  const answer = await execute(world, {
    process: districtProcess,
    id: sampleDistrict,
    district: sampleDistrict,
    actor: systemActor,
    right: "unasked",
    decide: ({ state }, context) => {
      const known = state?.officers ?? [];
      const missing = officersIn(sampleDistrict).filter(
        ({ id }) => !known.some((one) => one.id === id),
      );
      const officers = [...known, ...missing];
      return missing.length === 0
        ? []
        : districtProcess.decide(state, { type: "name-officers", officers }, context);
    },
  });
  if (isRefusal(answer)) throw new Error(`${sampleDistrict}: ${answer.refused}`);
}

function officersIn(district: string): Officer[] {
  return sampleOfficers
    .filter((officer) => officer.district === district)
    .map((officer) => Officer.parse(officer));
}

async function setUp(
  world: World,
  district: string,
  chosen: Pick<z.input<typeof DistrictConfig>, "name" | "singleMails" | "warningList">,
): Promise<void> {
  const officers = officersIn(district);
  await setUpDistrict(world, district, { config: DistrictConfig.parse(chosen), officers });
}
