/** Closed lists of the article, English term to Chinese label. */

/** whom elevated supervision may take in. */
export const objectClasses = {
  VILLAGE_COMMITTEES: "村（社区）“两委”班子",
  COLLECTIVE_ORG: "集体经济组织",
  STATION_HEAD: "基层科所站队主要负责人",
} as const;

/** grounds, of which one is enough. */
export const criteria = {
  POWER_CONCENTRATED: "权力集中",
  FUNDS_INTENSIVE: "资金密集",
  INTEGRITY_RISK: "廉政风险高",
  COLLECTIVE_ASSETS: "集体“三资”达到一定规模",
  PETITIONS: "信访问题突出",
  LIVELIHOOD: "与民计民生息息相关",
  POST_FUNCTION: "重点岗位职责",
} as const;

/** every supervised matter carries exactly one content area. */
export const contentAreas = {
  PARTY_RESPONSIBILITY: "履行全面从严治党主体责任",
  DECISION_IMPLEMENTATION: "贯彻落实上级重大决策部署",
  MAJOR_DECISIONS: "“三重一大”制度执行",
  COLLECTIVE_ASSETS: "集体“三资”管理使用",
  OTHER: "其他",
} as const;

/** The areas of a matter in words, 其他 by its own. */
export const areasText = (of: {
  contents: readonly (keyof typeof contentAreas)[];
  contentsNote?: string | undefined;
}) =>
  of.contents
    .map((area) => (area === "OTHER" && of.contentsNote ? of.contentsNote : contentAreas[area]))
    .join("、");

/** what districts of each kind look at first; guidance, never a filter. */
export const districtFocus = {
  HOUSING: "房管",
  URBAN_MANAGEMENT: "城管",
  JUSTICE: "司法",
  ENVIRONMENT: "环保",
  MARKET: "市场监管",
  URBAN_VILLAGE: "城中村",
  FRINGE_VILLAGE: "城郊村",
  RESOURCE_RICH_VILLAGE: "资源富集村",
  STAR_VILLAGE: "经济发展明星村",
  LARGE_ASSETS_VILLAGE: "集体“三资”规模较大的村",
  HOUSEHOLD_CONVERSION: "农改非",
  VILLAGE_TO_COMMUNITY: "村改居",
  SHAREHOLDING_CONVERSION: "集体经济改股份制经济",
  OTHER: "其他",
} as const;

/** 7-open no. 7 of the requirements: how the party committee of the same level consents. */
export const consentForms = {
  MEETING: "区委常委会会议",
  CIRCULATION: "传签",
  SECRETARY: "书记批示",
} as const;

/** States of the enrollment machine, in the order of the chain. */
export const enrollmentStatuses = {
  SCREENING: "筛选研判",
  DRAFT: "拟提名",
  ROOM_REVIEW: "室务审核",
  DEPUTY_REVIEW: "分管领导审核",
  COMMISSION_PENDING: "待上会",
  COMMISSION_DEFERRED: "缓议",
  COMMISSION_PASSED: "研究通过",
  COMMISSION_REJECTED: "研究未通过",
  PARTY_PENDING: "报区委待同意",
  PARTY_RETURNED: "区委退回",
  PARTY_REJECTED: "区委不同意",
  ACTIVE: "直接监督中",
  UNDER_REVIEW: "年度评估",
  REVIEW_RETURNED: "评估退回补充",
  REVIEW_PENDING: "评估待上会",
  REMOVAL_PENDING: "拟退出",
  REMOVAL_PARTY: "退出报区委待同意",
  REMOVED: "已退出",
  SUSPENDED: "中止",
  RETURNED: "退回补充",
  WITHDRAWN: "已撤回",
} as const;

export type EnrollmentStatus = keyof typeof enrollmentStatuses;

/** From consent until removal the object is under direct supervision, reviewed or not. */
export const supervised = [
  "ACTIVE",
  "UNDER_REVIEW",
  "REVIEW_RETURNED",
  "REVIEW_PENDING",
  "REMOVAL_PENDING",
  "REMOVAL_PARTY",
] as const satisfies readonly EnrollmentStatus[];

/** Whether a meeting may decide on the enrollment now: at entry, or in its review. */
export function isBeforeMeeting(status: string): boolean {
  return ["COMMISSION_PENDING", "COMMISSION_DEFERRED", "REVIEW_PENDING"].includes(status);
}

/** Whether a clue about the person is the district commission's: suspended objects too. */
export function isObject(status: string): boolean {
  return status === "SUSPENDED" || (supervised as readonly string[]).includes(status);
}

/** Process sheet §4.1: why an object is reviewed before its year is over. */
export const earlyReviewCauses = {
  TRANSFER: "调离岗位",
  RETIREMENT: "退休",
  DEATH: "去世",
  UNIT_ABOLISHED: "机构撤并",
  BELOW_THRESHOLD: "集体“三资”连续两年低于标准",
  DISCIPLINE: "受到处分",
} as const;

const { DEATH: _byLibrary, ...calledByHand } = earlyReviewCauses;

/** What a room may call a review for; a death is registered in the library, which ends all that is asked. */
export const calledCauses = calledByHand;

/** Why an object is reviewed. */
export const reviewCauses = { YEARLY: "期满年度评估", ...earlyReviewCauses } as const;
export type ReviewCause = keyof typeof reviewCauses;

/** What a review proposes. */
export const proposals = { CONTINUE: "继续直接监督", REMOVE: "退出直接监督" } as const;

/** Process sheet §4.1: why an object leaves direct supervision. */
export const removalReasons = {
  TRANSFER: "调离",
  RETIREMENT: "退休",
  DISMISSAL: "免职",
  UNIT_ABOLISHED: "机构撤并",
  LOWER_RISK: "风险降低",
  TERM_ENDED: "任期届满",
  DEATH: "死亡",
  OTHER: "其他",
} as const;

/** Process sheet §4.1: what suspends direct supervision for a time. */
export const suspensionCauses = {
  DETENTION: "留置",
  LONG_LEAVE: "长期病事假",
  SECONDMENT: "借调",
} as const;
