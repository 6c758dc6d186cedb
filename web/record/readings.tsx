import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../api/call.ts";
import { problemOf } from "../api/problem.ts";
import { saveFile } from "../api/save-file.ts";
import { bodyOf, readingsOf } from "../catalog/read.ts";
import type { Kind, Operation } from "../catalog/types.ts";
import { Fields } from "../form/fields.tsx";
import { Problems } from "../form/problems.tsx";
import { useDraft } from "../form/values/use-draft.ts";
import type { Values } from "../form/values/values.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useMe } from "../shell/me.ts";
import { Answer } from "./answer.tsx";

/** What is handed out only with a trace: each opening is written down before anything is shown. */
export function Readings({ kind, id }: { kind: Kind; id: string }) {
  const { data: me } = useMe();
  const open = readingsOf(kind).filter(({ right }) => me?.rights[right] !== undefined);
  if (open.length === 0) return null;
  return (
    <section className="card readings">
      <h2>留痕查阅</h2>
      <p className="quiet">每次查阅都记入全程留痕；内容只在本页显示，离开后须重新查阅。</p>
      {open.map((operation) => (
        <Reading key={operation.id} operation={operation} id={id} />
      ))}
    </section>
  );
}

function Reading({ operation, id }: { operation: Operation; id: string }) {
  const draft = useDraft<Values>(`${operation.id}.${id}`, operation.path, {});
  const { value } = draft;
  const schema = useQuery({
    queryKey: ["schema", operation.id],
    queryFn: async () => (await bodyOf(operation)) ?? {},
    enabled: operation.body === "form",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [nth, setNth] = useState("1");
  const isNumbered = operation.path.endsWith("/{n}");
  const path = operation.path.replace("{id}", id).replace("{n}", encodeURIComponent(nth));
  const isFile = path.endsWith(".docx");
  const read = useMutation({
    mutationFn: async () =>
      isFile
        ? saveFile({ method: "POST", path, body: value })
        : call<unknown>({ method: "POST", path, body: value }),
    onSuccess: draft.sent,
  });
  const [title = "", note] = operation.summary.split(/[（）]/);
  const fields = read.error === null ? [] : (problemOf(read.error).fields ?? []);
  return (
    <div className="reading">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          read.mutate();
        }}
      >
        {read.error === null ? null : (
          <Failure error={read.error}>
            <Problems schema={schema.data ?? {}} problems={fields} />
          </Failure>
        )}
        {schema.data === undefined ? null : (
          <Fields schema={schema.data} value={value} problems={fields} change={draft.change} />
        )}
        {isNumbered ? (
          <label>
            第几个材料（序号见原文）
            <input
              type="number"
              min="1"
              required
              value={nth}
              onChange={({ target }) => setNth(target.value)}
            />
          </label>
        ) : null}
        <p>
          <Button submit="yes" busy={read.isPending}>
            {title}
          </Button>{" "}
          {note === undefined ? null : <span className="quiet">{note}</span>}
        </p>
      </form>
      {read.data === undefined || isFile ? null : (
        <div className="told-once" role="status">
          <Answer value={read.data} />
        </div>
      )}
    </div>
  );
}
