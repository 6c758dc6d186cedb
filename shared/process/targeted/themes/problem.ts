/** Codes of what can be wrong with a table; the message says it in Chinese. */
export type ProblemCode =
  | "table.missing"
  | "table.header"
  | "table.column"
  | "table.unreadable"
  | "row.duplicate"
  | "cell.empty"
  | "cell.text"
  | "cell.number"
  | "cell.day"
  | "cell.choice"
  | "cell.precision";

/** What is wrong with a table, and where: `第 17 行“升数”不能为空`. */
export type TableProblem = {
  code: ProblemCode;
  /** Chinese title of the table. */
  table: string;
  file: string;
  /** Number of the row in Excel, from 1; records of a .csv are counted alike. */
  row?: number;
  column?: string;
  message: string;
};
