import { useMutation } from "@tanstack/react-query";
import { saveFile } from "../api/save-file.ts";
import { papersOf } from "../catalog/read.ts";
import type { Kind, PaperOf } from "../catalog/types.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useMe } from "../shell/me.ts";
import type { RecordView } from "./types.ts";

/** Papers and tables that are made of a matter as it stands; one that it is too early for says so. */
export function Papers({ kind, id, record }: { kind: Kind; id: string; record: RecordView }) {
  const { data: me } = useMe();
  const open = papersOf(kind)
    .filter(({ right }) => me?.rights[right] !== undefined)
    .flatMap((paper) => oneByOne(paper, record));
  if (open.length === 0) return null;
  return (
    <section className="card papers">
      <details>
        <summary>公文和表格（{open.length} 种）</summary>
        <ul className="files">
          {open.map(({ path, title }) => (
            <li key={path}>
              <Paper path={path.replace("{id}", id)} title={title} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** A paper that there are several of, each with its number. */
function oneByOne(
  { path, title, each }: PaperOf,
  record: RecordView,
): readonly { path: string; title: string }[] {
  if (each === undefined) return [{ path, title }];
  const { [each]: lines } = { ...record, ...record.state } as Readonly<Record<string, unknown>>;
  const { length } = Array.isArray(lines) ? lines : [];
  return Array.from({ length }, (_, place) => ({
    path: path.replace("{n}", String(place + 1)),
    title: length === 1 ? title : `${title}（第 ${place + 1} 件）`,
  }));
}

function Paper({ path, title }: { path: string; title: string }) {
  const save = useMutation({ mutationFn: () => saveFile({ path }) });
  return (
    <>
      <p>
        {title}{" "}
        <Button label={`下载：${title}`} busy={save.isPending} press={() => save.mutate()}>
          下载
        </Button>
      </p>
      {save.error === null ? null : <Failure error={save.error} />}
    </>
  );
}
