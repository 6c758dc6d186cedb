import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { withMeant } from "#kernel/record/said/meant.ts";
import { form, matter, words } from "#kernel/route/form.ts";
import { claimKey, numberKey, recordKey, shortKeyOf } from "#kernel/store/keys.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { ownWorld } from "#tests/registry/world.ts";

const district = "sample";
const first = "pet_first";
const clue = "clu_first";
const one = form({ of: matter("首次件", "petition", "XF-2026-0001"), note: words("说明", 10) });

/** R20: what people type for a matter becomes its id before anything is decided. */
describe("matters are meant by their numbers", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    ({ world, stop } = own);
    const short = { aboutKey: shortKeyOf(district, shortNumber(first)), aboutSort: "petition#1" };
    const record = { ...recordKey("petition", first), kind: "petition", id: first, ...short };
    await world.store.transact([
      { put: record, when: "absent" },
      {
        put: { ...numberKey(district, "petition", "XF-2026-0001"), kind: "number", id: first },
        when: "absent",
      },
      {
        put: { ...claimKey(`${district}#clue-number#${district}#XS-2026-0001`), holder: clue },
        when: "absent",
      },
    ]);
  });
  afterAll(() => stop());

  const meant = (of: string, at = district) =>
    withMeant({ world, district: at }, one.schema, { of, note: "（示例）" }, "form");

  it.each([
    "XF-2026-0001",
    " XF－２０２６－０００１ ",
    shortNumber(first),
    shortNumber(first).toLowerCase(),
  ])("%s is that petition", async (of) => {
    expect(await meant(of)).toEqual({ value: { of: first, note: "（示例）" } });
  });

  it("an id stays as it is, and so does all that names no matter", async () => {
    expect(await meant("pet_other")).toEqual({ value: { of: "pet_other", note: "（示例）" } });
    const plain = { note: "XF-2026-0001" };
    const schema = z.object({ note: z.string() });
    expect(await withMeant({ world, district }, schema, plain)).toEqual({ value: plain });
    expect(await withMeant({ world, district }, undefined, {})).toEqual({ value: {} });
  });

  it.each(["XF-2026-9999", "XF-AAAAAA", "XS-2026-0001", clue, "__proto__", "第一件"])(
    "%s is no petition: refused by its field, and left as it was typed",
    async (of) => {
      expect(await meant(of)).toEqual({
        value: { of, note: "（示例）" },
        unknown: {
          refused: "matter.unknown",
          fields: [{ path: "form.of", message: `没有编号为“${of}”的事项，请核对编号` }],
        },
      });
    },
  );

  it("another district's numbers are unknown here", async () => {
    expect((await meant("XF-2026-0001", "other")).unknown?.refused).toBe("matter.unknown");
    expect((await meant(shortNumber(first), "other")).unknown?.refused).toBe("matter.unknown");
  });

  it("several of a list are each put in their own place", async () => {
    const schema = z.object({ all: z.array(matter("线索", "clue", "XS-2026-0001")) });
    const given = { all: ["clu_2", "xs-2026-0001", "XS-2026-0002"] };
    expect(await withMeant({ world, district }, schema, given)).toMatchObject({
      value: { all: ["clu_2", clue, "XS-2026-0002"] },
      unknown: { fields: [{ path: "all.2" }] },
    });
    expect(given.all[1]).toBe("xs-2026-0001");
  });
});
