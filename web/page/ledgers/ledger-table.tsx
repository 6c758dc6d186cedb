import { useState } from "react";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { useTell } from "../../shell/told.tsx";

/** A ledger as the API gives it: every cell is the text that is printed. */
export type Table = {
  title?: string;
  columns: readonly string[];
  types?: readonly string[];
  summary?: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  rows: readonly (readonly string[])[];
};

/** So many lines are drawn at a time: a year may have thousands. */
const step = 200;

/** The head of sums, the lines, and the same as a workbook; wide tables scroll inside their card. */
export function TableOfLedger({ table, save }: { table: Table; save: () => Promise<void> }) {
  const { title = "台账", columns, types = [], summary, rows } = table;
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
        <span>共 {rows.length} 行</span>
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
            columns={columnsOf(summary.columns, [])}
            rows={numbered(summary.rows)}
            keyOf={({ key }) => key}
          />
        </section>
      )}
      {rows.length === 0 ? <p className="empty">所选范围内没有记录。</p> : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
        <section className="table-card ledger" tabIndex={0} aria-label={title}>
          <DataTable
            caption={title}
            columns={columnsOf(columns, types)}
            rows={numbered(rows.slice(0, shown))}
            keyOf={({ key }) => key}
          />
        </section>
      )}
      {shown < rows.length ? (
        <div className="more">
          <Button press={() => show(shown + step)}>再看 {step} 行</Button>
        </div>
      ) : null}
    </>
  );
}

type Row = { key: string; cells: readonly string[] };

const numbered = (rows: readonly (readonly string[])[]): Row[] =>
  rows.map((cells, place) => ({ key: String(place), cells }));

function columnsOf(titles: readonly string[], types: readonly string[]) {
  return titles.map((title, place) => ({
    title,
    cell: ({ cells }: Row) => cells[place] ?? "",
    ...(types[place] === undefined || types[place] === "text" ? {} : { narrow: "yes" as const }),
  }));
}
