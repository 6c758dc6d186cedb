import * as z from "zod";

const FenAmount = z.int().nonnegative();

/** A robot in a group chat of the district, or of one room; its address is kept with the functions. */
export const Robot = z.object({
  /** Under this name the functions are given its address and secret. */
  name: z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, "机器人名称须为大写字母、数字和下划线"),
  kind: z.enum(["wecom", "dingtalk"]),
  room: z.string().optional(),
});
export type Robot = z.infer<typeof Robot>;

/** What the article and the norms leave to the district (article §1.3, norms §2.12). */
export const DistrictConfig = z.object({
  name: z.string().min(1).default("示例区"),
  /** Names beside its own that an address within the district contains, e.g. towns and streets. */
  placeNames: z.array(z.string().trim().min(2).max(50)).max(100).default([]),
  districtType: z.enum(["URBAN", "SUBURBAN", "OUTER"]).default("URBAN"),
  /** 机关代字 of the documents that the office numbers. */
  documentCodes: z
    .object({
      commission: z.string().default("示纪"),
      party: z.string().default("示委批"),
      letter: z.string().default("示纪监建"),
    })
    .prefault({}),
  /** When a due day ends. */
  cutoff: z.enum(["24:00", "17:30"]).default("24:00"),
  meeting: z
    .object({
      entitled: z.int().min(1).default(9),
      quorum: z.enum(["half", "two-thirds"]).default("half"),
      recusedInBase: z.enum(["yes", "no"]).default("yes"),
    })
    .prefault({}),
  consentForm: z.enum(["MEETING", "CIRCULATION", "SECRETARY"]).default("MEETING"),
  threshold: z
    .object({
      collectiveAssetsInFen: FenAmount.default(5_000_000_000),
      collectiveIncomeInFen: FenAmount.default(500_000_000),
      petitionsIn12Months: z.int().default(3),
    })
    .prefault({}),
  /** An object leaves by study and a report for the record (备案), or by consent like at entry. */
  removalBy: z.enum(["FILING", "CONSENT"]).default("FILING"),
  /** Calendar days that must remain in a quarter for its visit duty to start at once. */
  quarterlyVisitFirstQuarterDays: z.int().default(30),
  /** Months before a rejected nomination may be repeated without new grounds. */
  renominationMonths: z.int().default(3),
  /** How often a matter may be returned for supplement. */
  maxReturns: z.int().default(2),
  /**
   * Second factor of single steps, by kind and stage, e.g. `enrollment.DEPUTY_REVIEW`; a question that
   * is open keeps its own.
   */
  factors: z
    .record(
      z.string().regex(/^[a-z]+\.[A-Z_]+$/, "环节须写作 类型.环节代码"),
      z.enum(["code", "login"]),
    )
    .optional(),
  robots: z.array(Robot).max(50).optional(),
});
export type DistrictConfig = z.infer<typeof DistrictConfig>;
