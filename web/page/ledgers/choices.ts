import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";

type Unit = { summary: Readonly<Record<string, string | undefined>> };
type Answer<T> = { items: readonly T[]; cursor?: string };
/** So many pages of 200 units are read at most; who works with more towns than that types one. */
const mostPages = 10;
const staleTime = 300_000;

/** Rooms of the district, by its list of officers; empty until they are known. */
export function useRooms(): readonly string[] {
  const { data } = useQuery({
    queryKey: ["officers", "rooms"],
    queryFn: async () => {
      const { officers } = await call<{ officers: readonly { room?: string }[] }>({
        path: "/officers",
      });
      return sorted(officers.map(({ room }) => room));
    },
    staleTime,
  });
  return data ?? [];
}

/** Streets and towns of the library's units; asked only where somebody may choose one. */
export function useTowns(asked: "asked" | "not"): readonly string[] {
  const { data } = useQuery({
    queryKey: ["units", "towns"],
    queryFn: townsOfUnits,
    staleTime,
    enabled: asked === "asked",
  });
  return data ?? [];
}

async function townsOfUnits(): Promise<readonly string[]> {
  const towns: (string | undefined)[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await call<Answer<Unit>>({ path: "/units", query: { limit: 200, cursor } });
    towns.push(...read.items.map(({ summary }) => summary.town));
    cursor = read.cursor;
    if (cursor === undefined) break;
  }
  return sorted(towns);
}

function sorted(all: readonly (string | undefined)[]): readonly string[] {
  const some = new Set(all.flatMap((one) => (one === undefined || one === "" ? [] : [one])));
  return [...some].sort((a, b) => a.localeCompare(b, "zh-CN", { numeric: true }));
}
