import type { LetterContent } from "#process/letter/paper/content.ts";

/** The letter of SC-04: fuel cards, three demands, the periods of the scenario. */
export const content: LetterContent = {
  subject: "加强加油卡使用管理",
  ground: "POWER",
  addressee: {
    unitId: "unt_sample_team2",
    unitName: "示例区城管二队（示例）",
    organs: "BOTH",
    superiorName: "示例区城市管理委员会（示例）",
  },
  copies: ["示例区城市管理委员会（示例）"],
  classification: "内部",
  situation: "2026年8月，对加油卡使用管理情况开展靶向性监督检查（示例）。",
  causes: "一是未登记行驶里程，监管存在漏洞；二是副卡未绑定车牌，存在廉政风险（示例）。",
  demands: ["压紧压实全面从严治党主体责任", "制定风险防控措施", "堵塞管理漏洞"],
  period: {
    planWorkdays: 15,
    rectificationDays: 30,
    feedback: "整改情况须由单位主要负责人签字后书面反馈，并附佐证材料。",
  },
  objection: { workdays: 10, manner: "异议以书面形式向区纪委监委提出，并说明理由。" },
};

/** A plan for each of three demands, all to be done by a day. */
export function planFields(doneBy: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3].flatMap((n) => [
      [`measure${n}`, `整改措施${n}（示例）`],
      [`owner${n}`, "钱示例"],
      [`doneBy${n}`, doneBy],
    ]),
  );
}

/** What was done for each of three demands, and its evidence. */
export const feedbackFields: Record<string, string> = {
  ...Object.fromEntries(
    [1, 2, 3].flatMap((n) => [
      [`done${n}`, `整改情况${n}（示例）`],
      [`evidence${n}`, `佐证材料${n}（示例）`],
    ]),
  ),
  signedBy: "吕示廿一",
};

/** Results of the three demands, with full marks. */
export function evaluationFields(...results: readonly string[]): Record<string, string> {
  return {
    ...Object.fromEntries(results.map((result, place) => [`result${place + 1}`, result])),
    responsibility: "90",
    implementation: "85",
    institutions: "60",
    correction: "88",
    effect: "80",
  };
}

/** Fields of a form as a link page posts them. */
export function posted(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`form.${name}`, value]));
}
