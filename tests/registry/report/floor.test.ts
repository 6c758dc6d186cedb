import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Role } from "#kernel/district/role.ts";
import { mayEvery } from "#kernel/permission/gate.ts";
import { type ReportType, typeFacts } from "#process/report/terms.ts";
import { allFigures, contents, type FigureName } from "#registry/report/contents.ts";
import type { Figure } from "#registry/report/figure.ts";
import { fewTold, floored, isFewBehind } from "#registry/report/figures/floor.ts";
import { picturesOf } from "#registry/report/pictures.ts";
import { reportDocument } from "#registry/report/printed/paper.ts";
import {
  changesOf,
  linesOf,
  type ShownFigure,
  type ShownKey,
  type ToldSection,
} from "#registry/report/told.ts";

const series = (name: FigureName, counts: readonly number[]): ToldSection => ({
  heading: "信访举报",
  figures: [
    {
      ...{ name, label: allFigures[name].label, unit: "件" },
      value: counts.reduce((sum, count) => sum + count, 0),
      keys: counts.map((value, n) => ({ key: `k${n}`, label: `示例村${n}`, value })),
    },
  ],
  ratios: [],
});
const shownOf = (name: FigureName, counts: readonly number[]): ShownFigure => {
  const figure = floored([series(name, counts)], "PETITIONS")[0]?.figures[0];
  if (figure === undefined) throw new Error("no figure");
  return figure;
};
const cells = ({ keys = [] }: ShownFigure) =>
  keys.map(({ key, value, withheld }) => `${key} ${value ?? withheld}`);

/** Every way to fill in what is withheld that agrees with all that is told. */
function* fillings(keys: readonly ShownKey[], left: number): Generator<number[]> {
  const [first, ...others] = keys;
  if (first === undefined) {
    if (left === 0) yield [];
    return;
  }
  for (const one of possible(first, left))
    if (one <= left) for (const rest of fillings(others, left - one)) yield [one, ...rest];
}

function possible({ value, withheld }: ShownKey, left: number): number[] {
  if (withheld === "FEW") return [1, 2];
  if (withheld === "REST") return Array.from({ length: Math.max(0, left - 2) }, (_, n) => n + 3);
  return [value ?? 0];
}

