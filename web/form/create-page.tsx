import { useState } from "react";
import { operationOf } from "../catalog/read.ts";
import { go } from "../shell/address.ts";
import { Page } from "../shell/page.tsx";
import { CommandForm } from "./command-form.tsx";
import { startOf } from "./starts.ts";

/** The form that makes a new matter of a kind. */
export default function CreatePage({ path, operation: name }: { path: string; operation: string }) {
  const operation = operationOf(name);
  // A form that has been begun anew reads its draft again.
  const [begun, begin] = useState(0);
  if (operation === undefined) return null;
  const Start = startOf(name);
  return (
    <Page title={operation.summary} extra={<a href={`#/${path}`}>返回列表</a>}>
      {Start === undefined ? null : <Start name={name} begin={() => begin(begun + 1)} />}
      <CommandForm
        key={begun}
        operation={operation}
        // Who asks for something of another kind may not be one of its readers.
        done={({ id }) => go(operation.beside === undefined ? `/${path}/${id}` : `/${path}`)}
      />
    </Page>
  );
}
