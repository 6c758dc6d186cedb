import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import type { Colour } from "../record/types.ts";

/** How many matters of a kind have a status in a room; of them those overdue, and those of a colour. */
export type Counted = {
  status: string;
  room?: string;
  count: number;
  overdue: number;
  byColour: Readonly<Partial<Record<Colour, number>>>;
};

export type ListCounts = { items: readonly Counted[]; beyond: readonly string[] };

/** What the caller may see of a kind, counted; asked again after a minute, and after each command. */
export function useListCounts(path: string) {
  return useQuery({
    queryKey: [`/${path}/counts`],
    queryFn: () => call<ListCounts>({ path: `/${path}/counts` }),
    staleTime: 60_000,
  });
}

/** How many there are in a room and of a status; all of them where neither is named. */
export function countOf(
  { items, beyond }: ListCounts,
  by: { status?: string | undefined; room?: string | undefined },
  of: (counted: Counted) => number = ({ count }) => count,
): string {
  const found = items.filter(
    ({ status, room }) =>
      (by.status === undefined || status === by.status) &&
      (by.room === undefined || room === by.room),
  );
  const isMore = beyond.some((status) => by.status === undefined || status === by.status);
  return `${found.reduce((sum, counted) => sum + of(counted), 0)}${isMore ? "+" : ""}`;
}

/** The rooms whose matters there are, in their order. */
export function roomsIn({ items }: ListCounts): string[] {
  const rooms = new Set(items.flatMap(({ room }) => (room === undefined ? [] : [room])));
  return [...rooms].sort((a, b) => a.localeCompare(b, "zh-CN", { numeric: true }));
}

/** Whether any of them waits for somebody. */
export function areAsked({ items }: ListCounts): boolean {
  return items.some(({ byColour }) => Object.keys(byColour).length > 0);
}
