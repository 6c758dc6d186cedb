import { useMutation } from "@tanstack/react-query";
import { saveFile } from "../api/save-file.ts";
import { papersOf } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { useMe } from "../shell/me.ts";

/** Papers and tables that are made of a matter as it stands; one that it is too early for says so. */
export function Papers({ kind, id }: { kind: Kind; id: string }) {
  const { data: me } = useMe();
  const open = papersOf(kind).filter(({ right }) => me?.rights[right] !== undefined);
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
