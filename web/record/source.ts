import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { kindOf, kinds } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { useMe } from "../shell/me.ts";
import type { RecordView } from "./types.ts";

/** Kinds that some follow without reading them: where, by which right, and the page that lists them. */
const followed: Readonly<Record<string, { path: string; right: string; home: string }>> = {
  opinion: { path: "opinion-requests", right: "opinion.follow", home: "/opinion-desk" },
};

/**
 * One matter as the caller may know it: "reader" of the whole, or "follower" of what goes out of it,
 * who is given no state, no material and no trail.
 */
export function useRecord<S = Readonly<Record<string, unknown>>>(kind: string, id: string) {
  const { data: me } = useMe();
  const { path, as, home } = sourceOf(kindOf(kind), me?.rights ?? {});
  const record = useQuery({
    enabled: me !== undefined && path !== "",
    queryKey: [path, id],
    queryFn: () => call<RecordView<S>>({ path: `/${path}/${id}` }),
    // What the machine works on is looked at again until it rests.
    refetchInterval: ({ state: { data } }) => (data?.running === undefined ? false : 2_000),
  });
  return { record, as, home };
}

function sourceOf(kind: Kind | undefined, rights: Readonly<Record<string, unknown>>) {
  const other = followed[kind?.kind ?? ""];
  const isReader = kind === undefined || rights[kind.reads] !== undefined;
  return isReader || other === undefined || rights[other.right] === undefined
    ? { path: kind?.path ?? "", as: "reader" as const, home: `/${kind?.path ?? ""}` }
    : { path: other.path, as: "follower" as const, home: other.home };
}

/** Addresses of records by their ids, of those kinds that the caller may open. */
export function useAddressOf(): (id: string) => string | undefined {
  const { data: me } = useMe();
  return (id) => {
    const kind = kinds.find(({ prefix }) => prefix === id.split("_")[0]);
    if (kind === undefined) return undefined;
    const right = followed[kind.kind]?.right ?? kind.reads;
    const mayOpen = [kind.reads, right].some((one) => me?.rights[one] !== undefined);
    return mayOpen ? `#/${kind.path}/${id}` : undefined;
  };
}
