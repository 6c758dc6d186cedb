import type { Opinion } from "#process/opinion/schema.ts";

/** A request that has been answered: for two people, unless for more, who are then without findings. */
export const answeredFor = (
  more: { upward?: "yes" | "no"; use?: "PROMOTION" | "AWARD"; others?: number } = {},
): Opinion => {
  const others = Array.from({ length: more.others ?? 0 }, (_, place) => place + 3);
  return {
    request: {
      use: more.use ?? "PROMOTION",
      from: "示例区委组织部",
      number: "示组函〔2026〕31号",
      on: "2026-10-09",
      purpose: "干部推荐",
      upward: more.upward ?? "yes",
    },
    people: [
      { n: 1, name: "甲示例", unit: "示例局", post: "科长", proposed: "副局长", personId: "per_1" },
      { n: 2, name: "乙示例", unit: "示例站", post: "站长", proposed: "副局长", personId: "per_2" },
      ...others.map((n) => ({
        ...{ n, name: `赵示例${n}`, unit: "示例区城市管理委员会（示例）", post: "科长" },
        ...{ proposed: "示例区城管二队队长", personId: `per_${n}` },
      })),
    ],
    replies: [
      {
        round: "REPLY",
        number: "示纪函〔2026〕19号",
        on: "2026-10-16",
        answers: [
          { n: 1, verdict: "NO_ISSUE", findings: [{ reason: "OPEN_CLUE" }], override: "不成立" },
          { n: 2, verdict: "UNSUITABLE", findings: [{ reason: "INFLUENCE" }] },
          ...others.map((n) => ({ n, verdict: "NO_ISSUE", findings: [] })),
        ],
        validity: {
          effectiveDue: "2027-04-16",
          nominalDue: "2027-04-16",
          period: { unit: "M", length: 6 },
        },
      },
    ],
  } as unknown as Opinion;
};
