import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { type Changed, newestFirst } from "./order.ts";

type Answer = {
  items: readonly Changed[];
  cursor?: string;
  seal?: keyof typeof sealWords;
  count?: number;
};

/** How a day's records stand beside what its night has sealed. */
export const sealWords = {
  matches: "与当夜封存一致",
  differs: "与当夜封存不一致，须查明",
  none: "当夜尚未封存",
} as const;

/** So many pages of 200 are read at most: a day is put in order as a whole. */
const mostPages = 10;

/** All that changed on a day, newest first; `isWhole` says "no" where the day has more than is read. */
export function useDay(day: string) {
  return useQuery({
    queryKey: ["audit", "day", day],
    queryFn: async () => {
      const first = await pageOf(day, undefined);
      const read = [...first.items];
      let { cursor } = first;
      for (let page = 1; page < mostPages && cursor !== undefined; page += 1) {
        const next = await pageOf(day, cursor);
        read.push(...next.items);
        cursor = next.cursor;
      }
      const { seal = "none", count = read.length } = first;
      return { seal, count, items: newestFirst(read), isWhole: cursor === undefined };
    },
  });
}

function pageOf(day: string, cursor: string | undefined): Promise<Answer> {
  return call<Answer>({ path: "/audit/events", query: { day, limit: 200, cursor } });
}
