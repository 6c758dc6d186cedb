/** Statuses in the order of the course. */
export const ladderStatuses = {
  NOTED: "已发现逾期",
  PROMPTING: "待签发提示函",
  PROMPT_SERVING: "待送达提示函",
  PROMPTED: "已提示",
  URGING: "待签发督办函",
  URGE_SERVING: "待送达督办函",
  EXPLAINING: "待书面说明",
  EXPLAINED: "已书面说明",
  TALKING: "待约谈",
  TALKED: "已约谈",
  SPARED: "不予制发",
  CLOSED: "事项已办结",
} as const;

/** The steps of the clock that a person answers with a paper (process sheet §4.0), lowest first. */
export const climbs = {
  YELLOW: "逾期满 1 个工作日（黄）",
  RED: "逾期满 5 个工作日（红）",
  RED_TALK: "逾期满约谈期限（红）",
} as const;
export type Climb = keyof typeof climbs;

/** The two letters that are signed and served. */
export const letterNames = { prompt: "提示函", urge: "督办函" } as const;
export type LetterName = keyof typeof letterNames;
