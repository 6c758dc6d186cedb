import { allDistricts } from "../district/process.ts";
import { itemsOf } from "../store/pages.ts";
import type { Store } from "../store/store.ts";
import { type Key, listOf } from "./layout.ts";

/** An item as it lies in the table. */
export type Stored = Readonly<Record<string, unknown>> & { pk: string; sk: string };

/** Where the verifier reads: the table itself, or an export of it. */
export type Source = {
  /** In the order asked; undefined where there is none. */
  getMany(keys: readonly Key[]): Promise<(Stored | undefined)[]>;
  /** Items of one partition whose sort key begins so, in its order. */
  range(pk: string, prefix: string): AsyncIterable<Stored>;
  /** Every record of a kind in a district, as far as the source can name them. */
  records(district: string, kind: string): AsyncIterable<Stored>;
  districts(): AsyncIterable<string>;
  /** Every item there is; a table is asked by its keys and indexes, only an export is read whole. */
  everything?(): Iterable<Stored>;
};

/** The table, by queries. */
export function tableSource(store: Store): Source {
  return {
    getMany: (keys) => store.getMany(keys),
    range: (pk, prefix) => itemsOf((more) => store.range(pk, prefix, more)),
    records: (district, kind) =>
      itemsOf((more) => store.index("list", listOf(district, kind), { prefix: "" }, more)),
    async *districts() {
      const found = itemsOf((more) => store.index("about", allDistricts, { prefix: "" }, more));
      for await (const { id } of found) yield String(id);
    },
  };
}
