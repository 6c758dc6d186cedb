import type { Nomination, ScoreSheet } from "#process/enrollment/schema.ts";
import type { LetterContent } from "#process/letter/paper/content.ts";
import { sampleUnit } from "../../officers.ts";

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

/** What somebody types on the public page, by name; nobody of this name exists. */
export const webPetition = {
  signature: "NAMED",
  accused: "赵示例",
  post: "望海街道城建科（示例）负责人",
  place: "望海街道（示例）",
  time: "今年下半年",
  facts: "多次在未到现场的情况下签字验收小区修缮工程（示例）。",
  amount: "不详",
  source: "",
  name: "孙举报示例",
  phone: "13800000000",
  address: "",
  mail: "",
};

/** A debriefing report as somebody hands it in on their phone. */
export const debriefingReport = {
  "form.politics": "严守政治纪律和政治规矩（示例）。",
  "form.responsibility": "履行管党治党责任，每季研究一次（示例）。",
  "form.integrity": "推进廉政建设，公开账目（示例）。",
  "form.discipline": "遵守廉洁纪律，无违规收礼（示例）。",
  "form.assets": "无",
  "form.matters": "已如实报告（示例）。",
  "form.problems": "科务公开不及时（示例）。",
  "form.measures": "按月公开，专人负责（示例）。",
};

/** The fuel-card inspection of a unit. */
export const inspectionPlan = {
  title: "加油卡管理使用情况靶向性检查（示例）",
  themes: ["fuel-cards"],
  units: [sampleUnit],
  period: { from: "2026-01-01", to: "2026-07-31" },
  team: [
    { officer: "u-chen", ties: "none" },
    { officer: "u-chu", ties: "none" },
  ],
  methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
  contents: ["PARTY_RESPONSIBILITY", "OTHER"],
  contentsNote: "公务用车",
  focus: ["副卡使用", "派车与里程"],
  grounds: "主卡1张、副卡12张，管理分散（示例）",
};
