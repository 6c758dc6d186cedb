import {
  type Cell,
  headerWithin,
  mostColumns,
  type Sheet,
  WrongCell,
} from "#kernel/document/documents.ts";
import type { RowError } from "../schema.ts";
import { normalized, textOf } from "./cells.ts";
import type { Columns, RowOf } from "./columns.ts";

/** A row that was read: its number in Excel, its values, whether all of them are right. */
export type ReadRow<C extends Columns> = { row: number; values: RowOf<C> };

/** What a sheet holds, and what is wrong with it. */
export type ReadSheet<C extends Columns> = {
  rows: ReadRow<C>[];
  errors: RowError[];
  /** "wrong" when the columns are not those of the ledger, so that no row could be read. */
  header: "right" | "wrong";
};

/** Reads a sheet by its columns; titles and notes may stand above the header. */
export function readSheet<C extends Columns>(
  name: string,
  columns: C,
  sheets: readonly Sheet[],
): ReadSheet<C> {
  const wrong = (...errors: RowError[]): ReadSheet<C> => ({ rows: [], errors, header: "wrong" });
  const [sheet, ...others] = sheets.filter((one) => normalized(one.name) === normalized(name));
  if (sheet === undefined) return wrong({ sheet: name, message: `缺少工作表“${name}”` });
  if (others.length > 0)
    return wrong({ sheet: name, message: `有 ${others.length + 1} 张工作表“${name}”，请只留一张` });
  const firstTitle = Object.values(columns)[0]?.title;
  const at = Array.from(sheet.rows.slice(0, headerWithin)).findIndex(
    (cells) => normalized(textOf(cells?.[0])) === normalized(firstTitle ?? ""),
  );
  const header = sheet.rows[at];
  if (header === undefined)
    return wrong({
      sheet: name,
      message: `工作表“${name}”前 ${headerWithin} 行内没有表头，首列应为“${firstTitle}”`,
    });
  const troubles = headerErrors(name, columns, header, at + 1);
  if (troubles.length > 0) return wrong(...troubles);

  const rows: ReadRow<C>[] = [];
  const errors: RowError[] = [];
  for (let index = at + 1; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? [];
    if (isNoData(columns, cells)) continue;
    const { values, problems } = readRow(name, columns, cells, index + 1);
    if (problems.length === 0) rows.push({ row: index + 1, values });
    else errors.push(...problems);
  }
  return { rows, errors, header: "right" };
}

/** An error at a cell: 第 17 行“身份证号”校验位不正确. */
export function cellError(sheet: string, row: number, column: string, problem: string): RowError {
  return { sheet, row, column, message: `第 ${row} 行“${column}”${problem}` };
}

function headerErrors(
  sheet: string,
  columns: Columns,
  header: readonly Cell[],
  row: number,
): RowError[] {
  const found = header.map((cell) => normalized(textOf(cell)));
  while (found.at(-1) === "") found.pop();
  const wanted = Object.values(columns);
  const isTitled = (title: string | undefined, column: Columns[string]) =>
    title === normalized(column.title) ||
    (column.alias !== undefined && title === normalized(column.alias));
  const missing = wanted
    .filter((column) => !found.some((title) => isTitled(title, column)))
    .map(({ title }) => ({ sheet, row, column: title, message: `缺少列“${title}”` }));
  const unknown = found
    .filter((title) => !wanted.some((column) => isTitled(title, column)))
    .map((title) => ({ sheet, row, column: title, message: `没有列“${title}”，请按模板填写` }));
  if (missing.length + unknown.length > 0) return [...missing, ...unknown];
  const at = found.findIndex((title, index) => {
    const column = wanted[index];
    return column === undefined || !isTitled(title, column);
  });
  const title = found[at] ?? "";
  return at === -1
    ? []
    : [
        {
          sheet,
          row,
          column: title,
          message: `第 ${at + 1} 列应为“${wanted[at]?.title ?? "空"}”，实为“${title}”`,
        },
      ];
}

/**
 * Empty rows, a template's 填表说明, which says something in each column, and the closing ones that name who
 * filled the sheet in; these say nothing in most of what a row of data must have.
 */
function isNoData(columns: Columns, cells: readonly Cell[]): boolean {
  if (cells.every(isEmpty)) return true;
  const first = textOf(cells[0]);
  if (first.startsWith("填表说明")) return true;
  if (!/^(填表|审核人|日期|制表)/.test(first)) return false;
  const wanted = Object.values(columns).flatMap(({ isRequired }, at) => (isRequired ? [at] : []));
  const said = wanted.filter((at) => !isEmpty(cells[at]));
  return said.length * 2 < wanted.length;
}

function isEmpty(cell: Cell): boolean {
  return textOf(cell) === "" && !(cell instanceof WrongCell && cell.kind === "wrong");
}

function readRow<C extends Columns>(
  sheet: string,
  columns: C,
  cells: readonly Cell[],
  row: number,
): { values: RowOf<C>; problems: RowError[] } {
  const problems: RowError[] = [];
  const values: Record<string, unknown> = {};
  for (const [index, [name, { title, read, isRequired }]] of Object.entries(columns).entries()) {
    const said = read(cells[index]);
    if ("problem" in said) problems.push(cellError(sheet, row, title, said.problem));
    else if (said.value === undefined && isRequired)
      problems.push(cellError(sheet, row, title, "不能为空"));
    else values[name] = said.value;
  }
  const beyond = cells[mostColumns];
  if (beyond instanceof WrongCell)
    problems.push({ sheet, row, message: `第 ${row} 行${beyond.problem}` });
  return { values: values as RowOf<C>, problems };
}
