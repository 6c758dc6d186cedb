/** Formats of dates and times among those that need not be written out (ECMA-376 part 1, 18.8.30). */
function isBuiltIn(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  );
}

/**
 * How people see a number: as a day or a time, with so many digits at least, as another amount than
 * the cell holds (in thousands, 万), or as it is.
 */
export type Format =
  | { shows: "date" }
  | { shows: "digits"; least: number }
  | { shows: "another" }
  | { shows: "number" };

/** What a format makes of numbers; quoted and escaped signs are only shown. */
export function formatOf(id: number, code: string | undefined): Format {
  if (code === undefined) return { shows: isBuiltIn(id) ? "date" : "number" };
  if (/^general/i.test(code)) return { shows: "number" };
  const bare = code
    .replaceAll(/"[^"]*"/g, "")
    .replaceAll(/[\\_*]./g, "")
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/[ymdhs]/i.test(bare)) return { shows: "date" };
  const [positive = ""] = bare.split(";");
  if (isScaled(positive, code)) return { shows: "another" };
  const zeros = /^0{2,}$/.exec(positive.trim())?.[0].length;
  return zeros === undefined ? { shows: "number" } : { shows: "digits", least: zeros };
}

/**
 * A comma behind the last digit stands for a thousand, a point that is escaped only looks like one
 * (`0!.0,"万"`), as Excel users show 万元 of what is kept in 元.
 */
function isScaled(bare: string, code: string): boolean {
  return /[0#?],+(?![0#?,])/.test(bare) || /[!\\]\.[0#?]/.test(code);
}

const dayMs = 86_400_000;
/** Days from 1899-12-30, and from 1904-01-01, to 1970-01-01. */
const epochs = { 1900: 25_569, 1904: 24_107 } as const;
export type DateSystem = keyof typeof epochs;

/** Serial of 9999-12-31. */
const lastSerial = { 1900: 2_958_465, 1904: 2_957_003 } as const;

/** 1900 was no leap year, but the serial 60 is kept for its 29 February (ECMA-376 part 1, 18.17.4.1). */
const noDay = 60;

/**
 * The wall-clock time of a serial number, as UTC; undefined when it is none, "no-day" for the day that
 * never was. A part of a day alone is a time.
 */
export function dateOfSerial(serial: number, system: DateSystem): Date | "no-day" | undefined {
  if (!(serial >= 0 && serial < lastSerial[system] + 1)) return undefined;
  if (system === 1900 && Math.floor(serial) === noDay) return "no-day";
  const early = system === 1900 && serial >= 1 && serial < noDay ? 1 : 0;
  return new Date(Math.round((serial + early - epochs[system]) * dayMs));
}
