import { type RowProblem, RowProblems } from "../../form/file/rows-told.tsx";
import { ButtonLink } from "../../part/button.tsx";
import type { RecordView } from "../../record/types.ts";

/** What a workbook of the library has wrong, row by row, and the way to send it again. */
export default function ImportRows({ record: { status, state } }: { record: RecordView }) {
  const { errors = [], errorCount = 0 } = (state ?? {}) as {
    errors?: readonly RowProblem[];
    errorCount?: number;
  };
  if (errors.length === 0) return null;
  return (
    <>
      <p className="note">
        {status === "REFUSED"
          ? "整本没有导入：改正后重新上传。"
          : "没有错误的行已经导入；改正其余的行后重新上传，没有变化的行不会重复。"}{" "}
        <ButtonLink look="main" to="#/imports/new/postImports">
          上传改正后的工作簿
        </ButtonLink>
      </p>
      <RowProblems problems={errors} count={errorCount} />
    </>
  );
}
