/** Formats of dates and times among those that need not be written out (ECMA-376 part 1, 18.8.30). */
function isBuiltIn(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  );
}

/** Whether numbers of this format are days or times; quoted and escaped signs are only shown. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltIn(id);
  if (/^general/i.test(code)) return false;
  const bare = code
    .replaceAll(/"[^"]*"/g, "")
    .replaceAll(/[\\_*]./g, "")
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(bare);
}

const dayMs = 86_400_000;
/** Days from 1899-12-30, and from 1904-01-01, to 1970-01-01. */
const epochs = { 1900: 25_569, 1904: 24_107 } as const;
export type DateSystem = keyof typeof epochs;

/** Serial of 9999-12-31. */
const lastSerial = 2_958_465;

/** The wall-clock time of a serial number, as UTC; undefined when it is none. */
export function dateOfSerial(serial: number, system: DateSystem): Date | undefined {
  if (!(serial >= 0 && serial <= lastSerial)) return undefined;
  return new Date(Math.round((serial - epochs[system]) * dayMs));
}
