import { useEffect } from "react";
import { usePages } from "../../list/pages.ts";

/** What a rule found in the records of a unit, and what a person made of it. */
export type Hit = {
  hit: string;
  rule: string;
  /** "pending": something that it rests on is missing. */
  certainty: { type: string; reason?: string };
  day: string;
  amountInFen: number;
  explanation: string;
  /** Where it stands in the files that were compared. */
  rows: readonly { file: string; row: number }[];
  verdict?: string;
  note?: string;
  reviewedBy?: string;
};

/** Every hit of an inspection, by day; read to the end, since what is counted must be whole. */
export function useHits(inspection: string) {
  const hits = usePages<Hit>(`/targeted-inspections/${inspection}/hits`, {});
  const { hasNextPage, isFetchingNextPage, fetchNextPage, rows } = hits;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const sorted = [...rows].sort((a, b) => a.day.localeCompare(b.day) || (a.hit < b.hit ? -1 : 1));
  return { ...hits, rows: sorted };
}

/** Whether a hit rests on all that it needs. */
export function certaintyText({ certainty: { type, reason } }: Hit): string {
  return type === "pending" ? `待定：${reason ?? ""}` : "确定";
}
