/** A-22, process sheet §4.3: what an inspection may find; OBSTRUCTION is late, forged or refused material. */
export const findingKinds = {
  LOOPHOLE: "监管漏洞",
  RISK: "廉政风险",
  VIOLATION: "问题",
  OBSTRUCTION: "妨碍检查",
} as const;
export type FindingKind = keyof typeof findingKinds;

/** How the situation in a letter begins its words on a finding of the inspection that it comes of. */
export const findingNumber = (n: number) => `问题 ${n}（`;

/** nature of a problem, for statistics. */
export const natures = { CORRUPTION: "腐败", CONDUCT: "作风" } as const;
export type Nature = keyof typeof natures;

/** A-23 and norms §2.10: kinds of personnel, which decide what measures fit. */
export const personnelKinds = {
  SECTION_LEADER: "科级领导干部",
  STAFF: "一般干部",
  WORKER: "工勤人员",
  VILLAGE_CADRE: "村（社区）及集体经济组织管理人员",
} as const;
export type PersonnelKind = keyof typeof personnelKinds;

/** Whose the people of a finding are. */
export const jurisdictions = {
  ours: "本机关管辖",
  other: "其他机关管辖（移送）",
} as const;
