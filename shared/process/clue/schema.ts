import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { field, keysOf } from "#kernel/route/form.ts";
import { DayText, Fen, Id, ids, note, text } from "#kernel/text/text.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { FindingPerson, PeriodOfDays } from "#process/finding/schema.ts";
import { natures } from "#process/finding/terms.ts";
import {
  type ClueStatus,
  closings,
  disposalWays,
  type Ending,
  type Round,
  sources,
  standings,
  type Way,
} from "./terms.ts";

const Name = text(100);
const Paragraph = text(2000);
const YesNo = z.enum(["yes", "no"]);

/** Two officers at least do what a clue asks for (规则 Art. 28, 34; 条例 Art. 77). */
export function officersAs(title: string, problem = "须由二人以上进行") {
  return field(title, ids({ count: 2, missing: problem }, 20), { input: "officer" });
}

/** Where a clue comes from within the system: a finding of an inspection, or a petition. */
export const Origin = z.object({
  kind: z.enum(["quarterly", "targeted", "petition", "clue", "matters"]),
  id: Id,
  finding: z.optional(z.int().check(z.positive(), z.lte(1000))),
});
export type Origin = z.infer<typeof Origin>;

/**
 * Who handles a clue. A-31: always the district commission, directly; a town's commission is no
 * choice here. `object` says whether the person is, or at the time was, under direct supervision.
 */
export const Routing = z.object({
  organ: z.literal("DISTRICT_COMMISSION"),
  room: text(60),
  object: keysOf(standings),
});
export type Routing = z.infer<typeof Routing>;

/** What everybody who brings a clue says of it. */
export const Content = z.object({
  person: field("被反映人", FindingPerson),
  area: field("问题类别（监督内容）", keysOf(contentAreas)),
  nature: field("问题性质", keysOf(natures)),
  problem: field("主要问题", Paragraph),
  amountInFen: z._default(field("涉及金额合计", Fen), 0),
  /** Day on which the commission had it; the legal clocks run from it, whenever it is entered. */
  receivedOn: DayText,
  /** Of what time the facts are, where that is known; it may be the time of a past supervision. */
  period: z.optional(field("问题发生的时间", PeriodOfDays)),
});

/** A clue that another organ or a room hands over on paper. */
export const Report = z.extend(Content, {
  source: field("线索来源", keysOf(sources)),
  /** Number of the paper that it came with. */
  sourceNumber: z.optional(field("移送文书编号", Name)),
  rank: z.optional(Name),
  /** Whether the person heads the party organization of the next lower level (规则 Art. 27, 33). */
  headsPartyOrgan: z._default(field("是否下一级党组织主要负责人", YesNo), "no"),
});
export type Report = z.infer<typeof Report>;

/** The minutes of a collective study (条例 Art. 6, 规则 Art. 21). */
export const Study = z.object({
  on: DayText,
  attendees: officersAs("参加研究人员（二人以上）"),
  minutes: field("研究纪要编号", Name),
  conclusion: field("研究结论", Paragraph),
});
export type Study = z.infer<typeof Study>;

/** A proposed way with what it rests on. */
export const OpinionInput = z.object({
  way: keysOf(disposalWays),
  grounds: field("事实和依据", Paragraph),
  /** 处置方案: who does what, when, how. */
  plan: field("处置方案", Paragraph),
  /** Where the way is CLOSE: how it ends. */
  closing: z.optional(field("了结情形（予以了结时填写）", keysOf(closings))),
  /** Where the way is SHELVE: what must happen before it is taken up again. */
  conditions: z.optional(field("恢复研判的条件（暂存待查时填写）", note(1000))),
  /** Where the way is TRANSFER: who is to have it. */
  receiver: z.optional(field("接收机关（移送时填写）", Name)),
});
export type OpinionInput = z.infer<typeof OpinionInput>;

export const TalkInput = z.object({
  on: field("谈话日期", DayText),
  officers: officersAs("谈话人（二人以上）"),
  place: Name,
  record: field("谈话情况", Paragraph),
  /** Whether a written statement was asked for (D-CLU-6). */
  statement: z._default(field("是否要求书面说明（15 个工作日内）", YesNo), "no"),
});
export const InquiryInput = z.object({
  servedOn: DayText,
  /** Head of the unit and the stationed office that get a copy (规则 Art. 29). */
  copiedTo: z._default(field("抄送单位主要负责人和派驻机构", note(200)), ""),
  /** The person heads the unit, or the answer concerns the head: it comes straight to us. */
  answersDirectly: z._default(field("是否直接答复本机关（本人系主要负责人等）", YesNo), "no"),
});
export const ReplyInput = z.object({
  receivedOn: DayText,
  answer: field("答复内容", Paragraph),
  unitHeadOpinion: z.optional(note(500)),
});
/** 抽查核实 of what somebody has answered, before an opinion on it (规则 Art. 30). */
export const SpotCheck = z.object({
  on: field("抽查日期", DayText),
  officers: officersAs("抽查人员（二人以上）"),
  subject: field("抽查的答复事项", Paragraph),
  result: field("抽查结果", Paragraph),
  /** Whether it bears the answer out. */
  holds: field("是否与答复一致", YesNo),
});
export type SpotCheck = z.infer<typeof SpotCheck>;

