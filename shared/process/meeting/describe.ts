import { relations } from "#kernel/district/relation.ts";
import { type ItemResult, type Meeting, questions } from "./schema.ts";

type Line = { label: string; value: string };

const labels = { passed: "通过", rejected: "未通过", deferred: "缓议" } as const;

/** What the second officer compares with the minutes, item by item. */
export function describe({
  minutesNumber,
  heldOn,
  entitled,
  entitledBecause,
  items,
}: Pick<Meeting, "minutesNumber" | "heldOn" | "entitled" | "entitledBecause" | "items">): Line[] {
  return [
    { label: "纪要编号", value: minutesNumber },
    { label: "会议日期", value: heldOn },
    ...(entitledBecause === undefined ? [] : [{ label: "应到人数说明", value: entitledBecause }]),
    ...items.flatMap((item, index) =>
      item.subject === undefined
        ? [plainLine(item, index + 1, entitled)]
        : linesOf({ ...item, subject: item.subject }, index + 1, entitled),
    ),
  ];
}

/** Records that are older than the names in them. */
function plainLine(item: ItemResult, n: number, entitled: number): Line {
  const asked = questions[item.question ?? "ENTRY"];
  return {
    label: `议题 ${n}`,
    value: `${item.enrollmentId}（${asked}）：${votes(item, entitled)}`,
  };
}

function linesOf(
  item: ItemResult & { subject: NonNullable<ItemResult["subject"]> },
  n: number,
  entitled: number,
): Line[] {
  const { subject, question = "ENTRY", left = [], recused, opinion } = item;
  const gone = recused.map(
    ({ relation, detail }, place) => `${left[place] ?? ""}（${relations[relation]}：${detail}）`,
  );
  return [
    {
      label: `议题 ${n}`,
      value: `${subject.name}，${subject.unit}，${subject.post}——${questions[question]}`,
    },
    { label: `议题 ${n} 表决`, value: votes(item, entitled) },
    ...(gone.length === 0 ? [] : [{ label: `议题 ${n} 回避人员`, value: gone.join("、") }]),
    ...(opinion === "" ? [] : [{ label: `议题 ${n} 会议意见`, value: opinion }]),
  ];
}

function votes(item: ItemResult, entitled: number): string {
  const { present, recused, yes, no, abstain, result, deferredBecause } = item;
  const why = deferredBecause === undefined ? "" : `（${deferredBecause}）`;
  return `应到 ${entitled}，实到 ${present}，回避 ${recused.length}，赞成 ${yes}，反对 ${no}，弃权 ${abstain}；${labels[result]}${why}`;
}
