import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createIntake } from "#functions/petition/intake/answer-intake.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { PetitionStatus, PublicStatus } from "#process/petition/terms.ts";
import { ownWorld } from "#tests/registry/world.ts";

const district = "sample";

describe("what the reporter of a repeated report reads (process sheet §4.6, DUPLICATE; A-40)", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
  });
  afterAll(() => stop());

  const lay = (id: string, state: { status: PetitionStatus; duplicateOf?: string }) =>
    world.store.transact([
      {
        put: {
          ...recordKey("petition", id),
          kind: "petition",
          id,
          district,
          status: state.status,
          state: { receivedOn: "2026-09-18", messages: [], objections: [], ...state },
        },
        when: "any",
      },
    ]);
  const told = async (id: string) => {
    const view = await createIntake(world).view(district, id);
    return [view?.status, view?.mayObject];
  };

  it.each([
    ["IN_CLUE", "HANDLING"],
    ["ARCHIVED", "DONE"],
    ["FED_BACK", "DONE"],
    ["OUT_OF_LEVEL", "PASSED_ON"],
    ["UPWARD", "RECEIVED"],
  ] as const satisfies readonly (readonly [PetitionStatus, PublicStatus])[])(
    "the first report is %s: it reads %s, and the result is not theirs to object to",
    async (status, word) => {
      await lay("pet_first", { status });
      await lay("pet_again", { status: "DUPLICATE", duplicateOf: "pet_first" });
      expect(await told("pet_again")).toEqual([word, "no"]);
    },
  );
});
