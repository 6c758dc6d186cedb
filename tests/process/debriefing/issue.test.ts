import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { cast, clearBox, closeBox, openBox } from "#process/assessment/box.ts";
import { ownWorld } from "#tests/registry/world.ts";

const day = "2026-12-10";
const boxOf = (id: string) => ({
  id,
  purpose: "ballot" as const,
  subject: { kind: "debriefing", id: "deb_1" },
  district: "sample",
  title: "民主测评（示例）",
  closesOn: day,
});

/** Codes of an assessment (§4.7): nothing of them is lost with an answer, and nobody else gets them. */
describe("the codes of a box", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
  });
  afterAll(() => stop());

  const issue = (id: string, request = "u-shen#key-1") =>
    openBox(world, boxOf(id), { count: 200, request });
  const codesOf = async (id: string, request?: string) => {
    const codes = await issue(id, request);
    if (isRefusal(codes)) throw new Error(codes.refused);
    return codes;
  };

  it("are told again to the request whose answer was lost, and to no other", async () => {
    const codes = await codesOf("again");
    expect(new Set(codes).size).toBe(200);
    expect(await codesOf("again")).toEqual(codes);
    for (const other of ["u-shen#key-2", "u-han#key-1"])
      expect(await issue("again", other)).toEqual({ refused: "assessment.issued" });
  });

  it("are all good though the host died before it kept them", async () => {
    const { store } = world;
    let died = false;
    world.store = {
      ...store,
      transact: async (writes) => {
        if (died || writes.some((one) => "put" in one && one.put.sk === "code")) {
          died = true;
          throw new Error("killed");
        }
        return store.transact(writes);
      },
    };
    await expect(issue("died")).rejects.toThrow("killed");
    world.store = store;
    const codes = await codesOf("died");
    expect(await cast(world, codes[0] ?? "", "good", day)).toBeUndefined();
    expect(await cast(world, codes[199] ?? "", "good", day)).toBeUndefined();
  });

  it("a repetition gives a spent code no second life", async () => {
    const [first = ""] = await codesOf("spent");
    expect(await cast(world, first, "good", day)).toBeUndefined();
    await codesOf("spent");
    expect(await cast(world, first, "poor", day)).toEqual({ refused: "assessment.spent" });
  });

  it("are gone from the table when the box is closed", async () => {
    const codes = await codesOf("closed");
    const kept = async () => (await world.store.range("box#closed", "issue")).items;
    expect(JSON.stringify(await kept())).not.toContain(codes[0]);
    expect(await kept()).toHaveLength(1);
    await closeBox(world, "closed");
    expect(await kept()).toEqual([]);
    expect(await issue("closed")).toEqual({ refused: "assessment.issued" });
    await clearBox(world, "closed");
    expect(await kept()).toEqual([]);
  });
});
