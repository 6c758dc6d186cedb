import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call, newKey } from "../../api/call.ts";
import { terms } from "../../catalog/read.ts";
import { Button } from "../../part/button.tsx";
import { Lines } from "../../record/facts.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useTell } from "../../shell/told.tsx";
import { certaintyText, type Hit } from "./hits.ts";

/** One hit with the rows that it rests on, and what a person makes of it; the next one comes after. */
export function Review({
  inspection,
  hit,
  may,
  next,
}: {
  inspection: string;
  hit: Hit;
  may: "review" | "read";
  /** Told when it has been reviewed. */
  next: () => Promise<void>;
}) {
  const tell = useTell();
  const key = useRef(newKey());
  const top = useRef<HTMLElement>(null);
  const [verdict, judge] = useState("");
  const [note, write] = useState("");
  useEffect(() => top.current?.focus(), []);
  const send = useMutation({
    mutationFn: () =>
      call({
        method: "POST",
        path: `/targeted-inspections/${inspection}/hit-reviews`,
        key: key.current,
        body: { review: { hit: hit.hit, verdict, note } },
      }),
    onSuccess: async () => {
      tell("疑点已核查");
      await next();
    },
    onError: () => {
      key.current = newKey();
    },
  });
  return (
    <section className="card review" tabIndex={-1} ref={top} aria-label="所选疑点">
      <h3>{terms.rules[hit.rule] ?? hit.rule}</h3>
      <Lines
        lines={[
          { label: "比对结果", value: hit.explanation },
          { label: "把握", value: certaintyText(hit) },
          ...hit.rows.map(({ file, row }) => ({
            label: "原始记录",
            value: `${file} 第 ${row} 行`,
          })),
          ...(hit.verdict === undefined
            ? []
            : [
                { label: "核查结果", value: terms.verdicts[hit.verdict] ?? hit.verdict },
                { label: "核查说明", value: hit.note ?? "" },
              ]),
        ]}
      />
      {hit.verdict !== undefined || may === "read" ? null : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            send.mutate();
          }}
        >
          {send.error === null ? null : <Failure error={send.error} />}
          <fieldset className="group boxes">
            <legend>核查结果</legend>
            {Object.entries(terms.verdicts).map(([one, word]) => (
              <label key={one}>
                <input
                  type="radio"
                  name="verdict"
                  value={one}
                  checked={verdict === one}
                  onChange={() => judge(one)}
                />
                {word}
              </label>
            ))}
          </fieldset>
          <div className="form-field">
            <label htmlFor="hit-note">核查说明</label>
            <textarea
              id="hit-note"
              rows={2}
              maxLength={500}
              value={note}
              onChange={({ target }) => write(target.value)}
            />
          </div>
          <div className="actions">
            <Button
              look="main"
              submit="yes"
              busy={send.isPending}
              off={verdict === "" || note.trim() === ""}
            >
              {verdict === "" || note.trim() === "" ? "请选择结果并写明说明" : "提交，看下一条"}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
