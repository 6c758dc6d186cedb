import { hashOf } from "#kernel/text/hash.ts";

/** Names of the fields that differ, one level deep for groups: `establishment.actual`. */
export function changedFields(before: object, after: object): string[] {
  const old = flat(before);
  const now = flat(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    (key) => hashOf(old.get(key) ?? null) !== hashOf(now.get(key) ?? null),
  );
}

/** Lays changes over a content: groups field by field, all else as a whole. */
export function withChanges<T extends object>(content: T, changes: object): T {
  const before = new Map<string, unknown>(Object.entries(content));
  const after = Object.entries(changes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const was = before.get(key);
    return [[key, isGroup(was) && isGroup(value) ? { ...was, ...value } : value] as const];
  });
  return { ...content, ...Object.fromEntries(after) };
}

function flat(content: object): Map<string, unknown> {
  return new Map(
    Object.entries(content).flatMap(([key, value]: [string, unknown]) =>
      isGroup(value)
        ? Object.entries(value).map(([inner, part]) => [`${key}.${inner}`, part] as const)
        : [[key, value] as const],
    ),
  );
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
