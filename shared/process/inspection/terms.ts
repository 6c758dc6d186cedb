/** the three methods and 等. */
export const methods = {
  REVIEW_ACCOUNTS: "查阅账目资料",
  HEAR_REPORT: "听取工作汇报",
  INTERVIEW: "个别访谈",
  OTHER: "其他",
} as const;
export type Method = keyof typeof methods;
