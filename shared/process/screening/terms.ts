/** Statuses in the order of the course. */
export const screeningStatuses = { OPEN: "待筛选研判", CONCLUDED: "已研判" } as const;

/** What a screening came to. */
export const results = { CHOSEN: "有拟列为候选人的对象", NONE: "本年度无新增候选人" } as const;
export type Result = keyof typeof results;
