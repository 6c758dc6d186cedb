import type { ReportType } from "#process/report/terms.ts";
import type { Figure, Ratio } from "./figure.ts";
import { clueFigures } from "./figures/clues.ts";
import { dutyFigures } from "./figures/duties.ts";
import { formFigures } from "./figures/forms.ts";
import { inspectionFigures } from "./figures/inspections.ts";
import { letterFigures } from "./figures/letters.ts";
import { objectFigures } from "./figures/objects.ts";
import { personalFigures } from "./figures/personal.ts";
import { petitionFigures } from "./figures/petitions.ts";
import { trendFigures } from "./figures/trends.ts";
import { villageFigures } from "./figures/villages.ts";

/** Every figure that a report may hold; JSON, Word, Excel and console all draw what is counted of it. */
export const allFigures = {
  ...objectFigures,
  ...inspectionFigures,
  ...letterFigures,
  ...clueFigures,
  ...formFigures,
  ...petitionFigures,
  ...dutyFigures,
  ...personalFigures,
  ...villageFigures,
  ...trendFigures,
} as const satisfies Readonly<Record<string, Figure>>;
export type FigureName = keyof typeof allFigures;

type RatioOf = Ratio & { part: FigureName; whole: FigureName };

/** Rates, each of one figure over another. */
export const ratios = {
  coverage: { label: "季度检查覆盖率", part: "visitsInTime", whole: "visitsDue" },
  rectified: { label: "按期整改率", part: "rectifiedInTime", whole: "rectifyDue" },
  disposalRate: { label: "线索处置率", part: "cluesDisposed", whole: "cluesInHand" },
  filingRate: { label: "成案率", part: "cluesFiled", whole: "cluesDisposed" },
  named: { label: "实名率", part: "petitionsNamed", whole: "petitions" },
  repeated: { label: "重复率", part: "petitionsRepeated", whole: "petitions" },
  noticed: { label: "受理告知按期率", part: "noticesInTime", whole: "noticesDue" },
  fedBack: { label: "结果反馈按期率", part: "feedbackInTime", whole: "feedbackDue" },
  transferredInTime: {
    label: "按期移送率",
    part: "cluesTransferredInTime",
    whole: "cluesTransferred",
  },
  mattersRate: { label: "个人有关事项按期报告率", part: "mattersInTime", whole: "matters" },
  debriefedRate: { label: "述责述廉完成率", part: "debriefed", whole: "debriefings" },
  opinionsRate: { label: "意见按期答复率", part: "opinionsInTime", whole: "opinionNames" },
  opinionsDays: {
    ...{ label: "平均答复用时", unit: "天" },
    ...{ part: "opinionDays", whole: "opinionsAnswered" },
  },
  answeredLate: { label: "建议书反馈逾期率", part: "lettersLate", whole: "lettersAnswered" },
} as const satisfies Readonly<Record<string, RatioOf>>;
export type RatioName = keyof typeof ratios;

/** A part of a report: its heading, its figures, its rates, in their order. */
export type Section = {
  heading: string;
  figures: readonly FigureName[];
  ratios?: readonly RatioName[];
};

