import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../api/call.ts";
import { problemOf } from "../api/problem.ts";
import { useRenew } from "../api/renew.ts";
import { bodyOf } from "../catalog/read.ts";
import type { Operation } from "../catalog/types.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useTell } from "../shell/told.tsx";
import { DraftTold } from "./draft-told.tsx";
import { drawnBy } from "./drawn.ts";
import { Fields } from "./fields.tsx";
import { Problems } from "./problems.tsx";
import { withGroups } from "./values/skeleton.ts";
import { useDraft } from "./values/use-draft.ts";
import type { Values } from "./values/values.ts";

export type Receipt = { kind: string; id: string; version: number; status: string };

/**
 * The form of one operation, drawn from its schema. What is typed is kept for this tab; one key a
 * form makes a double click or a retry harmless; the server is the judge of what is right.
 */
export function CommandForm({
  operation,
  id,
  version,
  start,
  changed,
  stale,
  done,
}: {
  operation: Operation;
  id?: string;
  version?: number;
  start?: Values;
  /** Told of each change, by pages that show what it would lead to. */
  changed?: (value: Values) => void;
  /** Told where the matter was changed by others meanwhile. */
  stale?: () => void;
  done: (receipt: Receipt) => void;
}) {
  const tell = useTell();
  const renew = useRenew();
  const draftName = `${operation.id}.${id ?? "new"}`;
  const draft = useDraft<Values>(draftName, operation.path, start ?? {});
  const { key, value } = draft;
  const summary = useRef<HTMLDivElement>(null);
  const schema = useQuery({
    queryKey: ["schema", operation.id],
    queryFn: async () => (await bodyOf(operation)) ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  });
  const send = useMutation({
    mutationFn: () =>
      call<Receipt>({
        method: operation.method === "put" ? "PUT" : "POST",
        path: operation.path.replace(/\{\w+\}/, id ?? String(value.year ?? "")),
        key: key.current,
        version: operation.versioned === "yes" ? version : undefined,
        body: withGroups(schema.data ?? {}, value),
      }),
    onSuccess: async (receipt) => {
      draft.sent();
      tell(`${operation.summary}：已提交`);
      await renew();
      done(receipt);
    },
    onError: (error) => {
      if (problemOf(error).code !== "record.version") return;
      draft.anew();
      stale?.();
    },
  });
  useEffect(() => {
    if (send.error !== null) summary.current?.focus();
  }, [send.error]);
  if (schema.isPending) return <p className="loading">正在读取表单…</p>;
  const problem = send.error === null ? undefined : problemOf(send.error);
  const fields = problem?.fields ?? [];
  const Drawn = drawnBy(operation.id) ?? Fields;
  return (
    <form
      className="form card"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <DraftTold kept={draft.kept} path={operation.path} />
      {problem === undefined ? null : (
        <div className="summary" tabIndex={-1} ref={summary}>
          <Failure error={send.error}>
            <Problems schema={schema.data ?? {}} problems={fields} />
          </Failure>
        </div>
      )}
      <Drawn
        schema={schema.data ?? {}}
        value={value}
        problems={fields}
        change={(next) => {
          draft.change(next);
          changed?.(next);
        }}
      />
      <div className="actions">
        <Button look="main" submit="yes" busy={send.isPending}>
          {operation.summary}
        </Button>
      </div>
    </form>
  );
}
