import { Lines } from "../record/facts.tsx";
import type { TaskView } from "./types.ts";

/** What was said before a question, and what has changed since its last round. */
export function BesideText({ beside }: Pick<TaskView, "beside">) {
  const { background, earlier, changed } = beside;
  return (
    <>
      {changed === undefined ? null : (
        <section aria-label="与上一轮相比">
          <h3>与上一轮相比</h3>
          {changed.length === 0 ? (
            <p>内容没有变化。</p>
          ) : (
            <Lines
              lines={changed.map(({ label, was, now }) => ({
                label,
                value: `${was === undefined ? "（新增）" : `原为：${was}`}\n${now === undefined ? "已删去" : `现为：${now}`}`,
              }))}
            />
          )}
        </section>
      )}
      {earlier.length === 0 ? null : (
        <section aria-label="此前意见">
          <h3>此前意见（{earlier.length} 条）</h3>
          <ol>
            {earlier.map(({ title, who, on, lines }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its order
              <li key={index}>
                <strong>{title}</strong> · {who} · {on}
                <Lines lines={lines} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {background.length === 0 ? null : (
        <details>
          <summary>背景：提出人、评分、依据</summary>
          <Lines lines={background} />
        </details>
      )}
    </>
  );
}
