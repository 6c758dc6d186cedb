import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { itemsSource } from "#functions/verify/export.ts";
import { verifyAll } from "#functions/verify/verify.ts";
import type { Stored } from "#kernel/verify/source.ts";
import type { Host } from "#local/host.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";
import { changesOfRecords } from "./changes/of-records.ts";
import { changesOfRows } from "./changes/of-rows.ts";
import { changesOfTheRest } from "./changes/of-the-rest.ts";
import {
  type Cast,
  copyOf,
  days,
  district,
  folderOf,
  play,
  put,
  remove,
  type Scene,
  sceneOf,
} from "./scene.ts";

/** What somebody who may write everything could do to the past, and by what it is found. */
const manipulations = [...changesOfRecords, ...changesOfTheRest, ...changesOfRows];

describe("changes of the past, by somebody who may write everything", () => {
  let host: Host;
  let cast: Cast;
  let original: Scene;
  beforeAll(async () => {
    host = await startFrozen(days[0]);
    cast = await play(host);
    original = await sceneOf(host);
  });
  afterAll(() => host.stop());

  async function findingsIn({ items, seals }: Scene) {
    const source = await itemsSource(items.values());
    const asked = { source, seals: folderOf(seals), today: "2026-03-05", lagDays: 2, known: [] };
    const { findings } = await verifyAll(asked);
    source.close();
    return findings;
  }

  it("nothing is found where nothing was changed", async () => {
    expect(await findingsIn(original)).toEqual([]);
  });

  it("heads that lie together in one item, as a batch of several records notes them, are read like others", async () => {
    const together = (change: (heads: { seq: number }[]) => unknown[]) => {
      const scene = copyOf(original);
      const pk = `head#${district}#${days[0]}`;
      const heads = [...scene.items.values()].flatMap((item) =>
        item.pk === pk ? ((item.heads ?? [item.head]) as { seq: number }[]) : [],
      );
      remove(scene, (item) => item.pk === pk);
      put(scene.items, { pk, sk: "together#1", kind: "head", heads: change(heads) } as Stored);
      return findingsIn(scene);
    };
    expect(await together((heads) => heads)).toEqual([]);
    expect(await together((heads) => heads.toReversed())).toEqual([]);
    const less = await together((heads) => heads.slice(1).filter(({ seq }) => seq < 4));
    expect(less.map(({ code }) => code)).toContain("heads.differ");
  });

  it.each(manipulations)("%s: found", async (_name, expected, change) => {
    const scene = copyOf(original);
    change(scene, cast);
    expect(scene).not.toEqual(original);
    const found = (await findingsIn(scene)).map(({ code }) => code);
    expect(found).toEqual(expect.arrayContaining([...expected]));
  });
});
