/** What the system could not finish by itself (后续事项), as staff read it. */
export const steps = {
  reaction: "后续处理中断",
  notice: "通知处理中断",
  workflow: "流程运行中断",
  study: "会议研究结果未能记入事项",
  recusal: "回避未能落实",
  clue: "问题线索未能建立",
  finding: "检查事项未能更新",
  visit: "季度检查任务未能建立",
  report: "统计报告未能建立",
  debriefing: "年度述责述廉未能建立",
  confirmation: "单位核对结果未能记入信息库",
  screening: "年度筛选研判未能启动",
  letter: "建议书草稿未能建立",
  "hand-over": "在办事项未能移交",
  successor: "继任人选草稿未能建立",
  "left-post": "离任情况未能记入事项",
  deadline: "期限未能重新计算",
  setting: "经同意的配置未能发布",
  stuck: "回避后无人承办，请移交他人或者由书记指定外单位代办人",
  wake: "到期事项未能处理",
  schedule: "定期事项未能建立或者更新",
} as const satisfies Record<string, string>;

export type StepName = keyof typeof steps;
