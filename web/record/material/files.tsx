import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call, newKey } from "../../api/call.ts";
import { usePages } from "../../list/pages.ts";
import { Button } from "../../part/button.tsx";
import { Failure } from "../../shell/failure.tsx";
import { localTime } from "../days.ts";
import { sizeText } from "./sizes.ts";
import { Uploads } from "./uploads.tsx";

export type FileLine = {
  id: string;
  status: "ANNOUNCED" | "STORED" | "REFUSED";
  name: string;
  contentType: string;
  bytes: number;
  sha256: string;
  announcedAt: string;
  announcedByName?: string;
  replaces?: string;
  /** Why it was not taken in. */
  reason?: string;
};

/** The material of one matter, newest first. */
export function useFiles(subject: { kind: string; id: string }) {
  return usePages<FileLine>("/files", subject);
}

/** The material of a matter: what lies there, opened file by file with a trace, and more sent in. */
export function Files({ kind, id }: { kind: string; id: string }) {
  const files = useFiles({ kind, id });
  const present = files.rows.filter(({ status }) => status !== "ANNOUNCED");
  return (
    <section className="card">
      <h2>材料</h2>
      {files.error === null ? null : (
        <Failure error={files.error} retry={() => void files.refetch()} />
      )}
      {files.isSuccess && present.length === 0 ? <p className="quiet">还没有材料。</p> : null}
      <ul className="files">
        {present.map((file) => (
          <li key={file.id}>
            <FileRow file={file} />
          </li>
        ))}
      </ul>
      {files.hasNextPage ? <Button press={() => void files.fetchNextPage()}>更多</Button> : null}
      <Uploads subject={{ kind, id }} done={() => void files.refetch()} />
    </section>
  );
}

function FileRow({ file }: { file: FileLine }) {
  const { id, name, bytes, sha256, announcedAt, announcedByName, status, contentType } = file;
  const [picture, setPicture] = useState<string>();
  const open = useMutation({
    mutationFn: async () => {
      const { url } = await call<{ url: string }>({
        method: "POST",
        path: `/files/${id}/download`,
        key: newKey(),
        body: {},
      });
      if (!contentType.startsWith("image/")) return location.assign(url);
      setPicture(URL.createObjectURL(await (await fetch(url)).blob()));
    },
  });
  return (
    <>
      <p>
        <strong>{name}</strong>{" "}
        <span className="quiet">
          {sizeText(bytes)} · {localTime(announcedAt)}
          {announcedByName === undefined ? "" : ` · ${announcedByName} 上传`}
          {file.replaces === undefined ? "" : " · 替换了较早的一份"}
        </span>{" "}
        {status === "REFUSED" ? (
          <span className="wrong">
            未通过检查，不能使用{file.reason === undefined ? "" : `：${file.reason}`}
          </span>
        ) : null}
      </p>
      {status === "STORED" ? (
        <Button label={`打开：${name}`} busy={open.isPending} press={() => open.mutate()}>
          打开（留痕）
        </Button>
      ) : null}
      {open.error === null ? null : <Failure error={open.error} />}
      {picture === undefined ? null : <img className="preview" src={picture} alt={name} />}
      <details>
        <summary className="quiet">核验</summary>
        <p className="hash">SHA-256 {sha256}</p>
      </details>
    </>
  );
}
