import { dueDayOf } from "#kernel/deadline/count.ts";
import { type BodyPart, dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import { ordinalOf } from "#kernel/document/parts.ts";
import type { Say } from "#kernel/document/saying.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import type { Finding } from "#process/finding/schema.ts";
import { findingKinds } from "#process/finding/terms.ts";
import { yuanOf } from "#process/finding/yuan.ts";
import { methods } from "#process/inspection/terms.ts";
import { type Quarterly, rectifiable } from "#process/quarterly/schema.ts";
import type { Report } from "#process/targeted/findings/report.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { commissionOf, common, heading, type Paper, plain, roomOf, type Writing } from "./paper.ts";

/** The paper of a quarterly visit: what the unit is told of it. */
export const quarterlyPapers = {
  feedback: {
    title: "季度监督检查反馈意见",
    texts: {
      opening:
        "{检查日期}，{区}纪委监委检查组到{地点}开展{年}年第{季度}季度监督检查。现将有关情况反馈如下：",
      none: "本次检查未发现需要整改的问题。请继续落实全面从严治党主体责任。",
      demands:
        "请自收到本反馈意见之日起30日内完成整改，逐项报送整改情况和佐证材料；确需延期的，应当在期限届满前书面说明理由。",
      closing: "特此反馈。",
    },
    write: feedbackPaper,
    writtenOn: ({ feedback }) => feedback?.servedOn,
  },
} as const satisfies Readonly<Record<string, Paper<Quarterly>>>;

/** The papers of a targeted inspection: the list of documents, and its report. */
export const targetedPapers = {
  documents: {
    title: "调取材料清单",
    texts: {
      opening:
        "根据工作需要，现向你单位调取下列材料，请于{报送期限}前送交{区}纪委监委。材料应当真实、完整，不得隐匿、伪造、毁弃。",
      closing: "特此通知。",
    },
    write: documentRequest,
    writtenOn: ({ requests }) => requests.at(-1)?.servedOn,
  },
  report: {
    title: "靶向性监督检查报告",
    texts: {
      opening:
        "根据工作安排，检查组对{单位}开展了“{主题}”靶向性监督检查，检查期间为{起}至{止}。现将有关情况报告如下：",
      none: "检查未发现问题。",
      closing: "以上报告，请审定。",
    },
    write: targetedReport,
    writtenOn: ({ confirmedOn }) => confirmedOn,
  },
} as const satisfies Readonly<Record<string, Paper<Targeted>>>;

/** 反馈意见 (D-QI-3): only what the unit must put right, nothing about people under suspicion. */
function feedbackPaper(state: Quarterly, of: Writing, say: Say): OfficialDocument | undefined {
  const { visit, plan, place, findings, confirmedOn, feedback } = state;
  if (visit === undefined || plan === undefined || confirmedOn === undefined) return undefined;
  const toTell = rectifiable(state).flatMap((n) => findings.filter((one) => one.n === n));
  const date = feedback?.servedOn ?? confirmedOn;
  return {
    ...common(of),
    ...(feedback === undefined ? {} : { number: feedback.letterNumber }),
    issuers: [commissionOf(of)],
    title: `关于${place.name}${state.year}年第${ordinalOf(state.quarter)}季度监督检查情况的反馈意见`,
    addressee: place.name,
    body: [
      plain(
        say("opening", [
          ["检查日期", dateText(visit.beganOn)],
          ["区", of.district],
          ["地点", place.name],
          ["年", String(state.year)],
          ["季度", ordinalOf(state.quarter)],
        ]),
      ),
      heading("一、检查内容和方式"),
      plain(
        `检查内容：${plan.contents.map((one) => contentAreas[one]).join("、")}。检查方式：${plan.methods.map((one) => methods[one]).join("、")}。`,
      ),
      heading("二、发现的问题"),
      ...(toTell.length === 0 ? [plain(say("none"))] : toTell.map(findingPart)),
      ...(toTell.length === 0 ? [] : [heading("三、整改要求"), plain(say("demands"))]),
      plain(say("closing")),
    ],
    signed: "sealed",
    date,
    printedOn: date,
  };
}

/** 调取材料清单 (A-21): what the unit is to hand in, and by when. */
function documentRequest(state: Targeted, of: Writing, say: Say): OfficialDocument | undefined {
  const { requests, plan, approved = plan } = state;
  const request = requests.at(-1);
  if (request === undefined) return undefined;
  return {
    ...common(of),
    issuers: [commissionOf(of)],
    title: "调取材料清单",
    addressee: approved.units.map(({ unitName }) => unitName).join("、"),
    body: [
      plain(
        say("opening", [
          ["报送期限", dateText(dueDayOf(request.due))],
          ["区", of.district],
        ]),
      ),
      {
        level: "table",
        columns: [
          { title: "序号", share: 1 },
          { title: "材料名称", share: 5 },
        ],
        rows: request.documents.map(({ n, name }) => [String(n), name]),
      },
      plain(say("closing")),
    ],
    signed: "sealed",
    date: request.servedOn,
    printedOn: request.servedOn,
  };
}

/** 检查报告 (process sheet §4.3): inside only; findings, hearings, and what was made of them. */
function targetedReport(state: Targeted, of: Writing, say: Say): OfficialDocument | undefined {
  const { approved, findings, confirmedOn, onSite } = state;
  if (approved === undefined || onSite?.endedOn === undefined) return undefined;
  const date = confirmedOn ?? of.today;
  return {
    ...common(of),
    classification: "工作秘密",
    issuers: [roomOf(of, state.room)],
    title: `关于“${approved.title}”靶向性监督检查情况的报告`,
    body: [
      plain(
        say("opening", [
          ["单位", approved.units.map(({ unitName }) => unitName).join("、")],
          ["主题", approved.title],
          ["起", dateText(approved.period.from)],
          ["止", dateText(approved.period.to)],
        ]),
      ),
      heading("一、基本情况"),
      plain(`检查依据：${approved.grounds}`),
      plain(`检查组：${approved.team.map(({ officer }) => of.nameOf(officer)).join("、")}。`),
      plain(
        `现场检查：${dateText(onSite.beganOn)}至${dateText(onSite.endedOn)}；检查方式：${approved.methods.map((one) => methods[one]).join("、")}。`,
      ),
      ...(onSite.note === undefined ? [] : [plain(`现场情况：${onSite.note}`)]),
      heading("二、发现的问题"),
      ...(findings.length === 0 ? [plain(say("none"))] : findings.map(findingPart)),
      ...(state.report === undefined ? [] : [plain(`认定的事实和主要证据：${state.report.facts}`)]),
      heading("三、听取陈述情况"),
      plain(`已听取陈述${state.hearings.length}人（次）。`),
      ...(state.report === undefined ? disposalParts(state) : opinionParts(state.report, of)),
      plain(say("closing")),
    ],
    signed: "unsealed",
    date,
    printedOn: date,
  };
}

/** 四、 of a report of the group: its opinion, and its members' signatures with their days. */
function opinionParts({ opinion, signatures }: Report, of: Writing): BodyPart[] {
  return [
    heading("四、处理意见和工作建议"),
    plain(opinion),
    {
      level: "table",
      columns: [
        { title: "检查组成员（签名）", share: 3 },
        { title: "签名日期", share: 3 },
      ],
      rows: signatures.map(({ officer, on }) => [of.nameOf(officer), dateText(on)]),
    },
  ];
}

/** 四、 of a report from before the group wrote one: what was made of the findings. */
function disposalParts({ clues, disposals, refunds }: Targeted): BodyPart[] {
  const paid = refunds.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
  return [
    heading("四、处理情况"),
    plain(
      `移交问题线索${clues.length}件，作出处理${disposals.length}人（次），退赔${refunds.length}笔共${yuanOf(paid)}。`,
    ),
  ];
}

function findingPart(
  { kind, area, description, amountInFen, requirement }: Finding,
  place: number,
): BodyPart {
  const amount = amountInFen === 0 ? "" : `涉及金额${yuanOf(amountInFen)}。`;
  return {
    level: "subheading",
    text: `（${ordinalOf(place + 1)}）${contentAreas[area]}方面（${findingKinds[kind]}）。`,
    rest: `${sentence(description)}${amount}${requirement === undefined ? "" : `整改要求：${sentence(requirement)}`}`,
  };
}

/** A text that somebody typed, with the stop at its end. */
function sentence(text: string): string {
  return text.replace(/。?$/u, "。");
}
