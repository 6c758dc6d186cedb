import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { useMe } from "./me.ts";

/** What waits for the caller, by colour and kind. */
export type Counts = {
  waiting: number;
  overdue: number;
  byColour: Readonly<Record<string, number>>;
  byKind: Readonly<Record<string, number>>;
  atLeast: boolean;
};

/** Counts of the inbox; asked again each minute while the tab is seen, and after each command. */
export function useCounts() {
  const { data: me } = useMe();
  return useQuery({
    enabled: me?.rights["task.answer"] !== undefined,
    queryKey: ["inbox", "counts"],
    queryFn: () => call<Counts>({ path: "/inbox/counts" }),
    refetchInterval: 60_000,
  });
}

/** So many of the newest notices are looked at for the count. */
const looked = 20;

/** How many of the newest notices are unread, in words: "3", or "20+" where all of them are. */
export function useUnread(): string {
  const { data: me } = useMe();
  const { data } = useQuery({
    enabled: me?.rights["notice.read"] !== undefined,
    queryKey: ["notices", "unread"],
    queryFn: () =>
      call<{ items: readonly { readAt?: string }[]; cursor?: string }>({
        path: "/notices",
        query: { limit: looked },
      }),
    refetchInterval: 60_000,
  });
  const unread = data?.items.filter(({ readAt }) => readAt === undefined).length ?? 0;
  if (unread === 0) return "";
  return unread === looked && data?.cursor !== undefined ? `${unread}+` : String(unread);
}
