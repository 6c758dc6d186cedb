import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inventedName } from "#local/sample/library/people.ts";
import { byName, type Entry, matching, searchable } from "#registry/search/entry.ts";
import { packed, shardFor, shards, unpacked, withEntries } from "#registry/search/shard.ts";

const stations = ["望海街道城建科(示例)", "民政服务站(示例)", "Ａ站（示例）"];
const posts = ["站长", "副站长", "工作人员", "科长"];

const library: Entry[] = [
  ...stations.map(
    (name, n): Entry => ({
      kind: "unit",
      id: `unt_${n}`,
      version: 1,
      status: "ACTIVE",
      name,
      class: "STATION",
      code: `SL-${n}`,
    }),
  ),
  ...Array.from(
    { length: 400 },
    (_, n): Entry => ({
      kind: "person",
      id: `per_${n}`,
      version: 1,
      status: "ON_POST",
      name: inventedName(n),
      class: "GENERAL",
      unitId: `unt_${n % stations.length}`,
      post: posts[n % posts.length] ?? "",
      isKeyObject: false,
    }),
  ),
];

/** The plain way: every line's whole text, one after the other. */
function bruteForce(question: string): string[] {
  const plain = (text: string) => text.normalize("NFKC").toLowerCase();
  return library
    .filter((entry) => {
      const unit = library.find(({ id }) => entry.kind === "person" && id === entry.unitId);
      const more =
        entry.kind === "unit"
          ? [entry.code]
          : [entry.post, unit?.name ?? "", unit?.kind === "unit" ? unit.code : ""];
      const texts = [entry.name, ...more].map(plain);
      return question.split(" ").every((word) => texts.some((text) => text.includes(plain(word))));
    })
    .map(({ id }) => id)
    .toSorted();
}

describe("the search of the library", () => {
  const found = library.map(searchable).toSorted(byName);

  it("A-25: any part of a name, unit or post finds what a brute-force list finds", async () => {
    const texts = library.flatMap((entry) => [
      entry.name,
      entry.kind === "unit" ? entry.code : entry.post,
    ]);
    const part = fc.constantFrom(...texts).chain((text) =>
      fc
        .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 4 }))
        .map(([from, length]) => text.slice(from, from + length))
        .filter((piece) => /^[\p{L}\p{N}-]+$/u.test(piece)),
    );
    await fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const question = parts.join(" ");
        expect(
          matching(found, question)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(bruteForce(question));
      }),
    );
  });

  it("who is called so comes first", () => {
    const name = inventedName(7);
    expect(matching(found, name)[0]).toMatchObject({ id: "per_7" });
    expect(matching(found, "  ")).toEqual([]);
    expect(matching(found, "a站 科长").every(({ kind }) => kind === "person")).toBe(true);
  });

  it("within a rank they keep the order of names", () => {
    const names = matching(found, "工作人员").map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names).toEqual(names.toSorted());
  });

  it("an older line never replaces a newer one, and what is no news changes nothing", () => {
    const [one, ...others] = library.slice(0, 5);
    if (one === undefined) throw new Error("No entry");
    const part = withEntries([], [{ ...one, version: 3, name: "新名" }, ...others]);
    expect(withEntries(part, [one])).toBe(part);
    expect(
      withEntries(part, [{ ...one, version: 4 }]).find(({ id }) => id === one.id),
    ).toMatchObject({
      version: 4,
      name: one.name,
    });
    expect(unpacked(packed(part))).toEqual(part);
  });

  it("ids spread over all parts", () => {
    const used = new Set(Array.from({ length: 5_000 }, (_, n) => shardFor(`per_${n}`)));
    expect(used.size).toBe(shards);
  });
});
