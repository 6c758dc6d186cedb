import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call, newKey } from "../../api/call.ts";
import { problemOf } from "../../api/problem.ts";
import { useRenew } from "../../api/renew.ts";
import { saveFile } from "../../api/save-file.ts";
import { bodyOf } from "../../catalog/read.ts";
import type { Operation } from "../../catalog/types.ts";
import { Button } from "../../part/button.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useTell } from "../../shell/told.tsx";
import type { Receipt } from "../command-form.tsx";
import { Fields } from "../fields.tsx";
import { Problems } from "../problems.tsx";
import type { Values } from "../values/values.ts";
import { type Rows, RowsTold } from "./rows-told.tsx";

/** What a file is answered with: the matter that it made or changed, or what became of its rows. */
type Answer = Receipt | Rows;

/**
 * The form of an operation whose body is a file: the file, and what goes along with it. One key a file
 * makes a double click or a retry harmless.
 */
export function FileForm({
  operation,
  id,
  version,
  done,
}: {
  operation: Operation;
  id?: string;
  version?: number;
  done: (receipt: Receipt) => void;
}) {
  const tell = useTell();
  const renew = useRenew();
  const [file, choose] = useState<File>();
  const [given, change] = useState<Values>({});
  const key = useRef(newKey());
  const summary = useRef<HTMLDivElement>(null);
  const schema = useQuery({
    queryKey: ["schema", operation.id],
    queryFn: async () => (await bodyOf(operation)) ?? {},
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fields = schema.data ?? {};
  const value = { ...usualOf(fields.properties ?? {}, file), ...given };
  const send = useMutation({
    mutationFn: (sent: File) =>
      call<Answer>({
        method: "POST",
        path: operation.path.replace(/\{\w+\}/, id ?? ""),
        query: Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)])),
        key: key.current,
        version: operation.versioned === "yes" ? version : undefined,
        file: sent,
      }),
    onSuccess: async (answer) => {
      key.current = newKey();
      tell("文件已提交");
      await renew();
      if ("id" in answer) done(answer);
    },
    // A refused file is mended and sent anew: that is another request.
    onError: (error) => {
      if (problemOf(error).status !== 0) key.current = newKey();
    },
  });
  useEffect(() => {
    if (send.error !== null) summary.current?.focus();
  }, [send.error]);
  if (schema.isPending) return <p className="loading">正在读取表单…</p>;
  const problems = (problemOf(send.error).fields ?? []).map(({ path, message }) => ({
    path: path.replace(/^query\./, ""),
    message,
  }));
  return (
    <>
      <form
        className="form card"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== undefined) send.mutate(file);
        }}
      >
        {send.error === null ? null : (
          <div className="summary" tabIndex={-1} ref={summary}>
            <Failure error={send.error}>
              <Problems schema={fields} problems={problems} />
            </Failure>
          </div>
        )}
        <Template path={operation.template} />
        <div className="form-field">
          <label htmlFor="field-file">文件（{operation.accepts?.replaceAll(",", "、")}）</label>
          <p className="hint">不超过 4 MB；更大的请拆成几个文件，分次上传。</p>
          <input
            id="field-file"
            type="file"
            accept={operation.accepts}
            onChange={({ target }) => {
              choose(target.files?.[0]);
              key.current = newKey();
            }}
          />
        </div>
        <Fields schema={fields} value={value} problems={problems} change={change} />
        {send.isPending ? (
          <p role="status">
            正在上传并核对，请勿关闭本页 <progress aria-label="正在上传并核对" />
          </p>
        ) : null}
        <div className="actions">
          <Button look="main" submit="yes" busy={send.isPending} off={file === undefined}>
            {file === undefined ? "请先选择文件" : "上传"}
          </Button>
        </div>
      </form>
      {send.data === undefined || "id" in send.data ? null : <RowsTold rows={send.data} />}
    </>
  );
}

/** The empty workbook to fill in. */
function Template({ path }: { path: string | undefined }) {
  const save = useMutation({ mutationFn: (from: string) => saveFile({ path: from }) });
  if (path === undefined) return null;
  return (
    <p>
      <Button busy={save.isPending} press={() => save.mutate(path)}>
        下载空白表（附填表说明）
      </Button>
      {save.error === null ? null : <Failure error={save.error} />}
    </p>
  );
}

/** What stands in the fields before anybody types: usual values, and the file's own name. */
function usualOf(
  properties: Readonly<Record<string, { default?: unknown }>>,
  file: File | undefined,
): Values {
  const usual = Object.entries(properties).flatMap(([name, one]) => {
    if (name === "name" && file !== undefined) return [[name, file.name]];
    return one.default === undefined ? [] : [[name, one.default]];
  });
  return Object.fromEntries(usual);
}
