import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";

/** A page of a list as the API answers it. */
export type Page<T> = { items: readonly T[]; cursor?: string };

/** A list that grows by “更多”; its cursor belongs to the server. */
export function usePages<T>(path: string, query: Readonly<Record<string, string | undefined>>) {
  const pages = useInfiniteQuery({
    queryKey: [path, query],
    queryFn: ({ pageParam }) =>
      call<Page<T>>({ path, query: { ...query, limit: 50, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });
  return { ...pages, rows: pages.data?.pages.flatMap(({ items }) => items) ?? [] };
}
