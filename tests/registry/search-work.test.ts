import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Key } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { inventedName } from "#local/sample/library/people.ts";
import { enter, readDirectory } from "#registry/search/directory.ts";
import { byName, type Entry, matching, searchable } from "#registry/search/entry.ts";
import { shards } from "#registry/search/shard.ts";
import { bigLibrary } from "./big-library.ts";
import { ownWorld } from "./world.ts";

const many = 50_000;
const units = 1_000;

const library = bigLibrary(many, units);

/** Parts of names, units and posts, rare ones and frequent ones, and several words. */
const questions = Array.from({ length: 200 }, (_, n) => {
  const name = inventedName(n * 241);
  return [
    name,
    name.slice(0, 1),
    name.slice(1),
    `第${n * 5}站`,
    "工作",
    `${name.slice(0, 1)} 站长`,
    "无人",
  ][n % 7] as string;
});

describe("D-LIB: the search at 50,000 people", () => {
  let world: World;
  let stop: () => Promise<void>;
  let read: Key[];
  beforeAll(async () => {
    const own = await ownWorld();
    ({ stop } = own);
    read = [];
    const { store } = own.world;
    world = {
      ...own.world,
      store: {
        ...store,
        get: (key) => {
          read.push(key);
          return store.get(key);
        },
        getMany: (keys) => {
          read.push(...keys);
          return store.getMany(keys);
        },
      },
    };
    await enter(world, "sample", library);
  }, 120_000);
  afterAll(() => stop());

  it("reads every part once and then one item a question; a change costs its own part", async () => {
    read.length = 0;
    expect((await readDirectory(world, "sample")).length).toBe(many + units);
    expect(read.length).toBeLessThanOrEqual(1 + shards);
    for (const question of questions) {
      read.length = 0;
      matching(await readDirectory(world, "sample"), question);
      expect(read).toHaveLength(1);
    }
    const [first] = library;
    if (first === undefined) throw new Error("No entry");
    await enter(world, "sample", [{ ...first, version: 2, name: "改名站(示例)" }]);
    read.length = 0;
    await readDirectory(world, "sample");
    expect(read).toHaveLength(2);
  });

  it("finds what a brute-force list finds, whatever is asked", () => {
    const found = library.map(searchable).toSorted(byName);
    const names = new Map(library.map((entry) => [entry.id, entry]));
    const textsOf = (entry: Entry) => {
      const unit = entry.kind === "person" ? names.get(entry.unitId) : undefined;
      const own = entry.kind === "unit" ? entry.code : entry.post;
      return [entry.name, own, unit?.name ?? "", unit?.kind === "unit" ? unit.code : ""].map(
        (text) => text.normalize("NFKC").toLowerCase(),
      );
    };
    const texts = library.map((entry) => [entry.id, textsOf(entry)] as const);
    for (const question of new Set(questions.slice(0, 14))) {
      const words = question.normalize("NFKC").toLowerCase().split(" ");
      const wanted = texts.flatMap(([id, all]) =>
        words.every((word) => all.some((text) => text.includes(word))) ? [id] : [],
      );
      expect(
        matching(found, question)
          .map(({ id }) => id)
          .toSorted(),
        question,
      ).toEqual(wanted.toSorted());
    }
  }, 60_000);
});