export const VerificationReport = z.object({
  on: DayText,
  findings: Paragraph,
  proposal: Paragraph,
  /** Signed by all members of the team (规则 Art. 35). */
  signedBy: officersAs("签字人员（核查组全体）"),
});

/** Where the papers of an ended clue lie, and what they are. */
export const Archive = z.object({
  number: field("归档号", text(60)),
  /** 归档目录, one line a paper. */
  catalogue: z.array(text(100)).check(z.minLength(1, "请列出归档材料"), z.maxLength(100)),
});
export type Archive = z.infer<typeof Archive>;

/** What has become of the person (process sheet §4.5, 条例 Art. 56). */
export const departures = { DEAD: "死亡", LEFT: "离职（离任）" } as const;
export type SubjectLeft = { what: keyof typeof departures; on: string; note: string };

/** The state of a clue. */
export type Clue = Conductable &
  z.infer<typeof Content> & {
    status: ClueStatus;
    district: string;
    room: string;
    routing: Routing;
    source: keyof typeof sources;
    sourceNumber?: string;
    rank?: string;
    headsPartyOrgan: "yes" | "no";
    origin?: Origin;
    reporter?: "NAMED" | "ANONYMOUS";
    /** Officers of the list whose name is that of the person: kept from it. */
    accusedOfficers?: readonly string[];
    /** 线索编号, e.g. XS-2026-0001. */
    number?: string;
    registeredOn?: string;
    registeredBy?: string;
    assignment?: { room: string; opinion: string; by: string; approvedOn?: string };
    /** Named by the director at receipt; the first one leads and proposes. */
    handlers: readonly string[];
    signedOn?: string;
    studies: readonly Study[];
    looks: readonly { reason: string; approvedOn?: string; result?: string; endedOn?: string }[];
    /** What waits for the chain, and what was approved before. */
    opinion?: Opined;
    /** Day of the first opinion (D-CLU-2). */
    opinedOn?: string;
    approved: readonly (Opined & { on: string; approvedBy?: string })[];
    talks: readonly (z.infer<typeof TalkInput> & { entrustedTo?: string })[];
    entrusted?: { to: string; servedOn: string };
    inquiry?: z.infer<typeof InquiryInput> & { number: string; urgedOn?: string };
    replies: readonly z.infer<typeof ReplyInput>[];
    statementOn?: string;
    /** 抽查核实 of what was answered. */
    spotChecks?: readonly SpotCheck[];
    verification?: {
      approvedOn: string;
      team: readonly string[];
      extendedBy?: number;
      /** The whole limit in months, once it was extended. */
      length?: number;
      report?: z.infer<typeof VerificationReport>;
    };
    shelvedOn?: string;
    filing?: {
      on: string;
      number: string;
      announcedOn?: string;
      unitToldOn?: string;
      extendedBy?: number;
      length?: number;
    };
    trial?: {
      acceptedOn: string;
      opinion?: string;
      /** The one extension (D-CLU-11), in months; `length` is the whole limit. */
      extension?: { months: number; length: number; document: string };
    };
    /** Measures decided on the person, with the end of their influence (ledger L4). */
    disposals: readonly Disposal[];
    decidedOn?: string;
    /** The one extension of the execution (D-CLU-12-EXECUTION), in months; `length` is the whole limit. */
    executionExtension?: { months: number; length: number; document: string; reason: string };
    executedOn?: string;
    transfer?: { receiver: string; sentOn: string; receipt: string };
    mergedInto?: string;
    merged: readonly string[];
    ending?: { on: string; kind: Ending; note: string };
    /** Written answer to the person whose word was accepted (规则 Art. 30). */
    feedbackOn?: string;
    /** 归档号 and 归档目录. */
    archive?: Archive & { on: string };
    /** The person has died, or is no longer on the post; what was told last counts. */
    subjectLeft?: SubjectLeft & { by?: string };
    /** How often the chain has sent the opinion back in this round, and when it last did. */
    returned?: { times: number; on: string };
    priority?: "yes";
    /** It comes from a report of retaliation (process sheet §4.6). */
    urgent?: "yes";
  };

/** An opinion with the round that it belongs to and who brought it. */
export type Opined = OpinionInput & { round: Round; by: string };

/** Which statuses a way leads to once it is approved. */
export const statusOfWay: Readonly<Record<Way, ClueStatus>> = {
  TALK: "TALK",
  INQUIRY: "INQUIRY",
  PRELIM_VERIFY: "PRELIM_VERIFY",
  SHELVE: "SHELVED",
  CLOSE: "CLOSED",
  TRANSFER: "TRANSFER",
  FILE: "FILED",
};
