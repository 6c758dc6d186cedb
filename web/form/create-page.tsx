import { useState } from "react";
import { operationOf } from "../catalog/read.ts";
import { go } from "../shell/address.ts";
import { Page } from "../shell/page.tsx";
import { CommandForm, type Receipt } from "./command-form.tsx";
import { FileForm } from "./file/file-form.tsx";
import { startOf } from "./starts.ts";

/** The form that makes a new matter of a kind. */
export default function CreatePage({ path, operation: name }: { path: string; operation: string }) {
  const operation = operationOf(name);
  // A form that has been begun anew reads its draft again.
  const [begun, begin] = useState(0);
  if (operation === undefined) return null;
  const Start = startOf(name);
  // Who asks for something of another kind may not be one of its readers.
  const done = ({ id }: Receipt) =>
    go(operation.beside === undefined ? `/${path}/${id}` : `/${path}`);
  return (
    <Page title={operation.summary} extra={<a href={`#/${path}`}>返回列表</a>}>
      {Start === undefined ? null : <Start name={name} begin={() => begin(begun + 1)} />}
      {operation.body === "binary" ? (
        <FileForm operation={operation} done={done} />
      ) : (
        <CommandForm key={begun} operation={operation} done={done} />
      )}
    </Page>
  );
}
