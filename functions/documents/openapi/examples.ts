import type { Route } from "#kernel/route/route.ts";

const candidate = {
  personId: "per_sample_1",
  personName: "赵示例",
  unitId: "unt_chengjian",
  unitName: "望海街道城建科（示例）",
  post: "科长",
};

/** Bodies of the requests that begin the work of each process, by method and path. */
export const examples: Readonly<Record<string, unknown>> = {
  "post /enrollments": {
    candidate,
    scoreSheet: {
      items: [{ item: "权力集中程度", score: 90, source: "信息库" }],
      judgment: "权力集中、资金密集，廉政风险较高（示例）。",
    },
  },
  "post /enrollments/{id}/nomination": {
    nomination: {
      objectClass: "STATION_HEAD",
      criteria: ["POWER_CONCENTRATED"],
      riskGrounds: "补偿资金量大（示例）",
      powers: ["补偿核算"],
      amountInFen: 23_600_000_000,
      focus: "OTHER",
      focusNote: "腾迁",
      contents: ["MAJOR_DECISIONS"],
      scopeOfMatters: ["补偿核算"],
      basis: [{ title: "关于进一步加强基层监督工作的意见", issuer: "市委办公厅" }],
    },
  },
  "post /meetings": {
    heldOn: "2026-03-11",
    minutesNumber: "纪要〔2026〕5期",
    entitled: 9,
    items: [{ enrollmentId: "enr_sample", present: 7, recused: [], yes: 6, no: 1, abstain: 0 }],
  },
  "post /tasks/{id}/decision": { action: "approve", declaration: "none" },
  "post /letters": {
    content: {
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
      situation: "对加油卡使用管理情况开展靶向性监督检查（示例）。",
      causes: "未登记行驶里程，监管存在漏洞（示例）。",
      demands: ["制定风险防控措施"],
      period: {
        planWorkdays: 15,
        rectificationDays: 30,
        feedback: "整改情况须由单位主要负责人签字后书面反馈。",
      },
      objection: { workdays: 10, manner: "以书面形式提出，并说明理由。" },
    },
  },
  "post /petitions": {
    channel: "LETTER",
    receivedOn: "2026-03-20",
    content: { accused: "钱示例", facts: "反映私车公养的问题（示例）" },
    reporter: { name: "孙示例", phone: "13800000000", address: "", mail: "" },
  },
  "post /clues/{id}/opinion": {
    opinion: {
      way: "CLOSE",
      closing: "UNPROVEN",
      grounds: "查无实据（示例）",
      plan: "了结（示例）",
    },
  },
};

/** The example of a route's body, as a member of its media type; nothing where there is none. */
export function exampleOf({ method, path }: Pick<Route, "method" | "path">) {
  const example = examples[`${method} ${path}`];
  return example === undefined ? {} : { example };
}
