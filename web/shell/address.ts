import { useCallback, useSyncExternalStore } from "react";

/**
 * The console's addresses stand behind `#`: ids and searched names stay out of every server's log,
 * and one page serves them all. `#/enrollments?status=ACTIVE` has path and query.
 */
function subscribe(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

const current = () => location.hash.slice(1) || "/";
const pathOf = (address: string) => address.split("?")[0] ?? "/";
const queryOf = (address: string) => address.split("?")[1] ?? "";

/** Goes to an address; `replace` leaves no entry in the history. */
export function go(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) {
    history.replaceState(null, "", `#${address}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else location.hash = address;
}

/** Location hook for wouter. */
export function useHashPath(): [string, typeof go] {
  return [useSyncExternalStore(subscribe, () => pathOf(current())), go];
}

/** Search hook for wouter. */
export function useHashQuery(): string {
  return useSyncExternalStore(subscribe, () => queryOf(current()));
}

/** Filters that live in the address, so that going back restores them. */
export function useFilters<K extends string>(
  names: readonly K[],
): [Readonly<Partial<Record<K, string>>>, (change: Partial<Record<K, string>>) => void] {
  const query = new URLSearchParams(useHashQuery());
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = query.get(name);
      return value === null || value === "" ? [] : [[name, value]];
    }),
  ) as Partial<Record<K, string>>;
  const change = useCallback((wanted: Partial<Record<K, string>>) => {
    const next = new URLSearchParams(queryOf(current()));
    for (const [name, value] of Object.entries(wanted) as [K, string | undefined][])
      if (value === undefined || value === "") next.delete(name);
      else next.set(name, value);
    const text = next.toString();
    go(`${pathOf(current())}${text === "" ? "" : `?${text}`}`, { replace: true });
  }, []);
  return [filters, change];
}
