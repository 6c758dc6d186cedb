import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { useMe } from "./me.ts";

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
