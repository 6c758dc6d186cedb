import { headerWithin, mostColumns, WrongCell } from "#kernel/document/documents.ts";
import { type Cell, textOf } from "./cells.ts";
import type { ProblemCode, TableProblem } from "./problem.ts";
import type { AnyColumn, Columns, RowOf, TableSpec } from "./table.ts";

/** A file's rows from the first, as they come; `file` names it in problems and hits. */
export type Source = {
  file: string;
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
};

/** What rows throw when their file breaks off or was never a table; the message is Chinese. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** A row that was read, one that was refused, or a file that cannot be read at all. */
export type TableEvent<C extends Columns> =
  | { type: "row"; file: string; row: number; values: RowOf<C> }
  | { type: "refused"; problems: readonly TableProblem[] }
  | { type: "unusable"; problems: readonly TableProblem[] };

/** Where each value of a unique column stood first. */
type Seen = Map<unknown, { file: string; row: number }>;

/**
 * Reads the files of one table row by row; columns may stand in any order and among others. Wrong
 * rows are refused with code and row number, and so is a second row with a unique value.
 */
export async function* readTable<C extends Columns>(
  spec: TableSpec<C>,
  sources: readonly Source[],
): AsyncGenerator<TableEvent<C>> {
  const seen: Seen = new Map();
  for (const source of sources) yield* readFile(spec, source, seen);
}

async function* readFile<C extends Columns>(
  spec: TableSpec<C>,
  { file, rows }: Source,
  seen: Seen,
): AsyncGenerator<TableEvent<C>> {
  const where = { table: spec.title, file };
  let places: ReadonlyMap<string, number> | undefined;
  let row = 0;
  for await (const cells of rowsOf(rows)) {
    row += 1;
    if (cells instanceof UnreadableFile) {
      const upTo = row === 1 ? "文件" : `仅读到第 ${row - 1} 行，其后`;
      const message = `${upTo}无法读取：${cells.message}`;
      yield { type: "unusable", problems: [{ ...where, code: "table.unreadable", message }] };
      return;
    }
    if (places === undefined) {
      if (isHeader(spec, cells)) {
        const header = readHeader(spec, cells);
        if ("problem" in header) {
          const { code, column, problem } = header;
          const said = column === undefined ? {} : { column };
          const message = `第 ${row} 行表头${problem}`;
          yield { type: "unusable", problems: [{ ...where, code, row, ...said, message }] };
          return;
        }
        places = header.places;
      } else if (row >= headerWithin) break;
      continue;
    }
    if (isNoData(spec, cells, places)) continue;
    yield readRow(spec, { ...where, row }, cells, places, seen);
  }
  if (places !== undefined) return;
  const titles = Object.values(spec.columns).map(({ title }) => title);
  const message = `前 ${headerWithin} 行内没有“${spec.title}”的表头（${titles.join("、")}）`;
  yield { type: "unusable", problems: [{ ...where, code: "table.header", message }] };
}

/** Rows, and in place of the first that cannot be read what is wrong with the file. */
async function* rowsOf(
  rows: Source["rows"],
): AsyncGenerator<readonly Cell[] | UnreadableFile, void> {
  try {
    yield* rows;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield error;
  }
}

function readRow<C extends Columns>(
  spec: TableSpec<C>,
  where: { table: string; file: string; row: number },
  cells: readonly Cell[],
  places: ReadonlyMap<string, number>,
  seen: Seen,
): TableEvent<C> {
  const given: Record<string, Cell> = {};
  for (const name of Object.keys(spec.columns)) given[name] = cells[places.get(name) ?? -1];
  const read = spec.row.safeParse(given);
  const problemAt = (name: string, code: ProblemCode, problem: string): TableProblem => {
    const column = spec.columns[name]?.title ?? name;
    return { code, ...where, column, message: `第 ${where.row} 行“${column}”${problem}` };
  };
  const beyond = cells[mostColumns];
  if (beyond instanceof WrongCell) {
    const message = `第 ${where.row} 行${beyond.problem}`;
    return { type: "refused", problems: [{ code: "cell.text", ...where, message }] };
  }
  if (!read.success) {
    const problems = read.error.issues.map((issue) => {
      const { code = "cell.text" } = ("params" in issue ? issue.params : {}) as {
        code?: ProblemCode;
      };
      return problemAt(String(issue.path[0]), code, issue.message);
    });
    return { type: "refused", problems };
  }
  const { unique } = spec;
  if (unique !== undefined) {
    const value = read.data[unique];
    const first = seen.get(value);
    if (first !== undefined) {
      const place = first.file === where.file ? "" : `“${first.file}”`;
      const problem = `与${place}第 ${first.row} 行重复`;
      return { type: "refused", problems: [problemAt(unique, "row.duplicate", problem)] };
    }
    seen.set(value, { file: where.file, row: where.row });
  }
  return { type: "row", file: where.file, row: where.row, values: read.data };
}

/** Titles without what typing changes: widths of brackets, spaces. */
function titleOf(cell: Cell): string {
  return textOf(cell).replaceAll(/\s+/g, "");
}

/** Titles of a column, the one that wins first. */
function titlesOf({ title, aliases }: AnyColumn): string[] {
  return [title, ...aliases].map(titleOf);
}

/** A header names at least half of the columns that must be there. */
function isHeader({ columns }: TableSpec, cells: readonly Cell[]): boolean {
  const found = new Set(cells.map(titleOf));
  const wanted = Object.values(columns).filter(({ presence }) => presence !== "optional");
  const there = wanted.filter((column) => titlesOf(column).some((title) => found.has(title)));
  return there.length * 2 >= wanted.length;
}

/** Each column takes the first of its titles that stands there and that no other has taken. */
function readHeader(
  { columns }: TableSpec,
  cells: readonly Cell[],
):
  | { places: ReadonlyMap<string, number> }
  | { code: ProblemCode; column?: string; problem: string } {
  const header = cells.map(titleOf);
  const places = new Map<string, number>();
  const taken = new Set<number>();
  const missing: string[] = [];
  for (const [name, column] of Object.entries(columns)) {
    const place = titlesOf(column)
      .map((title) => header.indexOf(title))
      .find((at) => at >= 0 && !taken.has(at));
    if (place === undefined) {
      if (column.presence !== "optional") missing.push(column.title);
      continue;
    }
    const title = header[place] ?? "";
    if (header.lastIndexOf(title) !== place)
      return { code: "table.header", column: column.title, problem: `有两列“${title}”` };
    taken.add(place);
    places.set(name, place);
  }
  const [column] = missing;
  return column === undefined
    ? { places }
    : { code: "table.column", column, problem: `缺少列“${missing.join("”“")}”` };
}

const closing = /^(?:合计|小计|总计|填表人|审核人|制表)/;

/** Empty rows, and rows of sums and signatures; these lack what a row of data must have. */
function isNoData(
  spec: TableSpec,
  cells: readonly Cell[],
  places: ReadonlyMap<string, number>,
): boolean {
  const first = cells.find(
    (cell) => textOf(cell) !== "" || (cell instanceof WrongCell && cell.kind === "wrong"),
  );
  if (first === undefined) return true;
  if (typeof first !== "string" || !closing.test(textOf(first))) return false;
  return Object.entries(spec.columns).some(
    ([name, { presence }]) =>
      presence === "required" && textOf(cells[places.get(name) ?? -1]) === "",
  );
}
