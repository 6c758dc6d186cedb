import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readImport } from "#functions/importer/command.ts";
import { createImporter } from "#functions/importer/importer.ts";
import { type Event, firstBroken } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { bigLibrary } from "#local/sample/library/big.ts";
import { runImport } from "#local/sample/library/import.ts";
import { writeLibrary } from "#local/sample/library/workbook.ts";
import { uploadWorkbook } from "#registry/import/upload.ts";
import { readDirectory } from "#registry/search/directory.ts";
import { listAll, ownWorld } from "../world.ts";

const rows = 1_200;
const kills = 5;

describe("an import that is killed", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
  });
  afterAll(() => stop());

  it("at random five times, before and after a write, ends as one that never was", async () => {
    const district = "killed";
    const { units, people } = bigLibrary(rows);
    const body = await writeLibrary("示例", units, people);
    const receipt = await uploadWorkbook(world, {
      district,
      actor: { id: "u-chen", role: "PROPOSER" },
      right: "unasked",
      mode: "all",
      body,
    });
    if (isRefusal(receipt)) throw new Error(receipt.refused);
    const subject = { id: receipt.id, district };
    const moments = fc.sample(
      fc.record({ after: fc.nat(6), write: fc.constantFrom("done", "lost") }),
      {
        seed: 20_260_302,
        numRuns: kills,
      },
    );
    for (const { after, write } of moments) {
      const dying = mortal(world, after, write);
      await expect(runImport(dying, subject)).rejects.toThrow("killed");
    }
    expect(await runImport(world, subject)).toMatchObject({ status: "DONE" });

    const { counts } = await readImport(world, subject);
    expect(counts).toEqual({ created: rows, updated: 0, unchanged: 0 });
    const found = [
      ...(await listAll(world, district, "unit")),
      ...(await listAll(world, district, "person")),
    ];
    expect(found).toHaveLength(rows);
    expect(found.every(({ version }) => version === 1)).toBe(true);
    for (const { pk } of found.slice(0, 50)) {
      const { items } = await world.store.range(String(pk), "event#");
      const events = items.map(({ pk: _pk, sk: _sk, ...event }) => event as unknown as Event);
      expect(events).toHaveLength(1);
      expect(firstBroken(events)).toBeUndefined();
    }
    expect((await readDirectory(world, district)).length).toBe(rows);
  });

  it("knows by the directory alone that a workbook says nothing new, and what of it does", async () => {
    const district = "killed";
    const { units, people } = bigLibrary(rows);
    const run = async (lines: typeof people) => {
      const receipt = await uploadWorkbook(world, {
        district,
        actor: { id: "u-chen", role: "PROPOSER" },
        right: "unasked",
        mode: "all",
        body: await writeLibrary("示例", units, lines),
      });
      if (isRefusal(receipt)) throw new Error(receipt.refused);
      const subject = { id: receipt.id, district };
      const { chunks } = await createImporter(world)({ step: "check", ...subject });
      await runImport(world, subject);
      return { chunks, ...(await readImport(world, subject)).counts };
    };
    expect(await run(people)).toEqual({ chunks: 0, created: 0, updated: 0, unchanged: rows });
    const [first, ...others] = people;
    if (first === undefined) throw new Error("No people");
    expect(await run([{ ...first, post: "业务主办" }, ...others])).toEqual({
      chunks: 1,
      created: 0,
      updated: 1,
      unchanged: rows - 1,
    });
  });
});

/** A world whose process ends with one of its transactions: when it is done, or before. */
function mortal(world: World, after: number, write: "done" | "lost"): World {
  let calls = 0;
  return {
    ...world,
    store: {
      ...world.store,
      transact: async (writes) => {
        calls += 1;
        if (calls <= after) return world.store.transact(writes);
        if (write === "done" && calls === after + 1) await world.store.transact(writes);
        throw new Error("killed");
      },
    },
  };
}
