import { type At, type Figure, figures, type Row } from "../figure.ts";

/** What happened on a day counts in its month, where that is one of the twelve that end with the period. */
function onDay(day: string | undefined, { to }: At, row: Row = {}): readonly Row[] {
  return day === undefined || day > to ? [] : [{ ...row, key: day.slice(0, 7) }];
}

function trend(label: string, unit: Figure["unit"], of: Figure["of"]) {
  return { label: `${label}（近十二个月）`, unit, split: "months", of } as const;
}

/** Month by month, over the twelve months that end with the period. */
export const trendFigures = figures({
  trendPetitions: trend("接收信访举报", "件", {
    petition: ({ receivedOn }, at) => onDay(receivedOn, at),
  }),
  trendClues: trend("新收线索", "件", { clue: ({ receivedOn }, at) => onDay(receivedOn, at) }),
  trendFindings: trend("发现问题", "个", {
    quarterly: ({ confirmedOn, findings }, at) =>
      findings.flatMap(({ n }) => onDay(confirmedOn, at, { part: n })),
    targeted: ({ confirmedOn, findings }, at) =>
      findings.flatMap(({ n }) => onDay(confirmedOn, at, { part: n })),
  }),
  trendVisits: trend("开展季度检查", "次", {
    quarterly: ({ visit }, at) => onDay(visit?.beganOn, at),
  }),
  trendLetters: trend("签发建议书", "份", { letter: ({ signedOn }, at) => onDay(signedOn, at) }),
});
