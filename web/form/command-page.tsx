import { useState } from "react";
import { operationOf } from "../catalog/read.ts";
import { useRecord } from "../record/source.ts";
import type { RecordView } from "../record/types.ts";
import { go } from "../shell/address.ts";
import { Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { CommandForm } from "./command-form.tsx";
import { Conflict } from "./conflict.tsx";
import { FileForm } from "./file/file-form.tsx";
import { Matter } from "./matter.ts";

/** The form of one operation on one matter, opened at the version that the person has seen. */
export default function CommandPage({
  path,
  id,
  operation: name,
}: {
  path: string;
  id: string;
  operation: string;
}) {
  const operation = operationOf(name);
  const { record } = useRecord(path, id);
  // What the form was opened at; a later reading is compared with it.
  const [first, setFirst] = useState<RecordView>();
  if (operation === undefined) return null;
  if (first === undefined && record.data !== undefined) setFirst(record.data);
  const done = () => go(`/${path}/${id}`);
  return (
    <Page title={operation.summary} extra={<a href={`#/${path}/${id}`}>返回事项</a>}>
      {record.error === null ? null : <Failure error={record.error} />}
      {record.data === undefined ? null : (
        <>
          {first === undefined ? null : <Conflict seen={first} now={record.data} />}
          <Matter.Provider value={{ kind: record.data.kind, id }}>
            {operation.body === "binary" ? (
              <FileForm operation={operation} id={id} version={record.data.version} done={done} />
            ) : (
              <CommandForm
                operation={operation}
                id={id}
                version={record.data.version}
                stale={() => void record.refetch()}
                done={done}
              />
            )}
          </Matter.Provider>
        </>
      )}
    </Page>
  );
}
