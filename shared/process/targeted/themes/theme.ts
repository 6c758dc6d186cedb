import type * as z from "zod/mini";
import type { Calendars } from "#kernel/deadline/calendar.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { TableProblem } from "./problem.ts";
import type { Source } from "./read-table.ts";
import type { TableSpec } from "./table.ts";

/** One entry of a theme's 调取清单: a data table that is compared, or papers that people read. */
export type ThemeDocument =
  | { kind: "table"; key: string; title: string; table: TableSpec }
  | { kind: "papers"; key: string; title: string };

/** Where a row stands: the file as it was named to `analyze`, and the row's number in Excel. */
export type RowRef = { file: string; row: number };

/**
 * Whether a hit rests on all that it needs. A pending one (待定) names in Chinese what is missing,
 * e.g. a year whose holidays are not loaded; it is reviewed like any other.
 */
export type Certainty = { type: "sure" } | { type: "pending"; reason: string };

/** What one rule found; a person reviews it before it may carry a finding (process sheet §4.3). */
export type Hit = {
  /** 24 hex digits over theme, rule and the contents of the rows: a new analysis gives the same. */
  id: string;
  /** Key in the theme's `rules`. */
  rule: string;
  certainty: Certainty;
  rows: readonly RowRef[];
  day: Day;
  amountInFen: number;
  /** 中文: what was compared, with its numbers. */
  explanation: string;
  /** The numbers of the explanation by name, units in the name. */
  figures: Readonly<Record<string, number | string>>;
};

/** Something that concerns the tables as a whole; with a rule: what that rule could not judge. */
export type Notice = { code: string; rule?: string; count: number; message: string };

/** Rows of one table: taken in, refused as wrong, and left out as outside the period. */
export type TableCount = { read: number; refused: number; outsidePeriod: number };

/** What an analysis says, one at a time; the summary comes last. */
export type Outcome<H extends Hit = Hit> =
  | { type: "hit"; hit: H }
  | { type: "problem"; problem: TableProblem }
  | { type: "notice"; notice: Notice }
  | {
      type: "summary";
      /** "unreadable" when the table that everything rests on is missing or has other columns. */
      status: "analyzed" | "unreadable";
      tables: Readonly<Record<string, TableCount>>;
      hits: number;
    };

/** What an analysis works on. */
export type ThemeInput = {
  /** Files by the key of their document; several for one table are read one after the other. */
  sources: Readonly<Record<string, readonly Source[] | undefined>>;
  calendars: Calendars;
  /** Days that the approved plan covers, both included; other rows are counted, not compared. */
  period: { from: Day; to: Day };
  /** Names that an address within the district contains, e.g. `示例区`. */
  districtNames?: readonly string[];
  /** The theme's own settings; what is absent has its default. */
  settings: unknown;
};

/** A subject of targeted inspections (process sheet §4.3): what is asked for, and what is compared. */
export type Theme<H extends Hit = Hit> = {
  key: string;
  title: string;
  documents: readonly ThemeDocument[];
  rules: Readonly<Record<string, string>>;
  settings: z.ZodMiniType;
  /** Reads every source once. @throws ZodError for settings that are not the theme's. */
  analyze: (input: ThemeInput) => AsyncIterable<Outcome<H>>;
};
