import type { Write } from "#kernel/store/write.ts";
import type { World } from "#kernel/world.ts";

/** What somebody sees who has the database's traffic: keys read, writes in their order, lines logged. */
export type Watched = { writes: Write[][]; reads?: string[]; logged?: string[] };

/** A world of which everything that passes is put into `seen`. */
export function watched(world: World, { writes, reads, logged }: Watched): World {
  const { store } = world;
  return {
    ...world,
    log: (...line: unknown[]) => void logged?.push(JSON.stringify(line)),
    store: {
      ...store,
      get: (key) => {
        reads?.push(`${key.pk} ${key.sk}`);
        return store.get(key);
      },
      transact: async (all) => {
        const lost = await store.transact(all);
        if (lost === undefined) writes.push([...all]);
        return lost;
      },
    },
  };
}
