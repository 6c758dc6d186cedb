import { useRef, useState } from "react";
import { problemOf } from "../../api/problem.ts";
import { upload } from "../../api/upload.ts";
import { Button } from "../../part/button.tsx";
import { sizeText } from "./sizes.ts";

type Sending = {
  file: File;
  stop: AbortController;
  part: number;
  state: "waiting" | "sending" | "done" | "refused" | "failed" | "stopped";
  /** Why it failed or was refused. */
  why?: string;
};

/** At most so many files are on their way at once. */
const atOnce = 3;
/** 50 MB, as the store takes them. */
const largest = 50_000_000;

/** Files chosen here or dropped, sent with progress; each can be stopped and tried again alone. */
export function Uploads({
  subject,
  within = "page",
  done,
}: {
  subject: { kind: string; id: string };
  /** A form may have several; only a page's own is a landmark. */
  within?: "page" | "field";
  /** Told of each file that was looked at: its id where it was taken in. */
  done: (id: string | undefined) => void;
}) {
  const [sendings, setSendings] = useState<readonly Sending[]>([]);
  const present = useRef(sendings);
  // A file may arrive long after it was chosen: what the page says then is told, not what it said before.
  const told = useRef(done);
  told.current = done;
  const set = (next: readonly Sending[]) => {
    present.current = next;
    setSendings(next);
  };
  const change = (file: File, next: Partial<Sending>) =>
    set(present.current.map((each) => (each.file === file ? { ...each, ...next } : each)));

  async function run({ file, stop }: Sending): Promise<void> {
    change(file, { state: "sending" });
    try {
      const end = await upload(file, subject, {
        progress: (part) => change(file, { part }),
        stop: stop.signal,
      });
      // The same file would be refused again: there is nothing to retry.
      change(
        file,
        end.taken === "yes" ? { state: "done", part: 1 } : { state: "refused", why: end.reason },
      );
      told.current(end.taken === "yes" ? end.id : undefined);
    } catch (error) {
      const { title, detail, fields = [] } = problemOf(error);
      const why = [title, detail, ...fields.map(({ message }) => message)].filter(Boolean);
      change(
        file,
        stop.signal.aborted ? { state: "stopped" } : { state: "failed", why: why.join("；") },
      );
    }
    runNext();
  }

  function runNext(): void {
    const running = present.current.filter(({ state }) => state === "sending").length;
    const next = present.current.filter(({ state }) => state === "waiting");
    for (const sending of next.slice(0, atOnce - running)) void run(sending);
  }

  function add(files: FileList | null): void {
    const added = [...(files ?? [])].map((file): Sending => {
      const sending: Sending = { file, stop: new AbortController(), part: 0, state: "waiting" };
      return file.size > largest
        ? { ...sending, state: "failed", why: "文件不能超过 50 MB" }
        : sending;
    });
    set([...present.current, ...added]);
    runNext();
  }

  return (
    <section
      className="upload"
      aria-label={within === "page" ? "上传材料" : undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer.files);
      }}
    >
      <label className="button plain pick">
        选择文件上传
        <input
          type="file"
          multiple
          onChange={(event) => {
            add(event.target.files);
            event.target.value = "";
          }}
        />
      </label>
      <p className="hint">
        也可以把文件拖到这里。PDF、Word、Excel、CSV、JPEG、PNG，每个不超过 50 MB。
      </p>
      <ul className="files" aria-live="polite">
        {sendings.map((sending) => (
          <li key={`${sending.file.name}.${sending.file.lastModified}.${sending.file.size}`}>
            {sending.file.name} <span className="quiet">{sizeText(sending.file.size)}</span>{" "}
            <span className={sending.state === "refused" ? "wrong" : ""}>{words(sending)}</span>
            {sending.state === "sending" ? (
              <>
                <progress
                  aria-label={`${sending.file.name} 的上传进度`}
                  value={sending.part}
                  max={1}
                />
                <Button press={() => sending.stop.abort()}>停止</Button>
              </>
            ) : null}
            {sending.state === "failed" || sending.state === "stopped" ? (
              <Button
                press={() => {
                  change(sending.file, { state: "waiting", stop: new AbortController(), part: 0 });
                  runNext();
                }}
              >
                重新上传
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function words({ state, why, part }: Sending): string {
  if (state === "refused") return `未被接收，不能使用：${why ?? ""}`;
  if (state === "failed") return `没有传上：${why ?? ""}`;
  if (state === "sending") return part < 1 ? `${Math.round(part * 100)}%` : "正在核对和扫描…";
  return { waiting: "等待中", done: "已接收", stopped: "已停止" }[state];
}
