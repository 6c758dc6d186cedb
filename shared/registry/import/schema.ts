import * as z from "zod/mini";
import { field, keysOf } from "#kernel/route/form.ts";
import { note, text } from "#kernel/text/text.ts";
import { Leaving, PersonContent } from "../person/schema.ts";
import { UnitContent } from "../unit/schema.ts";

/** Media type of a workbook. */
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Most errors that an import shows; their number is told in full. */
export const shownErrors = 200;

/** Rows of data that one workbook may have. */
export const maxRows = 50_000;

/** Rows that one step of the import writes. */
export const chunkRows = 500;

/** What is wrong with a workbook, and where; `message` is Chinese and names the row. */
export const RowError = z.object({
  sheet: note(100),
  row: z.optional(z.int()),
  column: z.optional(note(100)),
  message: note(500),
  /** A code of the table of refusals, where what is wrong has one. */
  code: z.optional(note(100)),
});
export type RowError = z.infer<typeof RowError>;

const Counts = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() });
export type Counts = z.infer<typeof Counts>;

const File = z.object({ key: text(200), hash: text(64), bytes: z.int() });

/** `all`: nothing is written if any row is wrong; `valid`: right rows are, wrong ones are named. */
export const ImportMode = field(
  "有错误时",
  keysOf({ all: "整本都不导入", valid: "只导入没有错误的行" }),
);
export type ImportMode = z.infer<typeof ImportMode>;

const Findings = { errors: z.array(RowError).check(z.maxLength(shownErrors)), errorCount: z.int() };

export const ImportCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("upload"), mode: ImportMode, file: File }),
  z.object({ type: z.literal("start-check") }),
  z.object({ type: z.literal("refuse"), ...Findings }),
  /** What was refused as a state secret lies nowhere any more. */
  z.object({ type: z.literal("note-destroyed") }),
  z.object({
    type: z.literal("accept"),
    units: z.int(),
    people: z.int(),
    /** Rows of them that say nothing new: they are in no chunk. */
    unchanged: z._default(z.int(), 0),
    chunks: z.int(),
    ...Findings,
  }),
  z.object({ type: z.literal("note-chunk"), chunk: z.int(), counts: Counts }),
  z.object({ type: z.literal("finish") }),
  z.object({ type: z.literal("record-failure"), error: note(4000) }),
  z.object({ type: z.literal("resume") }),
]);
export type ImportCommand = z.infer<typeof ImportCommand>;

export const importStatuses = {
  UPLOADED: "已上传",
  CHECKING: "校验中",
  WRITING: "写入中",
  DONE: "已完成",
  REFUSED: "未导入",
  FAILED: "中断",
} as const;

/** The state of an import. */
export type Import = {
  status: keyof typeof importStatuses;
  mode: ImportMode;
  file: z.infer<typeof File>;
  by: string;
  /** Rows that are right. */
  units: number;
  people: number;
  /** Steps of writing, in all and done. */
  chunks: number;
  done: number;
  counts: Counts;
  errorCount: number;
  errors: readonly RowError[];
  failure?: string;
  /** Set where the workbook was a state secret, and no copy of it was kept. */
  copy?: "destroyed";
};

/** A checked row, ready to be written; it lies only in sealed files. */
export const CheckedRow = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unit"), row: z.int(), id: z.string(), content: UnitContent }),
  z.object({
    kind: z.literal("person"),
    row: z.int(),
    id: z.string(),
    content: PersonContent,
    left: z.optional(Leaving),
    idNumber: z.optional(z.string()),
  }),
]);
export type CheckedRow = z.infer<typeof CheckedRow>;
export type CheckedUnit = Extract<CheckedRow, { kind: "unit" }>;
export type CheckedPerson = Extract<CheckedRow, { kind: "person" }>;