describe("small counts of petitions (whistle-blowers: a count of one or two may point at one)", () => {
  it("are withheld by village, town, area and accused; a total stays, zeros too", () => {
    const shown = shownOf("villagePetitions", [9, 5, 2, 1]);
    expect(shown.value).toBe(17);
    expect(cells(shown)).toEqual(["k0 9", "k1 5", "k2 FEW", "k3 FEW"]);
    expect(cells(shownOf("petitionsByArea", [3, 0, 2, 1]))).toEqual([
      "k0 3",
      "k1 0",
      "k2 FEW",
      "k3 FEW",
    ]);
    const splitOf = (name: FigureName) => {
      const { split }: Figure = allFigures[name];
      return typeof split === "object" ? "fixed" : split;
    };
    for (const [name, split] of Object.entries(fewTold))
      expect([name, splitOf(name as FigureName)]).toEqual([name, split]);
  });

  it("are not told by what is left of the total: other counts go with one alone, or the whole series", () => {
    expect(cells(shownOf("petitionsByTown", [9, 5, 2]))).toEqual(["k0 9", "k1 REST", "k2 FEW"]);
    // Three and one make four: three being the least that is withheld beside, one would be told.
    expect(cells(shownOf("petitionsByTown", [9, 3, 1]))).toEqual(["k0 REST", "k1 REST", "k2 FEW"]);
    expect(shownOf("petitionsByTown", [2])).toMatchObject({ value: 2, keys: [], withheld: "ALL" });
    expect(shownOf("petitionsByTown", [1, 1])).toMatchObject({ keys: [], withheld: "ALL" });
  });

  it("whatever was counted, each withheld small count may be one and may be two", async () => {
    const counts = fc.array(fc.nat(9), { minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.property(counts, (found) => {
        const { keys = [], value } = shownOf("petitionsByTown", found);
        const ways = [...fillings(keys, value)];
        for (const [at, key] of keys.entries()) {
          if (key.value !== undefined) expect([1, 2]).not.toContain(key.value);
          if (key.withheld === "FEW")
            expect(new Set(ways.map((way) => way[at]))).toEqual(new Set([1, 2]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a ranking ends before them: its order would tell one from two", () => {
    const shown = shownOf("petitionsByAccused", [9, 4, 2, 1]);
    expect(shown.value).toBe(13);
    expect(cells(shown)).toEqual(["k0 9", "k1 4"]);
    expect(cells(shownOf("petitionsByAccused", [9, 4]))).toEqual(["k0 9", "k1 4"]);
  });

  it("nor by how many records a number opens into", () => {
    const opens = (name: FigureName, key: string | undefined, counts: readonly number[]) =>
      !isFewBehind(name, key, shownOf(name, counts));
    expect(opens("petitionsByTown", undefined, [9, 5, 2, 1])).toBe(true);
    expect(opens("petitionsByTown", "k0", [9, 5, 2, 1])).toBe(true);
    for (const key of ["k2", "k3", "k9"])
      expect([key, opens("petitionsByTown", key, [9, 5, 2, 1])]).toEqual([key, false]);
    expect(opens("villagePetitions", "k0", [2])).toBe(false);
    expect(opens("petitionsByAccused", undefined, [9, 2])).toBe(false);
    expect(opens("petitionsByChannel", "k1", [9, 2])).toBe(true);
  });

  it("nor by their order: what is withheld lies by its name, not by its count", () => {
    const few = [1, 2, 1, 2];
    const shown = shownOf("petitionsByTown", [8, ...few]);
    expect(shown.keys?.slice(1).map(({ label }) => label)).toEqual(
      few.map((_, n) => `示例村${n + 1}`),
    );
  });

  it("nor in the words that are signed, in what a correction says, or in a picture", () => {
    const [before, after] = [
      [9, 5, 2, 1],
      [9, 5, 1, 2],
    ].map((counts) => floored([series("villagePetitions", counts)], "YEARLY"));
    expect(linesOf(before ?? []).map(({ value }) => value)).toEqual([
      "17 件：示例村0 9、示例村1 5、示例村2 少于 3、示例村3 少于 3",
    ]);
    expect(changesOf(before ?? [], after ?? [])).toEqual([]);
    const drawn = picturesOf(floored([series("petitionsByTown", [9, 5, 2, 1])], "PETITIONS"));
    expect(drawn).toMatchObject([{ parts: [{ value: 9 }, { value: 5 }] }]);
    const alone = linesOf(floored([series("petitionsByTown", [1])], "PETITIONS"));
    expect(alone.map(({ value }) => value)).toEqual(["1 件：分项件数较少，不列"]);
  });

  it("nor by reports beside it: one type tells a series of which another is a part", () => {
    const telling = (Object.keys(contents) as ReportType[]).filter((type) =>
      contents[type].some(({ figures }) => figures.includes("petitionsByTown")),
    );
    expect(telling.toSorted()).toEqual(["PETITIONS", "PETITIONS_MONTHLY", "YEARLY"]);
    for (const name of ["petitionsByTown", "petitionsByArea"] as const)
      for (const type of telling) {
        // July has one, September three: the quarter's four would tell the one.
        const [shown] = floored([series(name, [4, 5])], type)[0]?.figures ?? [];
        if (type === "PETITIONS") expect(shown?.keys).toHaveLength(2);
        else expect(shown).toMatchObject({ value: 9, keys: [], withheld: "ELSEWHERE" });
      }
    expect(typeFacts.PETITIONS.rooms).toBe("no");
    const month = floored([series("petitionsByTown", [4, 5])], "PETITIONS_MONTHLY");
    expect(linesOf(month).map(({ value }) => value)).toEqual(["9 件：分项见季度信访举报分析"]);
    expect(picturesOf(month)).toEqual([]);
  });

  it("nor on paper, where words stand and no empty chart", () => {
    const bodyOf = (...counts: readonly number[]) =>
      reportDocument(
        { type: "PETITIONS", from: "2026-07-01", to: "2026-09-30", former: [] } as never,
        { version: 1, analysis: "", count: { on: "2026-09-01", hash: "" } } as never,
        {
          sections: floored([series("petitionsByTown", counts)], "PETITIONS"),
          organ: "示例区纪委监委",
        },
      ).body;
    const drawnIn = (body: ReturnType<typeof bodyOf>) =>
      body.filter(({ level }) => level === "picture").length;
    const words = (body: ReturnType<typeof bodyOf>) => JSON.stringify(body);
    expect(drawnIn(bodyOf(9, 5))).toBe(1);
    for (const few of [[1], [2, 1], [2, 2, 2, 2]]) {
      expect([few, drawnIn(bodyOf(...few))]).toEqual([few, 0]);
      expect(words(bodyOf(...few))).toMatch(/分项件数较少，不列|少于 3/u);
    }
    expect(drawnIn(bodyOf())).toBe(0);
    expect(words(bodyOf())).toContain("本期没有可列的分项");
  });

  it("are told to whoever may read each of the petitions, and to nobody tied to somebody", () => {
    const reads = (role: Role, more: object = {}, { room }: { room?: string } = {}) =>
      mayEvery({ officer: { id: "u-any", role, ...more } }, "petition.read", room);
    expect(reads("SECRETARY")).toBe(true);
    expect(reads("PETITION_OFFICE")).toBe(true);
    for (const role of ["OFFICE", "CASE_MGMT", "COMMISSION_MEMBER", "ADMIN", "PROPOSER"] as const)
      expect(reads(role, { room: "1" }, { room: "1" })).toBe(false);
    expect(reads("ROOM_DIRECTOR", { room: "1" }, { room: "1" })).toBe(true);
    expect(reads("ROOM_DIRECTOR", { room: "1" }, { room: "2" })).toBe(false);
    expect(reads("ROOM_DIRECTOR", { room: "1" })).toBe(false);
    const ties = [{ to: "per_one", relation: "relative" }];
    expect(reads("DEPUTY_SECRETARY", { ties })).toBe(false);
  });
});
