import type { Officer } from "#kernel/district/role.ts";
import type { Candidate, Nomination, ScoreSheet } from "#process/enrollment/schema.ts";

export const officers: Officer[] = [
  { id: "chen", name: "陈示六", role: "PROPOSER", room: "2", email: "chen@example.test" },
  {
    id: "feng",
    name: "冯示五",
    role: "ROOM_DIRECTOR",
    room: "2",
    email: "feng@example.test",
    deputy: "zheng",
  },
  { id: "zheng", name: "郑示廿", role: "ROOM_DIRECTOR", room: "3", email: "zheng@example.test" },
  { id: "wu", name: "吴示二", role: "DEPUTY_SECRETARY", email: "wu@example.test" },
  { id: "wang", name: "王示四", role: "COMMISSION_MEMBER", email: "wang@example.test" },
  { id: "shen", name: "沈示十", role: "OFFICE", email: "shen@example.test" },
  { id: "han", name: "韩示十一", role: "OFFICE", email: "han@example.test" },
  { id: "yang", name: "杨示十二", role: "PARTY_OFFICE", email: "yang@example.test" },
  { id: "zhou", name: "周示一", role: "SECRETARY", email: "zhou@example.test" },
];

export const candidate: Candidate = {
  personId: "per_zhao",
  personName: "赵示例",
  unitId: "unt_chengjian",
  unitName: "望海街道城建科（示例）",
  post: "科长",
};

export const scoreSheet: ScoreSheet = {
  items: [{ item: "权力集中程度", score: 90, source: "信息库" }],
  judgment: "权力集中、资金密集，廉政风险较高（示例）。",
};

export const nomination: Nomination = {
  objectClass: "STATION_HEAD",
  criteria: ["POWER_CONCENTRATED", "FUNDS_INTENSIVE", "INTEGRITY_RISK"],
  riskGrounds: "负责全区6处重点地块腾迁，涉及补偿资金2.36亿元（示例）",
  powers: ["土地勘测", "房屋丈量", "补偿核算"],
  amountInFen: 23_600_000_000,
  focus: "OTHER",
  focusNote: "腾迁",
  contents: ["MAJOR_DECISIONS", "DECISION_IMPLEMENTATION"],
  scopeOfMatters: ["土地勘测", "房屋丈量", "补偿核算"],
  basis: [{ title: "关于进一步加强基层监督工作的意见", issuer: "市委办公厅" }],
};
