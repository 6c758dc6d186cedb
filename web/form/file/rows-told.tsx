import { kinds, statusText } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import { useAddressOf } from "../../record/source.ts";

/** What is wrong with a cell or row of a workbook, and where. */
export type RowProblem = { sheet: string; row?: number; column?: string; message: string };

/** What became of a workbook's rows: made anew, known already, wrong. */
export type Rows = {
  nominated: readonly { row: number; id: string; status: string }[];
  known: readonly { row: number; id: string; status: string }[];
  errors: readonly RowProblem[];
};

/** Rows of a workbook that were not taken, by sheet, row and column as its sender finds them there. */
export function RowProblems({
  problems,
  count = problems.length,
}: {
  problems: readonly RowProblem[];
  /** How many there are in all. */
  count?: number;
}) {
  const title = `有错误的行：共 ${count} 处${count > problems.length ? `，列出前 ${problems.length} 处` : ""}`;
  return (
    <section className="told-rows">
      <h2>{title}</h2>
      <p className="quiet">请在原工作簿中按下列位置改正，再把整本上传；已经收下的行不会重复。</p>
      <div className="table-card">
        <DataTable
          caption={title}
          rows={problems.map((problem, n) => ({ ...problem, n }))}
          keyOf={({ n }) => String(n)}
          columns={[
            { title: "工作表", narrow: "yes", cell: ({ sheet }) => sheet },
            { title: "行", narrow: "yes", cell: ({ row }) => row ?? "—" },
            { title: "列", narrow: "yes", cell: ({ column }) => column ?? "—" },
            { title: "问题", cell: ({ message }) => message },
          ]}
        />
      </div>
    </section>
  );
}

/** What became of a workbook's rows, each of which is a matter of its own. */
export function RowsTold({ rows: { nominated, known, errors } }: { rows: Rows }) {
  const addressOf = useAddressOf();
  const taken = [
    ...nominated.map((row) => ({ ...row, said: "新收下" })),
    ...known.map((row) => ({ ...row, said: "此前已收下，没有重复" })),
  ].sort((a, b) => a.row - b.row);
  return (
    <>
      <p className="note" role="status">
        新收下 {nominated.length} 行，此前已收下 {known.length} 行，有错误 {errors.length} 处。
      </p>
      {errors.length === 0 ? null : <RowProblems problems={errors} />}
      {taken.length === 0 ? null : (
        <section className="told-rows">
          <h2>已收下的行</h2>
          <div className="table-card">
            <DataTable
              caption="已收下的行"
              rows={taken}
              keyOf={({ row }) => String(row)}
              columns={[
                { title: "行", narrow: "yes", cell: ({ row }) => row },
                { title: "事项", cell: ({ id, said }) => <a href={addressOf(id)}>{said}</a> },
                {
                  title: "现在",
                  narrow: "yes",
                  cell: ({ id, status }) => statusText(kindOfId(id), status),
                },
              ]}
            />
          </div>
        </section>
      )}
    </>
  );
}

function kindOfId(id: string): string {
  return kinds.find(({ prefix }) => prefix === id.split("_")[0])?.kind ?? "";
}
