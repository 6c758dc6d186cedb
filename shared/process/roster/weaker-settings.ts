import { registerRows } from "#kernel/deadline/register-rows.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { pilotNames } from "#kernel/district/pilot.ts";
import type { Overrides } from "#kernel/district/process.ts";
import { own } from "#kernel/text/own.ts";

/** One weakened setting, as the second person reads it. */
export type Line = { label: string; value: string };

export const quorumNames = { half: "半数以上", "two-thirds": "三分之二以上" } as const;

type Judge = (was: DistrictConfig, is: DistrictConfig) => readonly (Line | undefined)[];
type Judged = Readonly<Record<keyof DistrictConfig, Judge | "free" | "by-step">>;

/**
 * How each setting is judged, so that none is added without it. Free are names, wording, and what only
 * says by which way and when people are told of what they find in their lists all the same; a return
 * more is as much care as it is delay.
 */
const judged: Judged = {
  name: "free",
  placeNames: "free",
  districtType: "free",
  documentCodes: "free",
  maxReturns: "free",
  singleMails: "free",
  papers: "free",
  reportMonths: "free",
  robots: "free",
  factors: "by-step",
  policies: "by-step",
  cutoff: ({ cutoff: was }, { cutoff: is }) => [
    was === "17:30" && is === "24:00"
      ? { label: "截止时刻", value: "到期日 17:30 → 24:00" }
      : undefined,
  ],
  meeting: ({ meeting: was }, { meeting: is }) => [
    lower("常委会应到人数", was.entitled, is.entitled),
    was.quorum === "two-thirds" && is.quorum === "half"
      ? { label: "常委会到会人数", value: `${quorumNames[was.quorum]} → ${quorumNames[is.quorum]}` }
      : undefined,
    was.recusedInBase === "yes" && is.recusedInBase === "no"
      ? { label: "回避人员", value: "计入应到 → 不计入应到" }
      : undefined,
  ],
  threshold: ({ threshold: was }, { threshold: is }) => [
    higher(
      "筛选标准：集体资产（元）",
      was.collectiveAssetsInFen / 100,
      is.collectiveAssetsInFen / 100,
    ),
    higher(
      "筛选标准：集体收入（元）",
      was.collectiveIncomeInFen / 100,
      is.collectiveIncomeInFen / 100,
    ),
    higher("筛选标准：12 个月内信访（件）", was.petitionsIn12Months, is.petitionsIn12Months),
  ],
  removalBy: ({ removalBy: was }, { removalBy: is }) => [
    was === "CONSENT" && is === "FILING"
      ? { label: "移出监督对象", value: "须经区委同意 → 研究后备案" }
      : undefined,
  ],
  quarterlyVisitFirstQuarterDays: (
    { quarterlyVisitFirstQuarterDays: was },
    { quarterlyVisitFirstQuarterDays: is },
  ) => [higher("首季检查须余天数", was, is)],
  renominationMonths: ({ renominationMonths: was }, { renominationMonths: is }) => [
    lower("未通过后再次提名间隔（月）", was, is),
  ],
  warningList: ({ warningList: was = "daily" }, { warningList: is = "daily" }) => [
    was === "daily" && is === "off" ? { label: "每日预警清单", value: "发送 → 不发" } : undefined,
  ],
  sealsTo: ({ sealsTo: was = [] }, { sealsTo: is = [] }) =>
    was
      .filter((person) => !is.includes(person))
      .map((person) => ({ label: "每夜封存值的接收人", value: `不再发给 ${person}` })),
  districts: ({ districts: was = [] }, { districts: is = [] }) =>
    was
      .filter(({ id }) => is.every((other) => other.id !== id))
      .map(({ name }) => ({ label: "汇总的各区", value: `不再汇总${name}` })),
  // Whoever adds the reports up reads them; whoever no longer does no longer sees them.
  reportsTo: ({ reportsTo: was }, { reportsTo: is }) => [
    was === is
      ? undefined
      : {
          label: "可汇总本区报告的市级机关",
          value: `${was ?? "不汇总"} → ${is ?? "不汇总"}`,
        },
  ],
  debriefing: (
    { debriefing: was = defaultConfig.debriefing },
    { debriefing: is = defaultConfig.debriefing },
  ) => [
    lower("述责述廉约谈线（分）", was.talkLine, is.talkLine),
    lower("述责述廉提醒线（分）", was.warnLine, is.warnLine),
    ...gradeNames.map(([grade, name]) =>
      higher(`测评“${name}”的分值`, was.weights[grade], is.weights[grade]),
    ),
  ],
  pilots: ({ pilots: was = {} }, { pilots: is = {} }) =>
    (["matters", "education", "awards"] as const).map((pilot) =>
      laterPilot(pilotNames[pilot], was[pilot]?.from, is[pilot]?.from),
    ),
};

const gradeNames = [
  ["good", "好"],
  ["fair", "较好"],
  ["plain", "一般"],
  ["poor", "差"],
] as const;

/** A line for each setting that is laxer than it was, besides those of single steps. */
export function settingLines(was: DistrictConfig, is: DistrictConfig): Line[] {
  return Object.values(judged)
    .flatMap((judge) => (typeof judge === "string" ? [] : judge(was, is)))
    .filter((line) => line !== undefined);
}

/** Limits that are a right of whom they bind: less time takes of it. */
const rights: readonly string[] = ["D-REC-2", "D-DEB-READ", "D-DEB-2-LEAST"];

const unitNames = {
  WD: "个工作日",
  CD: "日",
  M: "个月",
  "WD-BEFORE": "个工作日以前",
  "CD-BEFORE": "日以前",
} as const;

/**
 * A line for each limit that ends later than it did, or, where it is counted back from an event or
 * leaves people the time that is theirs, that is shorter.
 */
export function lengthLines(was: Overrides, is: Overrides): Line[] {
  const codes = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return codes.flatMap((code) => {
    const limit = own<(typeof registerRows)[string]>(registerRows, code);
    if (limit === undefined || !("bounds" in limit)) return [];
    const { unit, title, length } = limit;
    const [before, after] = [own<number>(was, code) ?? length, own<number>(is, code) ?? length];
    const isBack = unit === "WD-BEFORE" || unit === "CD-BEFORE" || rights.includes(code);
    return (isBack ? after < before : after > before)
      ? [{ label: `期限：${title}（${code}）`, value: `${before} → ${after} ${unitNames[unit]}` }]
      : [];
  });
}

function lower(label: string, was: number, is: number): Line | undefined {
  return is < was ? { label, value: `${was} → ${is}` } : undefined;
}

function higher(label: string, was: number, is: number): Line | undefined {
  return is > was ? { label, value: `${was} → ${is}` } : undefined;
}

/** A pilot that ends, or begins later than it did or would have. */
function laterPilot(name: string, was?: string, is?: string): Line | undefined {
  return was !== undefined && (is === undefined || is > was)
    ? {
        label: `探索事项：${name}`,
        value: `自 ${was} 起 → ${is === undefined ? "不开展" : `自 ${is} 起`}`,
      }
    : undefined;
}
