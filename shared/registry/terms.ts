/** Closed lists of ledger L1, English term to Chinese label as it stands in a cell. */

export const unitClasses = {
  DISTRICT_UNIT: "区属单位",
  STATION: "科所站队",
  VILLAGE: "村(社区)",
  COLLECTIVE_ORG: "集体经济组织",
} as const;

export const districtTypes = { URBAN: "市区", SUBURBAN: "近郊区", OUTER: "远郊区" } as const;

export const genders = { MALE: "男", FEMALE: "女" } as const;

export const staffClasses = {
  SECTION_HEAD: "科级领导",
  GENERAL: "一般",
  SUPPORT: "工勤",
  VILLAGE_CADRE: "村干部",
} as const;

export const postNatures = {
  ADMINISTRATIVE: "行政",
  INSTITUTION: "事业",
  SUPPORT: "工勤",
  CONTRACT: "编外",
  NONE: "无",
} as const;

export const objectClassLabels = {
  VILLAGE_COMMITTEES: "村(社区)“两委”班子",
  COLLECTIVE_ORG: "集体经济组织",
  STATION_HEAD: "基层科所站队主要负责人",
  SECTION_LEADER: "科级党政主要领导干部",
} as const;

export const postStatuses = { ON_POST: "在岗", LEFT_POST: "离岗" } as const;

/** Where an object of elevated supervision stands, as ledger L1 says it (状态). */
export const standings = { ACTIVE: "直接监督中", SUSPENDED: "中止", REMOVED: "已退出" } as const;

export const unitStatuses = { ACTIVE: "在册", CLOSED: "已撤销" } as const;

/** The English terms of a list, as zod takes them. */
export function termsOf<T extends Readonly<Record<string, string>>>(
  list: T,
): [keyof T & string, ...(keyof T & string)[]] {
  return Object.keys(list) as [keyof T & string, ...(keyof T & string)[]];
}
