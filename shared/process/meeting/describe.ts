import { type Meeting, questions } from "./schema.ts";

const labels = { passed: "通过", rejected: "未通过", deferred: "缓议" } as const;

/** What the second officer compares with the minutes. */
export function describe({
  minutesNumber,
  heldOn,
  entitled,
  entitledBecause,
  items,
}: Pick<Meeting, "minutesNumber" | "heldOn" | "entitled" | "entitledBecause" | "items">) {
  return [
    { label: "纪要编号", value: minutesNumber },
    { label: "会议日期", value: heldOn },
    ...(entitledBecause === undefined ? [] : [{ label: "应到人数说明", value: entitledBecause }]),
    ...items.map(({ question = "ENTRY", deferredBecause, ...item }, index) => ({
      label: `议题 ${index + 1}`,
      value: `${item.enrollmentId}（${questions[question]}）：应到 ${entitled}，实到 ${item.present}，回避 ${item.recused.length}，赞成 ${item.yes}，反对 ${item.no}，弃权 ${item.abstain}；${labels[item.result]}${deferredBecause === undefined ? "" : `（${deferredBecause}）`}`,
    })),
  ];
}