const objects: Section = {
  heading: "监督对象",
  figures: [
    ...(["objects", "objectBodies", "objectPeople", "objectsNew", "objectsRemoved"] as const),
    ...(["objectsByClass", "objectsByFocus", "objectsByTown"] as const),
  ],
};
const visits: Section = {
  heading: "监督检查",
  figures: ["visitsDue", "visitsInTime", "visitsDone", "visitsMissed", "targetedDone"],
  ratios: ["coverage"],
};
const coverage: Section = {
  heading: "季度检查覆盖情况",
  figures: [
    ...(["visitsDue", "visitsInTime", "visitsMissed", "visitsMadeUp", "visitsWaived"] as const),
    ...(["visitsDueByRoom", "visitsInTimeByRoom", "missedReasons", "methodsUsed"] as const),
    "targetedDone",
  ],
  ratios: ["coverage"],
};
const findings: Section = {
  heading: "发现问题",
  figures: [
    ...(["findings", "findingsByArea", "findingsByKind", "findingsByNature"] as const),
    ...(["findingsMoney", "rectifyDue", "rectifiedInTime"] as const),
  ],
  ratios: ["rectified"],
};
const letters: Section = {
  heading: "纪检监察建议书",
  figures: [
    ...(["lettersSigned", "lettersByKind", "lettersServed", "lettersPlanned"] as const),
    ...(["lettersAnswered", "lettersLate", "lettersRedone", "lettersClosed"] as const),
    ...(["lettersRefused", "lettersRelapsed", "lettersInstitutions", "lettersOpen"] as const),
    ...(["lettersOverdue"] as const),
  ],
  ratios: ["answeredLate"],
};
const clues: Section = {
  heading: "问题线索",
  figures: [
    ...(["cluesBefore", "cluesReceived", "cluesInHand", "cluesDisposed", "cluesByWay"] as const),
    ...(["cluesVerified", "cluesFiled", "cluesFiledOfHeads", "cluesPunished"] as const),
    ...(["cluesEnded", "cluesAfter", "cluesOverdue"] as const),
  ],
  ratios: ["disposalRate", "filingRate"],
};
const forms: Section = {
  heading: "四种形态",
  figures: ["forms", "firstForm", "partyPunished", "statePunished", "punishedByRank"],
};
const petitions: Section = {
  heading: "信访举报",
  figures: [
    ...(["petitions", "accusations", "petitionsNamed", "petitionsRepeated"] as const),
    ...(["petitionsAccepted", "petitionsCompleted"] as const),
  ],
  ratios: ["named", "repeated"],
};
const petitionDetails: Section = {
  heading: "来源和领域",
  figures: [
    ...(["petitionsByCategory", "petitionsByChannel", "petitionsByArea"] as const),
    ...(["petitionsByTown", "petitionsByConclusion"] as const),
  ],
};
const petitionClocks: Section = {
  heading: "办理时限",
  figures: ["noticesDue", "noticesInTime", "feedbackDue", "feedbackInTime"],
  ratios: ["noticed", "fedBack"],
};
const overdue: Section = { heading: "逾期事项", figures: ["overdue", "overdueByAge"] };
const trends: Section = {
  heading: "月度趋势",
  figures: ["trendPetitions", "trendClues", "trendFindings", "trendVisits", "trendLetters"],
};
const duties: Section = {
  heading: "述责述廉、教育和评估",
  figures: [
    ...(["debriefings", "debriefed", "debriefingsByBand", "reviews"] as const),
    ...(["reviewsByOutcome", "sessions", "sessionsByType"] as const),
    ...(["attendances", "madeUp", "absences"] as const),
  ],
  ratios: ["debriefedRate"],
};
const opinions: Section = {
  heading: "党风廉政意见",
  figures: [
    ...(["opinionRequests", "opinionsByUse", "opinionNames", "opinionsAnswered"] as const),
    ...(["opinionsInTime", "opinionsLate", "opinionDays", "opinionReplies"] as const),
    "opinionsByVerdict",
  ],
  ratios: ["opinionsRate", "opinionsDays"],
};
const places: Section = {
  heading: "问题分布",
  figures: ["findingsByPlace", "findingsByTown"],
};

const villages: Section = {
  heading: "村（社区）集体“三资”规模与信访量",
  figures: ["villageAssets", "villagePetitions", "assetsLine", "petitionsLine"],
};
const personal: Section = {
  heading: "个人有关事项和回避",
  figures: [
    ...(["matters", "mattersByType", "mattersSubmitted", "mattersInTime"] as const),
    ...(["mattersOverdue", "recusals", "recusalsByDecision"] as const),
  ],
  ratios: ["mattersRate"],
};
const accused: Section = { heading: "被反映人", figures: ["petitionsByAccused"] };

/** 信访举报分析, of whatever period. */
const analysis: readonly Section[] = [
  { ...petitions, figures: [...petitions.figures, "petitionsBySignature"] },
  petitionDetails,
  accused,
  petitionClocks,
  { heading: "月度趋势", figures: ["trendPetitions"] },
];

const longer = [objects, coverage, findings, places, letters, clues, forms, petitions] as const;

/** What each type of report holds (reports sheet §5.1). */
export const contents: Readonly<Record<ReportType, readonly Section[]>> = {
  MONTHLY: [objects, visits, findings, letters, clues, petitions, overdue, trends],
  QUARTERLY: [objects, coverage, findings, places, letters, clues, petitions, overdue, trends],
  HALF_YEAR: [...longer, villages, duties, overdue, trends],
  YEARLY: [
    ...[...longer, villages, petitionDetails],
    ...[duties, personal, opinions, overdue, trends],
  ],
  CLUES: [
    { ...clues, figures: [...clues.figures, "cluesByEnding"] },
    { heading: "来源和领域", figures: ["cluesBySource", "cluesByArea"] },
  ],
  BULLETIN: [
    { ...clues, figures: [...clues.figures, "cluesByEnding"] },
    { heading: "来源和领域", figures: ["cluesBySource", "cluesByArea"] },
    { heading: "月度趋势", figures: ["trendClues"] },
  ],
  STUDY: [
    {
      heading: "处置和办理情况",
      figures: ["cluesProgress", "cluesProposed", "cluesDisposed", "cluesByWay"],
    },
    {
      heading: "移送情况",
      figures: ["cluesTransferred", "cluesTransferredInTime", "cluesByReceiver"],
      ratios: ["transferredInTime"],
    },
    { heading: "办结情况", figures: ["cluesClosedOut", "cluesByEnding", "cluesPunished"] },
  ],
  FORMS: [forms],
  FORMS_MONTHLY: [forms],
  PETITIONS: analysis,
  PETITIONS_MONTHLY: analysis,
  LETTERS: [letters, { heading: "月度趋势", figures: ["trendLetters"] }],
  OPINIONS: [opinions],
};
