import { isSame } from "./chain.ts";
import type { Finding } from "./finding.ts";
import { drawerKey } from "./layout.ts";
import type { Followed } from "./record.ts";
import type { Stored } from "./source.ts";

type Subject = { kind: string; id: string };

/** What the table lets vanish by itself; nothing that a chain tells of carries it. */
export const vanishes = (item: Stored | undefined): boolean => item?.expiresAt !== undefined;

/** The rows that find a record: for nobody whom it has never concerned, and each leads to it. */
export function checkRows(
  { abouts, place }: Pick<Followed, "abouts" | "place">,
  rows: readonly Stored[],
  { kind, id }: Subject,
): Finding[] {
  return rows
    .filter(
      (row) =>
        !abouts.has(row.sk.slice("about#".length)) ||
        row.sk !== `about#${row.aboutKey}` ||
        row.kind !== kind ||
        row.id !== id ||
        !String(row.aboutSort).startsWith(`${kind}#`) ||
        !String(row.aboutSort).endsWith(`#${id}`) ||
        vanishes(row),
    )
    .map(({ sk }) => ({ code: "index.differs", kind, id, seq: place.seq, what: sk }));
}

/** The row by which one who has led a matter finds it among what they have started. */
export function checkStarter(
  { leaders, place }: Pick<Followed, "leaders" | "place">,
  row: Stored | undefined,
  { kind, id }: Subject,
): Finding[] {
  const isRight =
    row === undefined
      ? leaders.size === 0
      : [...leaders].some((one) => row.todoKey === drawerKey(one, "started")) &&
        isSame(row.subject, { kind, id }) &&
        !vanishes(row);
  return isRight ? [] : [{ code: "index.differs", kind, id, seq: place.seq, what: "starter" }];
}
