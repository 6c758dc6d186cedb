import type { Letter } from "#process/letter/schema.ts";
import type { Opinion } from "#process/opinion/schema.ts";

/** A letter that has been signed: what its paper is written from. */
export const signedLetter = {
  status: "SIGNED",
  number: { code: "示纪监建", year: 2026, number: 1, text: "示纪监建〔2026〕1号" },
  approvedOn: "2026-03-10",
  signedOn: "2026-03-11",
  content: {
    subject: "加强加油卡使用管理",
    ground: "POWER",
    addressee: { unitId: "unt_1", unitName: "示例区城管二队（示例）", organs: "BOTH" },
    copies: [],
    classification: "内部",
    situation: "对加油卡使用管理情况开展靶向性监督检查（示例）。",
    causes: "未登记行驶里程，监管存在漏洞（示例）。",
    demands: ["制定风险防控措施（示例）", "堵塞管理漏洞（示例）"],
    period: {
      planWorkdays: 15,
      rectificationDays: 30,
      feedback: "整改情况由单位主要负责人签字后书面反馈，并附佐证材料。",
    },
    objection: { workdays: 10, manner: "异议以书面形式提出，并说明理由。" },
  },
} as const satisfies Partial<Letter>;

/** A request for opinions that has been answered: what its letter is written from. */
export const answered = {
  status: "REPLIED",
  request: {
    use: "PROMOTION",
    from: "示例区委组织部",
    number: "示组函〔2026〕31号",
    on: "2026-10-09",
    sealed: "yes",
    forms: "yes",
    purpose: "关于征求干部党风廉政意见的函",
    contact: "钱示例",
  },
  people: [
    { n: 1, name: "赵示例", unit: "示例局", post: "科长", proposed: "副局长", personId: "per_1" },
  ],
  replies: [
    {
      round: "REPLY",
      number: "示纪函〔2026〕19号",
      on: "2026-10-16",
      signedBy: "u-zhou",
      answers: [{ n: 1, verdict: "NO_ISSUE", findings: [] }],
      validity: {
        ruleCode: "D-OPN-4",
        base: "2026-10-16",
        period: { unit: "M", length: 6 },
        nominalDue: "2027-04-16",
        effectiveDue: "2027-04-16",
        registerVersion: "1",
        calendarVersion: "1",
        status: "FIXED",
      },
    },
  ],
} as const satisfies Partial<Opinion>;
