import { checkRecord } from "#kernel/verify/record.ts";
import type { Source, Stored } from "#kernel/verify/source.ts";
import type { AnyGame } from "#tests/oracle/players.ts";

const named = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`;

/** What a game has written, as it lies in the table at its end. */
export function itemsOf({ writes }: AnyGame): Stored[] {
  const items = new Map<string, Stored>();
  for (const write of writes)
    if ("put" in write) items.set(named(write.put), JSON.parse(JSON.stringify(write.put)));
    else if ("remove" in write) items.delete(named(write.remove));
  return [...items.values()];
}

/** What the verifier finds in a game's record among these items. */
export function findingsIn({ process, record }: AnyGame, items: readonly Stored[]) {
  const those = new Map(items.map((item) => [named(item), item]));
  const source: Source = {
    getMany: async (keys) => keys.map((key) => those.get(named(key))),
    async *range(pk, prefix) {
      const found = items.filter((item) => item.pk === pk && item.sk.startsWith(prefix));
      yield* found.toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
    },
    async *records() {},
    async *districts() {},
  };
  return checkRecord(source, process, { kind: process.kind, id: record?.id ?? "" });
}
