import { hashOf } from "#kernel/text/hash.ts";

/** One leaf of the configuration: its dotted path and both values; `null` where there is none. */
export type ChangedSetting = { path: string; was: unknown; becomes: unknown };

/** Leaves of the configuration that differ, by dotted path. */
export function changedSettings(before: unknown, after: unknown, path = ""): ChangedSetting[] {
  if (isGroup(before) && isGroup(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      changedSettings(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  return hashOf(before ?? null) === hashOf(after ?? null)
    ? []
    : [{ path, was: before ?? null, becomes: after ?? null }];
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
