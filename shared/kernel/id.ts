/** What an id is, readable from its first letters. */
export const prefixes = {
  enrollment: "enr",
  meeting: "mtg",
  unit: "unt",
  person: "per",
  import: "imp",
} as const;

/** Kind of a record id such as `enr_…`; undefined for anything else. */
export function kindOf(id: string): string | undefined {
  const prefix = id.split("_")[0];
  return Object.entries(prefixes).find(([, short]) => short === prefix)?.[0];
}

/**
 * Time first, so that ids sort by birth; 80 random bits after it.
 * @throws Error for a kind without a prefix.
 */
export function newId(kind: string, now: string, random: Uint8Array): string {
  const prefix = (prefixes as Record<string, string>)[kind];
  if (prefix === undefined) throw new Error(`No id prefix for ${kind}`);
  const time = Date.parse(now).toString(36).padStart(9, "0");
  return `${prefix}_${time}${Buffer.from(random).toString("hex")}`;
}

/** Record that a task id belongs to: `enr_x.ROOM_REVIEW.1` → `enr_x`. */
export function recordOfTask(taskId: string): string {
  return taskId.split(".")[0] ?? "";
}
