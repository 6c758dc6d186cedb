/**
 * The entry of a table under a word that somebody has given. Only the table's own keys count: every
 * object answers to `constructor` and `toString` as well (ECMA-262, Object.prototype).
 */
export function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Whether a table has a word as a key of its own. */
export function has<K extends string>(
  table: Readonly<Record<K, unknown>>,
  word: string,
): word is K {
  return Object.hasOwn(table, word);
}
