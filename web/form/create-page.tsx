import { operationOf } from "../catalog/read.ts";
import { go } from "../shell/address.ts";
import { Page } from "../shell/page.tsx";
import { CommandForm } from "./command-form.tsx";

/** The form that makes a new matter of a kind. */
export default function CreatePage({ path, operation: name }: { path: string; operation: string }) {
  const operation = operationOf(name);
  if (operation === undefined) return null;
  return (
    <Page title={operation.summary} extra={<a href={`#/${path}`}>返回列表</a>}>
      <CommandForm operation={operation} done={({ id }) => go(`/${path}/${id}`)} />
    </Page>
  );
}
