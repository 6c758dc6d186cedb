import { statusText } from "../catalog/read.ts";
import { Notice } from "../part/notice.tsx";
import { Lines } from "../record/facts.tsx";
import type { Line, RecordView } from "../record/types.ts";

/** What others have changed of a matter while its form was filled in; what was typed stays. */
export function Conflict({ seen, now }: { seen: RecordView; now: RecordView }) {
  if (seen.version === now.version) return null;
  const lines = changedLines(seen, now);
  return (
    <Notice tone="warning" title="在您填写期间，该事项已被他人更新">
      <p>您填写的内容仍在下面。请查看变化后再提交。</p>
      {lines.length === 0 ? <p>所示内容没有变化。</p> : <Lines lines={lines} />}
    </Notice>
  );
}

function changedLines(seen: RecordView, now: RecordView): Line[] {
  const status: Line[] =
    seen.status === now.status
      ? []
      : [
          {
            label: "状态",
            value: `原为：${statusText(seen.kind, seen.status)}\n现为：${statusText(now.kind, now.status)}`,
          },
        ];
  const labels = [...new Set([...seen.facts, ...now.facts].map(({ label }) => label))];
  const changed = labels.flatMap((label): Line[] => {
    const [was, is] = [textOf(seen.facts, label), textOf(now.facts, label)];
    return was === is
      ? []
      : [
          {
            label,
            value: `原为：${was === "" ? "（无）" : was}\n现为：${is === "" ? "（无）" : is}`,
          },
        ];
  });
  return [...status, ...changed];
}

function textOf(facts: readonly Line[], label: string): string {
  return facts.flatMap((line) => (line.label === label ? [line.value] : [])).join("；");
}
