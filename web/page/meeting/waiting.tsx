import { useState } from "react";
import { newKey } from "../../api/call.ts";
import { statusText } from "../../catalog/read.ts";
import type { StartProps } from "../../form/starts.ts";
import { writeDraft } from "../../form/values/draft.ts";
import { usePages } from "../../list/pages.ts";
import { Button } from "../../part/button.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";

type Line = { id: string; status: string; about: string };

/** Where a matter waits for a meeting. */
const statuses = ["COMMISSION_PENDING", "COMMISSION_DEFERRED", "REVIEW_PENDING"] as const;

/** What waits for a meeting, to be ticked; the form below then has a row for each. */
export default function Waiting({ name, begin }: StartProps) {
  const { data: me } = useMe();
  const [pending, deferred, reviews] = [
    usePages<Line>("/enrollments", { status: statuses[0] }),
    usePages<Line>("/enrollments", { status: statuses[1] }),
    usePages<Line>("/enrollments", { status: statuses[2] }),
  ];
  const lists = [pending, deferred, reviews];
  const [chosen, choose] = useState<readonly string[]>([]);
  const error = lists.find((list) => list.error !== null)?.error;
  const rows = lists.flatMap((list) => list.rows);
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <section className="card">
      <h2>待上会事项</h2>
      {error === undefined || error === null ? null : <Failure error={error} />}
      {lists.some((list) => list.isPending) ? <p className="loading">正在读取…</p> : null}
      {lists.every((list) => list.isSuccess) && rows.length === 0 ? (
        <p className="quiet">没有待上会事项。</p>
      ) : null}
      <div className="boxes">
        {rows.map(({ id, about, status }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              <a href={`#/enrollments/${id}`}>{about}</a>{" "}
              <span className="quiet">{statusText("enrollment", status)}</span>
            </span>
          </label>
        ))}
      </div>
      {rows.length === 0 ? null : (
        <Button
          look="main"
          off={chosen.length === 0}
          press={() => {
            const items = chosen.map((enrollmentId) => ({ enrollmentId }));
            const value = { heldOn: me?.today ?? "", items };
            writeDraft(`${name}.new`, { key: newKey(), value });
            begin();
          }}
        >
          {chosen.length === 0 ? "请勾选本次会议的事项" : `列入本次会议（${chosen.length} 项）`}
        </Button>
      )}
    </section>
  );
}
