import type { ReactNode } from "react";
import { mayPass, problemOf } from "../api/problem.ts";
import { Button } from "../part/button.tsx";
import { Notice } from "../part/notice.tsx";

/** What the API refused, in its own words; with a button where trying again makes sense. */
export function Failure({
  error,
  retry,
  children,
}: {
  error: unknown;
  retry?: () => void;
  children?: ReactNode;
}) {
  const problem = problemOf(error);
  const { title, detail, code, requestId } = problem;
  return (
    <Notice tone={mayPass(problem) ? "warning" : "error"} title={title}>
      {detail === undefined ? null : <p>{detail}</p>}
      {children}
      <p className="quiet">
        代码 {code}
        {requestId === undefined || requestId === "" ? "" : ` · 编号 ${requestId}`}
      </p>
      {retry !== undefined && mayPass(problem) ? <Button press={retry}>再试一次</Button> : null}
    </Notice>
  );
}
