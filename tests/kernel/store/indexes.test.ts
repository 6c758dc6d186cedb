import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IndexName, indexes, type Row } from "#kernel/store/indexes.ts";
import type { World } from "#kernel/world.ts";
import { tableInput } from "#local/dynamodb/table.ts";
import { ownWorld } from "#tests/registry/world.ts";
import { topology } from "#topology";

const names = Object.keys(indexes) as IndexName[];
let world: World;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ world, stop } = await ownWorld());
});
afterAll(() => stop());

/** An item in every index, with every name that one of them carries, and with what none does. */
function fullItem() {
  const carried = names.flatMap((name) => indexes[name].projects);
  const keys = names.flatMap((name) => [indexes[name].hash, indexes[name].range]);
  const values = [...carried, ...keys].map((name) => [name, `${name} of it`]);
  return {
    ...Object.fromEntries(values),
    pk: "probe#1",
    sk: "record",
    state: { long: "x".repeat(2000) },
    version: 1,
  };
}

describe("what the indexes carry", () => {
  it("is what their rows are declared to have, and nothing else", async () => {
    await world.store.transact([{ put: fullItem(), when: "absent" }]);
    for (const name of names) {
      const { hash, range, projects } = indexes[name];
      const { items } = await world.store.index(name, `${hash} of it`, { prefix: "" });
      const [row] = items;
      expect(Object.keys(row ?? {}).sort()).toEqual(["pk", "sk", hash, range, ...projects].sort());
    }
  });

  it("cannot be more by mistake: a reader who asks for more does not compile", () => {
    const row = {} as Row<"list">;
    // @ts-expect-error the state is not there
    expect(row.state).toBeUndefined();
    // @ts-expect-error nor what only another index carries
    expect(row.due).toBeUndefined();
  });

  it("stays within the limits of the API: 20 names an index, 100 in all", () => {
    const counts = names.map((name) => new Set(indexes[name].projects).size);
    expect(counts).toEqual(names.map((name) => indexes[name].projects.length));
    expect(Math.max(...counts)).toBeLessThanOrEqual(20);
    expect(counts.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(100);
  });

  it("is created from the topology's one description", () => {
    expect(topology.table.indexes).toBe(indexes);
    const made = tableInput().GlobalSecondaryIndexes?.map(({ IndexName, Projection }) => [
      IndexName,
      Projection,
    ]);
    expect(made).toEqual(
      names.map((name) => [
        name,
        { ProjectionType: "INCLUDE", NonKeyAttributes: [...indexes[name].projects] },
      ]),
    );
  });
});
