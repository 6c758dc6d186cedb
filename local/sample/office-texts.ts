import type { Nomination, ScoreSheet } from "#process/enrollment/schema.ts";
import type { LetterContent } from "#process/letter/content.ts";
import { sampleUnit } from "./officers.ts";

/** Why somebody was chosen; invented, as everything here. */
export const judgment: ScoreSheet = {
  items: [
    { item: "权力集中程度", score: 85, source: "信息库" },
    { item: "资金密集程度", score: 78, source: "信息库" },
  ],
  judgment: "权力集中、资金密集，廉政风险较高（示例）。",
};

/** A nomination for somebody on a post. */
export function nominationFor(post: string): Nomination {
  return {
    objectClass: "STATION_HEAD",
    criteria: ["POWER_CONCENTRATED", "FUNDS_INTENSIVE"],
    riskGrounds: `任${post}，主管项目验收与资金拨付，自由裁量空间较大（示例）`,
    powers: ["项目验收", "资金拨付"],
    amountInFen: 860_000_000,
    focus: "OTHER",
    focusNote: "项目管理",
    contents: ["MAJOR_DECISIONS", "DECISION_IMPLEMENTATION"],
    scopeOfMatters: ["项目验收", "资金拨付"],
    basis: [{ title: "关于进一步加强基层监督工作的意见（示例）", issuer: "示例市委办公厅" }],
  };
}

/** A letter about fuel cards to the sample unit. */
export const letterContent: LetterContent = {
  subject: "加强加油卡使用管理",
  ground: "POWER",
  addressee: {
    ...sampleUnit,
    organs: "BOTH",
    superiorName: "示例区城市管理委员会（示例）",
  },
  copies: ["示例区城市管理委员会（示例）"],
  classification: "内部",
  situation: "对加油卡使用管理情况开展监督检查，发现管理制度执行不严（示例）。",
  causes: "一是未登记行驶里程；二是副卡未绑定车牌，存在廉政风险（示例）。",
  demands: ["压实主体责任", "制定风险防控措施", "完善加油卡管理制度"],
  period: {
    planWorkdays: 15,
    rectificationDays: 30,
    feedback: "整改情况须由单位主要负责人签字后书面反馈，并附佐证材料。",
  },
  objection: { workdays: 10, manner: "异议以书面形式提出，并说明理由。" },
};

/** What somebody has told at the counter. */
export const petitionContent = {
  accused: "某项目负责人（示例）",
  post: "示例区某街道（示例）",
  place: "示例区",
  time: "今年以来",
  facts: "反映该负责人在项目验收中未按规定组织现场核查（示例）。",
  amount: "不详",
  source: "群众反映",
};
