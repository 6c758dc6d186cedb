import { useContext, useRef } from "react";
import { useFiles } from "../../record/material/files.tsx";
import { sizeText } from "../../record/material/sizes.ts";
import { Uploads } from "../../record/material/uploads.tsx";
import { Matter } from "../matter.ts";

/** Files of the matter that were taken in, in the order in which they are ticked; more can be sent in. */
export function Material({
  id,
  value,
  change,
}: {
  id: string;
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  const matter = useContext(Matter);
  return matter === undefined ? null : (
    <Chosen id={id} matter={matter} value={value} change={change} />
  );
}

function Chosen({
  id,
  matter,
  value,
  change,
}: {
  id: string;
  matter: { kind: string; id: string };
  value: readonly string[];
  change: (value: readonly string[]) => void;
}) {
  const files = useFiles(matter);
  const ticked = useRef(value);
  ticked.current = value;
  const stored = files.rows.filter(({ status }) => status === "STORED");
  return (
    <div className="boxes" id={id}>
      {files.isSuccess && stored.length === 0 ? (
        <p className="hint">还没有可用的材料，请先上传。</p>
      ) : null}
      {stored.map((file) => (
        <label key={file.id}>
          <input
            type="checkbox"
            value={file.id}
            checked={value.includes(file.id)}
            onChange={({ target }) =>
              change(
                target.checked ? [...value, file.id] : value.filter((each) => each !== file.id),
              )
            }
          />
          {file.name}（{sizeText(file.bytes)}）
        </label>
      ))}
      <Uploads
        subject={matter}
        within="field"
        done={(sent) => {
          void files.refetch();
          // What is sent in from here is meant for here; several may arrive one after the other.
          if (sent === undefined) return;
          ticked.current = [...ticked.current, sent];
          change(ticked.current);
        }}
      />
    </div>
  );
}
