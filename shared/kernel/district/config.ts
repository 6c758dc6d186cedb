import * as z from "zod/mini";
import { Code, Fen, text } from "../text/text.ts";
import { defaultConfig as defaults } from "./default-config.ts";
import { Pilots } from "./pilot.ts";

/** A robot in a group chat of the district, or of one room; its address is kept with the functions. */
export const Robot = z.object({
  /** Under this name the functions are given its address and secret. */
  name: text(40).check(z.regex(/^[A-Z][A-Z0-9_]{0,39}$/, "机器人名称须为大写字母、数字和下划线")),
  kind: z.enum(["wecom", "dingtalk"]),
  room: z.optional(Code),
});
export type Robot = z.infer<typeof Robot>;

/** A whole number that makes sense as a setting. */
function whole(least: number, most: number) {
  const message = `须为 ${least} 至 ${most} 的整数`;
  return z.int(message).check(z.gte(least, message), z.lte(most, message));
}

/** The district's record is read with every request, so its tables stay short (S9). */
function short<T extends object>(most: number) {
  return z.refine<T>((table) => Object.keys(table).length <= most, `不能超过 ${most} 项`);
}

/** Signs of all own sentences of official papers together. */
const longestPapers = 60_000;

/** 机关代字, e.g. 示纪. */
const OfficeCode = text(20).check(z.regex(/^\p{Script=Han}+$/u, "机关代字须为汉字"));

/** What a district has set for debriefings; the lines are in points. */
const DebriefingRules = z
  .object({
    weights: z._default(
      z.object({
        good: whole(0, 100),
        fair: whole(0, 100),
        plain: whole(0, 100),
        poor: whole(0, 100),
      }),
      { ...defaults.debriefing.weights },
    ),
    talkLine: z._default(whole(0, 100), defaults.debriefing.talkLine),
    warnLine: z._default(whole(0, 100), defaults.debriefing.warnLine),
    longestReport: z._default(whole(500, 12_000), defaults.debriefing.longestReport),
  })
  .check(
    z.refine(({ talkLine, warnLine }) => talkLine <= warnLine, {
      message: "谈话线不能高于提醒线",
      path: ["talkLine"],
    }),
    z.refine(
      ({ weights: { good, fair, plain, poor } }) => good >= fair && fair >= plain && plain >= poor,
      {
        message: "等次分值须由高到低",
        path: ["weights"],
      },
    ),
  );

