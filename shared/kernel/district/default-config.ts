/** What holds where a district has not decided otherwise (article §1.3, norms §2.12). */
export const defaultConfig = {
  name: "示例区",
  placeNames: [] as string[],
  districtType: "URBAN",
  documentCodes: { commission: "示纪", letter: "示纪监建", reply: "示纪函" },
  cutoff: "24:00",
  meeting: { entitled: 9, quorum: "half", recusedInBase: "yes" },
  threshold: {
    collectiveAssetsInFen: 5_000_000_000,
    collectiveIncomeInFen: 500_000_000,
    petitionsIn12Months: 3,
  },
  removalBy: "FILING",
  quarterlyVisitFirstQuarterDays: 30,
  renominationMonths: 3,
  maxReturns: 2,
  singleMails: 1,
  warningList: "daily",
  debriefing: {
    weights: { good: 95, fair: 80, plain: 65, poor: 40 },
    talkLine: 70,
    warnLine: 80,
    longestReport: 5000,
  },
} as const;

/** What a district calls itself; its own name where it has one. */
export function districtName(state: { config?: { name: string } } | undefined): string {
  return state?.config?.name ?? defaultConfig.name;
}
