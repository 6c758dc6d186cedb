import type { Store } from "#kernel/store/store.ts";
import type { FunctionName } from "#topology";
import { whoRuns } from "./running.ts";

/**
 * A store for each function, as each has one in AWS: what is read at a time goes out as one call, and a
 * call has the rights of one function only.
 */
export function storeOfEach(make: () => Store): Store {
  const stores = new Map<FunctionName | undefined, Store>();
  const own = (): Store => {
    const name = whoRuns();
    const store = stores.get(name) ?? make();
    stores.set(name, store);
    return store;
  };
  return {
    get: (key) => own().get(key),
    getMany: (keys) => own().getMany(keys),
    transact: (writes) => own().transact(writes),
    range: (pk, prefix, page) => own().range(pk, prefix, page),
    index: (name, hash, sort, page) => own().index(name, hash, sort, page),
    add: (key, attribute, amount, expiresAt) => own().add(key, attribute, amount, expiresAt),
  };
}
