import { useQueryClient } from "@tanstack/react-query";

type Queries = { invalidateQueries(): Promise<unknown> };

/** Lists come from indexes, and new questions from the workflow; both follow a write a little later. */
const follow = 3_000;

/**
 * Reads again what is shown after a write: at once, and once more when lists have followed (Amazon
 * DynamoDB Developer Guide, "Global secondary indexes": eventually consistent).
 */
export async function renew(
  queries: Queries,
  later: (work: () => void, milliseconds: number) => unknown = setTimeout,
): Promise<void> {
  later(() => void queries.invalidateQueries(), follow);
  await queries.invalidateQueries();
}

/** `renew` of this page's queries. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => renew(queries);
}
