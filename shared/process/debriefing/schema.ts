import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { choice, day, field, lines, maybe, whole, words } from "#kernel/route/form.ts";
import { text } from "#kernel/text/text.ts";
import type { Counts } from "../assessment/score.ts";
import type { Disposal } from "../disposal/schema.ts";
import type { Attachment } from "../file/attachment.ts";
import {
  audiences,
  type Band,
  chosenExemptions,
  type DebriefingStatus,
  type exemptions,
  leaves,
  modes,
  publishedParts,
  type ReportPart,
  reviewers,
} from "./terms.ts";

/** Whose debriefing of which year it is, as the yearly opening says it. */
export type Opening = {
  year: number;
  enrollmentId: string;
  personId: string;
  personName: string;
  unitId: string;
  unitName: string;
  post: string;
  objectClass: string;
  room: string;
};

/** 述责述廉计划 of one person. */
export const Plan = z.object({
  audience: choice("述的层级", audiences),
  mode: choice("形式", modes),
  reviewer: choice("报告由谁审核", reviewers),
  meetingOn: day("述责述廉日期"),
  place: words("地点", 100),
});
export type Plan = z.infer<typeof Plan>;

/** 改期: another day, and why. */
export const Postponement = z.object({
  meetingOn: day("新的述责述廉日期"),
  place: maybe(words("地点", 100)),
  reason: lines("改期理由", 500),
});

/** 公开: what of it was made known to whom (党内监督条例 Art. 23: 在一定范围内公开). */
export const Publication = z.object({
  on: day("公开日期"),
  what: choice("公开内容", publishedParts),
  scope: words("公开范围", 200),
  how: words("公开方式", 200),
});

/** Those who are asked for an opinion; their forms bear no names. */
export const Asked = z.object({
  names: field(
    "征求意见人员",
    z.array(text(50)).check(z.minLength(1, "至少一人"), z.maxLength(150, "不能超过 150 人")),
    { input: "lines" },
  ),
});

export const Question = z.object({
  by: words("提问人", 50),
  question: lines("提问", 500),
  answer: lines("答复", 1000),
});

/** The minutes of the meeting, or of a written debriefing. */
export const Meeting = z.object({
  on: day("述责述廉日期"),
  place: words("地点", 100),
  chair: words("主持人", 50),
  participants: whole("参会（参评）人数", 1, 2000),
  minutesNumber: words("纪要编号", 100),
  questions: z.array(Question).check(z.maxLength(30)),
});
export type Meeting = z.infer<typeof Meeting>;

export const Absence = z.object({
  on: day("缺席日期"),
  leave: choice("缺席情形", leaves),
  reason: lines("理由", 500),
});

export const Writing = z.object({
  on: day("收到书面述责述廉的日期"),
  note: lines("审阅情况", 1000),
});

export const Exemption = z.object({
  ground: choice("免予述责述廉的情形", chosenExemptions),
  reason: lines("理由", 500),
});

/** Why nobody debriefs, whoever has said so. */
export type Exempted = { ground: keyof typeof exemptions; reason: string };

/** 测评反馈. */
export const Feedback = z.object({
  letterNumber: words("反馈文号", 100),
  servedOn: day("反馈日期"),
  problems: field("须整改的问题", z.array(text(500)).check(z.maxLength(20, "不能超过 20 项")), {
    input: "lines",
  }),
  note: maybe(lines("反馈意见", 1000)),
});
export type Feedback = z.infer<typeof Feedback>;

/** Counts of one round as they stand in the record; the score in hundredths. */
export type Counted = {
  round: number;
  by: "BOX" | "HAND";
  on: string;
  participants: number;
  /** All nothing where a box was closed before two thirds had voted; `cast` is how many had. */
  counts: Counts;
  cast?: number;
  validity: "valid" | "void";
  score: number;
  satisfaction: number;
  band: Band;
};

export type Report = Readonly<Record<ReportPart, string>>;

/** The state of a debriefing. */
export type Debriefing = Conductable &
  Opening & {
    status: DebriefingStatus;
    district: string;
    plan?: Plan & { by: string };
    /** Who was asked for an opinion, and the box of the forms. */
    asked?: { names: readonly string[]; box: string };
    /** What came: forms, and how many petitions and clues there are about the person. */
    opinions?: { received: number; texts: readonly string[]; petitions: number; clues: number };
    fed?: { text: string; on: string };
    reports: readonly { report: Report; on: string; lateBy: number }[];
    returns: readonly string[];
    acceptedOn?: string;
    attachments?: readonly Attachment[];
    leftPost?: { on: string; reason: string };
    absence?: z.infer<typeof Absence>;
    meeting?: Meeting;
    written?: z.infer<typeof Writing>;
    ballot?: { round: number; box: string; participants: number };
    entered?: { round: number; participants: number; counts: Counts; by: string };
    counted: readonly Counted[];
    /** The mark that counts, hundredths of a point; 0 for an absence without leave. */
    score?: number;
    satisfaction?: number;
    band?: Band;
    disposals: readonly Disposal[];
    talk?: { on: string; record: string };
    statement?: { text: string; on: string };
    feedback?: Feedback;
    rectification: { plan?: string; done: readonly { text: string; on: string }[] };
    exempted?: Exempted;
    closedOn?: string;
    postponed?: readonly { from: string; to: string; reason: string }[];
    published?: readonly z.infer<typeof Publication>[];
  };
