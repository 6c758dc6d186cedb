import { type ReactNode, useRef } from "react";
import { FoldedRow } from "../part/fold.tsx";
import { Part } from "./part.tsx";
import { useSteadyWidths } from "./widths.ts";

/** A column: its heading, and what stands in it for a row. */
export type Column<T> = { title: string; cell: (row: T) => ReactNode; narrow?: "yes" };

/** Rows that are drawn and put away together. */
const together = 50;
/** A table up to this long is drawn whole, so that a page's own search finds every row. */
const longest = 300;

/** A plain table that becomes cards on a phone, prints, and reads aloud in order; a long one is drawn where it is seen. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  keyOf,
  onPhone = "cards",
  first = columns.length,
}: {
  caption: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** A few columns of numbers stay a table on a phone too. */
  onPhone?: "cards" | "table";
  /** So many columns stand on a card at first; all of them unless said. */
  first?: number;
}) {
  const isLong = rows.length > longest;
  const table = useRef<HTMLTableElement>(null);
  useSteadyWidths(table, isLong);
  const cellsOf = (row: T, some: readonly Column<T>[], looks: string) =>
    some.map(({ title, cell, narrow }) => (
      <td
        key={title}
        data-title={title}
        className={[looks, narrow === undefined ? "" : "narrow"].join(" ").trim() || undefined}
      >
        {cell(row)}
      </td>
    ));
  const drawn = (some: readonly T[], from: number) =>
    some.map((row, index) => {
      const place = isLong ? from + index + 2 : undefined;
      return columns.length > first + 1 ? (
        <FoldedRow
          key={keyOf(row)}
          place={place}
          first={cellsOf(row, columns.slice(0, first), "")}
          cells={cellsOf(row, columns.slice(first), "beyond")}
        />
      ) : (
        <tr key={keyOf(row)} aria-rowindex={place}>
          {cellsOf(row, columns, "")}
        </tr>
      );
    });
  return (
    <table
      ref={table}
      className={`data as-${onPhone}`}
      aria-rowcount={isLong ? rows.length + 1 : undefined}
    >
      <caption className="skip">{caption}</caption>
      <thead>
        <tr aria-rowindex={isLong ? 1 : undefined}>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {isLong ? (
        Array.from({ length: Math.ceil(rows.length / together) }, (_, part) => part * together).map(
          (from) => (
            <Part
              key={from}
              columns={columns.length}
              begins={from === 0 ? "drawn" : "away"}
              rows={() => drawn(rows.slice(from, from + together), from)}
            />
          ),
        )
      ) : (
        <tbody>{drawn(rows, 0)}</tbody>
      )}
    </table>
  );
}
