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
