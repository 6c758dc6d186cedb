import * as z from "zod/mini";
import { WrongCell } from "#kernel/document/documents.ts";
import { type Cell, type Reader, textOf } from "./cells.ts";
import type { ProblemCode } from "./problem.ts";

/**
 * `required`: column and every cell. `blank`: the column must be there, its cells may be empty.
 * `optional`: the whole column may be missing.
 */
export type Presence = "required" | "blank" | "optional";

/** One column: its Chinese title, other titles that exports give it, how its cells are read. */
export type Column<T, P extends Presence = Presence> = {
  title: string;
  aliases: readonly string[];
  presence: P;
  cell: z.ZodMiniType<P extends "required" ? T : T | undefined, Cell>;
};

/** A column whatever its cells hold. */
export type AnyColumn = Omit<Column<unknown>, "cell"> & { cell: z.ZodMiniType<unknown, Cell> };

/** The columns of a table by name. */
export type Columns = Readonly<Record<string, AnyColumn>>;

/** A row whose cells are all right. */
export type RowOf<C extends Columns> = { [K in keyof C]: z.output<C[K]["cell"]> };

/** A data table that a unit hands over; `C` by column name. */
export type TableSpec<C extends Columns = Columns> = {
  title: string;
  columns: C;
  row: z.ZodMiniType<RowOf<C>>;
  /** Column whose value no two rows may share. */
  unique?: keyof C & string;
};

/** Declares a table; `check` names a column and what is wrong when the cells disagree. */
export function table<const C extends Columns>(
  title: string,
  columns: C,
  rules: {
    unique?: keyof C & string;
    check?: (row: RowOf<C>) => { column: keyof C & string; problem: string } | undefined;
  } = {},
): TableSpec<C> {
  const { unique, check } = rules;
  const shape = Object.fromEntries(Object.entries(columns).map(([name, { cell }]) => [name, cell]));
  const plain = z.object(shape) as unknown as z.ZodMiniType<RowOf<C>>;
  const row =
    check === undefined
      ? plain
      : plain.check(
          z.superRefine((values, context) => {
            const wrong = check(values);
            if (wrong !== undefined)
              context.addIssue({
                code: "custom",
                path: [wrong.column],
                message: wrong.problem,
                params: { code: "cell.text" },
              });
          }),
        );
  return { title, columns, row, ...(unique === undefined ? {} : { unique }) };
}

/** A column that must be there, with a value in every cell. */
export function required<T>(title: string, read: Reader<T>, ...aliases: readonly string[]) {
  return column(title, "required", read, aliases) as Column<T, "required">;
}

/** A column that must be there, but whose cells may be empty. */
export function blank<T>(title: string, read: Reader<T>, ...aliases: readonly string[]) {
  return column(title, "blank", read, aliases) as Column<T, "blank">;
}

/** A column that may be missing. */
export function optional<T>(title: string, read: Reader<T>, ...aliases: readonly string[]) {
  return column(title, "optional", read, aliases) as Column<T, "optional">;
}

function column<T>(
  title: string,
  presence: Presence,
  read: Reader<T>,
  aliases: readonly string[],
): AnyColumn {
  const cell = z.transform((cell: Cell, context): T | undefined => {
    const issue = (code: ProblemCode, message: string) => {
      context.issues.push({ code: "custom", message, input: undefined, params: { code } });
      return z.NEVER;
    };
    if (cell instanceof WrongCell) return issue("cell.text", cell.problem);
    const text = textOf(cell);
    if (text === "") return presence === "required" ? issue("cell.empty", "不能为空") : undefined;
    const said = read(text, cell);
    return "value" in said ? said.value : issue(said.code, said.problem);
  });
  return { title, aliases, presence, cell };
}
