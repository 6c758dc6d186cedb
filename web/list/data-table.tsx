import type { ReactNode } from "react";

/** One column of a list. */
export type Column<T> = { title: string; cell: (row: T) => ReactNode; narrow?: "yes" };

/** A plain table that becomes cards on a phone, prints, and reads aloud in order. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  keyOf,
  onPhone = "cards",
}: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** A few columns of numbers stay a table on a phone too. */
  onPhone?: "cards" | "table";
}) {
  return (
    <table className={`data as-${onPhone}`}>
      <caption className="skip">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ title, cell, narrow }) => (
              <td
                key={title}
                data-title={title}
                className={narrow === undefined ? undefined : "narrow"}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
