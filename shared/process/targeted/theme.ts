import type { Calendars } from "#kernel/deadline/calendar.ts";
import type { Day } from "#kernel/deadline/day.ts";

/** A cell of a file as it was read. */
export type ThemeCell = string | number | boolean | Date | null | undefined;

/** One uploaded file: which of the theme's tables it is, and all its rows from the first. */
export type ThemeTable = {
  n: number;
  table: string;
  rows: readonly (readonly ThemeCell[])[];
};

/** What a theme knows besides the unit's records. */
export type ThemeContext = {
  /** Days that the approved plan covers. */
  period: { from: Day; to: Day };
  calendars: Calendars;
};

/** What one rule has hit, explained with its numbers. */
export type ThemeHit = {
  rule: string;
  /** 中文, with the numbers that were compared. */
  explanation: string;
  numbers: Readonly<Record<string, unknown>>;
  /** File and row that it stands in; together with the rule they tell it from every other hit. */
  at: readonly { table: number; row: number }[];
};

/** What a theme says of the files: hits, and for each file how many rows it read and what is wrong. */
export type ThemeAnswer = {
  hits: readonly ThemeHit[];
  tables: readonly { n: number; rows: number; problems: readonly string[] }[];
};

/** A theme as a plug-in: what it asks for and the rules that it compares records by. Pure. */
export type Theme = {
  key: string;
  /** 中文 */
  title: string;
  /** 调取清单 */
  documents: readonly string[];
  /** Its tables, key to Chinese name. */
  tables: Readonly<Record<string, string>>;
  compare: (tables: readonly ThemeTable[], context: ThemeContext) => ThemeAnswer;
};
