import { type ReactNode, useState } from "react";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { isPhone } from "../../part/fold.tsx";
import { NumberButton } from "../../part/number.tsx";
import { useAddressOf } from "../../record/source.ts";
import { useTell } from "../../shell/told.tsx";

/** A ledger as the API gives it: every cell is the text that is printed. */
export type Table = {
  title?: string;
  columns: readonly string[];
  types?: readonly string[];
  summary?: {
    columns: readonly string[];
    counts?: readonly ("yes" | "no")[];
    rows: readonly (readonly string[])[];
  };
  rows: readonly (readonly string[])[];
  /** Of each row the id of its record; empty where it stands for none. */
  records?: readonly string[];
  /** How many rows there are, of which some are here; where the next ones come from. */
  total?: number;
  cursor?: string;
};

/** A number of the head, by the title of its column and that of its group. */
export type Behind = { sum: string; group: string };

/** So many lines are drawn at a time: a year may have thousands, and a card on a phone is as high as ten. */
const step = isPhone() ? 30 : 200;
/** A card shows so many columns at first; the number and the first things that it says are among them. */
const first = 6;

/** The head of sums, the lines, and the same as a workbook; wide tables scroll inside their card. */
export function TableOfLedger({
  table,
  behind,
  open,
  more,
  save,
}: {
  table: Table;
  /** The number whose rows are shown, if not all are. */
  behind: Behind | undefined;
  open: (behind: Behind | undefined) => void;
  /** Fetches the next rows; undefined where all are here. */
  more: (() => void) | undefined;
  save: () => Promise<void>;
}) {
  const { title = "台账", columns, types = [], summary, rows, records = [] } = table;
  const { total = rows.length } = table;
  const addressOf = useAddressOf();
  const [shown, show] = useState(step);
  const tell = useTell();
  const [isSaving, setSaving] = useState(false);
  const print = async () => {
    setSaving(true);
    try {
      await save();
    } catch (error) {
      tell(error instanceof Error ? error.message : "下载失败，请重试");
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <div className="filters">
        <strong>{title}</strong>
        <span>共 {total} 行</span>
        <Button busy={isSaving} press={() => void print()}>
          下载表格（.xlsx）
        </Button>
      </div>
      {summary === undefined ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
        <section className="table-card" tabIndex={0} aria-label="合计">
          <DataTable
            caption="合计"
            onPhone="table"
            columns={sumsOf(summary, open)}
            rows={numbered(summary.rows, [])}
            keyOf={({ key }) => key}
          />
        </section>
      )}
      {behind === undefined ? null : (
        <p className="filters">
          <strong>
            只列出“{behind.sum}”{behind.group === "" ? "" : `（${behind.group}）`}的 {total} 行
          </strong>
          <Button press={() => open(undefined)}>列出全部</Button>
        </p>
      )}
      {rows.length === 0 ? <p className="empty">所选范围内没有您可以查看的记录。</p> : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
        <section className="table-card ledger" tabIndex={0} aria-label={title}>
          <DataTable
            caption={title}
            columns={columnsOf(columns, types, addressOf)}
            rows={numbered(rows.slice(0, shown), records)}
            keyOf={({ key }) => key}
            first={first}
          />
        </section>
      )}
      {shown < total ? (
        <p className="printed">
          只印出前 {Math.min(shown, rows.length)} 行，共 {total} 行；全部请下载表格后打印。
        </p>
      ) : null}
      {shown < total ? (
        <div className="more">
          <Button
            press={() => {
              if (shown + step > rows.length) more?.();
              show(shown + step);
            }}
          >
            再看 {step} 行
          </Button>
        </div>
      ) : null}
    </>
  );
}

type Row = { key: string; cells: readonly string[]; record: string };

const numbered = (rows: readonly (readonly string[])[], records: readonly string[]): Row[] =>
  rows.map((cells, place) => ({ key: String(place), cells, record: records[place] ?? "" }));

/** A row's number and the first thing that it says lead to its record, where the reader may open it. */
function columnsOf(
  titles: readonly string[],
  types: readonly string[],
  addressOf: (record: string) => string | undefined,
) {
  return titles.map((title, place) => ({
    title,
    cell: ({ cells, record }: Row): ReactNode => {
      const text = cells[place] ?? "";
      const at = cells.findIndex((cell, index) => index > 0 && cell !== "");
      const address = place === at ? addressOf(record) : undefined;
      return address === undefined ? text : <a href={address}>{text}</a>;
    },
    ...(types[place] === undefined || types[place] === "text" ? {} : { narrow: "yes" as const }),
  }));
}

/** Numbers of the head that count rows open them. */
function sumsOf(
  { columns, counts = [] }: NonNullable<Table["summary"]>,
  open: (behind: Behind) => void,
) {
  return columns.map((title, place) => ({
    title,
    cell: ({ cells }: Row): ReactNode => {
      const [group = ""] = cells;
      const text = cells[place] ?? "";
      if (counts[place] !== "yes" || text === "0" || text === "") return text;
      return (
        <NumberButton
          says={`${group} ${title} ${text}，列出各行`}
          text={text}
          press={() => open({ sum: title, group })}
        />
      );
    },
  }));
}