/** What the article and the norms leave to the district (article §1.3, norms §2.12). */
export const DistrictConfig = z.object({
  name: z._default(text(50), defaults.name),
  /** Names beside its own that an address within the district contains, e.g. towns and streets. */
  placeNames: z._default(z.array(text(50).check(z.minLength(2))).check(z.maxLength(100)), []),
  districtType: z._default(z.enum(["URBAN", "SUBURBAN", "OUTER"]), defaults.districtType),
  /** 机关代字 of the documents that the office numbers. */
  documentCodes: z.prefault(
    z.object({
      commission: z._default(OfficeCode, defaults.documentCodes.commission),
      letter: z._default(OfficeCode, defaults.documentCodes.letter),
      reply: z._default(OfficeCode, defaults.documentCodes.reply),
    }),
    {},
  ),
  /** When a due day ends. */
  cutoff: z._default(z.enum(["24:00", "17:30"]), defaults.cutoff),
  meeting: z.prefault(
    z.object({
      entitled: z._default(whole(1, 200), defaults.meeting.entitled),
      quorum: z._default(z.enum(["half", "two-thirds"]), defaults.meeting.quorum),
      recusedInBase: z._default(z.enum(["yes", "no"]), defaults.meeting.recusedInBase),
    }),
    {},
  ),
  threshold: z.prefault(
    z.object({
      collectiveAssetsInFen: z._default(Fen, defaults.threshold.collectiveAssetsInFen),
      collectiveIncomeInFen: z._default(Fen, defaults.threshold.collectiveIncomeInFen),
      petitionsIn12Months: z._default(whole(1, 1000), defaults.threshold.petitionsIn12Months),
    }),
    {},
  ),
  /** An object leaves by study and a report for the record (备案), or by consent like at entry. */
  removalBy: z._default(z.enum(["FILING", "CONSENT"]), defaults.removalBy),
  /** Calendar days that must remain in a quarter for its visit duty to start at once. */
  quarterlyVisitFirstQuarterDays: z._default(whole(0, 92), defaults.quarterlyVisitFirstQuarterDays),
  /** Months, from the meeting's day, before a rejected nomination may be repeated, with new grounds. */
  renominationMonths: z._default(whole(0, 36), defaults.renominationMonths),
  /** How often a matter may be returned for supplement. */
  maxReturns: z._default(whole(0, 10), defaults.maxReturns),
  /**
   * So many mails a person gets singly on a day; what else can wait goes with the next morning's
   * digest. "all" gathers nothing.
   */
  singleMails: z.optional(
    z._default(z.union([whole(1, 20), z.literal("all")]), defaults.singleMails),
  ),
  /** Whether directors and the secretary are sent the 预警清单 each working morning (§5.1). */
  warningList: z.optional(z._default(z.enum(["daily", "off"]), defaults.warningList)),
  /**
   * Second factor of single steps, by kind and stage, e.g. `enrollment.DEPUTY_REVIEW`; a question that
   * is open keeps its own.
   */
  factors: z.optional(
    z
      .record(
        Code.check(z.regex(/^[a-z]+\.[A-Z_]+$/, "环节须写作 类型.环节代码")),
        z.enum(["code", "login"]),
      )
      .check(short(200)),
  ),
  /** How the answers to single steps are counted, by kind and stage, e.g. `letter.ROOM_APPROVAL`. */
  policies: z.optional(
    z
      .record(
        Code.check(z.regex(/^[a-z]+\.[A-Z_]+$/, "环节须写作 类型.环节代码")),
        z.discriminatedUnion("type", [
          z.object({ type: z.enum(["any", "all", "sequence"]) }),
          z.object({ type: z.literal("vote"), quorum: z.enum(["half", "two-thirds"]) }),
        ]),
      )
      .check(short(200)),
  ),
  /**
   * Own sentences of official papers, by kind and paper and by the sentence's place in it:
   * `{ "enrollment.notice": { closing: "特此告知。" } }`; what stands in braces is filled in.
   */
  papers: z.optional(
    z
      .record(
        Code.check(z.regex(/^[a-z]+\.[a-z]+$/, "公文须写作 类型.公文代码")),
        z.record(Code, text(1000, "请填写公文用语")),
      )
      .check(
        z.refine(
          (papers) => JSON.stringify(papers).length <= longestPapers,
          `公文用语合计不能超过 ${longestPapers} 字`,
        ),
      ),
  ),
  /** Ids of the officers who are sent each night's seal, to keep it where the system cannot reach. */
  sealsTo: z.optional(
    z.array(z.string().check(z.minLength(1), z.maxLength(64))).check(z.maxLength(20)),
  ),
  /** Of a municipality: the districts whose signed reports its own reports add up (§5.1). */
  districts: z.optional(
    z.array(z.object({ id: Code, name: text(50) })).check(
      z.maxLength(50),
      z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "同一区不能重复"),
    ),
  ),
  /**
   * On which day months of statistics end, from which month on (§5.1); as they follow each other, no day is
   * counted twice or left out.
   */
  reportMonths: z.optional(
    z
      .array(
        z.object({
          since: text(7).check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/, "月份须写作 2026-04")),
          endsOn: whole(15, 31),
        }),
      )
      .check(
        z.maxLength(24),
        z.refine(
          (all) => all.every(({ since }, at) => at === 0 || since > (all[at - 1]?.since ?? "")),
          "月份须由先到后，不能重复",
        ),
      ),
  ),
  /** Of a district: the municipality that may add up its signed reports; nobody else may. */
  reportsTo: z.optional(Code),
  robots: z.optional(z.array(Robot).check(z.maxLength(50))),
  /** Points of the grades, lines of talk and reminder, longest report (norms §2.6). */
  debriefing: z.optional(DebriefingRules),
  /** what the district tries out, and since when. */
  pilots: z.optional(Pilots),
});
export type DistrictConfig = z.infer<typeof DistrictConfig>;
