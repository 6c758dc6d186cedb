/** What a field is called and how it is filled in where its name alone would not tell. */
export type SettingWords = { title?: string; hint?: string; input?: string };

/**
 * Settings of a district, by the field that holds them and their own name: the same names mean other
 * things elsewhere, e.g. a grade's points and its votes.
 */
export const settingWords: Readonly<Record<string, SettingWords>> = {
  ".holidays": { hint: "每行一天，如 2027-01-01；连休中的周末也要列出" },
  ".makeups": { hint: "每行一天，如 2027-02-06" },
  ".version": { hint: "更正已加载的安排时填写，如 2；首次加载不填" },
  "config.name": { title: "区名", hint: "写在公文和页面上" },
  "config.placeNames": {
    title: "本区地名",
    hint: "每行一个街道、乡镇名；来信地址含其中一个即视为本区",
  },
  "config.documentCodes": { title: "机关代字" },
  "config.quarterlyVisitFirstQuarterDays": {
    title: "首季检查须余天数",
    hint: "纳入时本季余下的天数不少于此数的，当季即须检查",
  },
  "config.renominationMonths": { title: "未通过后再次提名间隔（月）" },
  "config.singleMails": {
    title: "每人每日单独发送的邮件",
    hint: "其余并入次日早晨的汇总邮件；不限的，每件单独发送",
  },
  "config.warningList": {
    title: "每日预警清单",
    hint: "工作日 08:30 发各室主任（本室红、黄、蓝）和书记（红色）；不发的，随时可在台账中查看",
  },
  "config.factors": { hint: "未列出的环节按通用方式验证身份" },
  "config.policies": { hint: "未列出的环节按通用方式签批" },
  "config.papers": { title: "公文用语", hint: "只列本区改写的句子；花括号内由系统填写" },
  "config.sealsTo": {
    title: "每夜封存值的接收人",
    hint: "封存值发给他们在系统之外保存",
    input: "officer",
  },
  "config.districts": { hint: "市级机关填写：其报告汇总这些区已签发的报告" },
  "config.reportsTo": { hint: "填写市级机关的代码；不填则不向上汇总" },
  "config.reportMonths": {
    title: "统计月截止日",
    hint: "月报、月核对表等按月统计的截止日，如 25；自起始月份起按此截止，只能从下月起调整；不填为月末",
  },
  "reportMonths.since": { title: "起始月份", hint: "如 2026-04" },
  "reportMonths.endsOn": { title: "截止日", hint: "15 至 31；31 为月末" },
  "config.robots": { hint: "地址和密钥由部署人员按名称配置" },
  "config.debriefing": { title: "述责述廉测评" },
  "debriefing.weights": { title: "各等次分值", hint: "0 至 100，由高到低" },
  "weights.good": { title: "“好”的分值" },
  "weights.fair": { title: "“较好”的分值" },
  "weights.plain": { title: "“一般”的分值" },
  "weights.poor": { title: "“差”的分值" },
  "debriefing.talkLine": { title: "约谈线（分）", hint: "低于此分的约谈；不能高于提醒线" },
  "debriefing.warnLine": { title: "提醒线（分）" },
  "debriefing.longestReport": { title: "述责述廉报告最多字数" },
  "config.pilots": { hint: "不填开始日期即为未开展；已经开始的照常办完" },
  "pilots.matters": { title: "个人有关事项报告" },
  "pilots.education": { title: "定期廉政教育" },
  "pilots.awards": { title: "评先评优征求意见" },
  "matters.from": { title: "开始日期" },
  "education.from": { title: "开始日期" },
  "awards.from": { title: "开始日期" },
};
