import type { Day } from "#kernel/deadline/day.ts";
import { type BodyPart, dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import type { Clue } from "#process/clue/schema.ts";
import { closings, disposalWays } from "#process/clue/terms.ts";
import { measureOf } from "#process/disposal/measures.ts";

/** What a paper needs besides the clue. */
export type PaperOf = { district: string; nameOf: (officer: string) => string };

/** A paper without its frame; undefined while the clue has nothing of the kind. */
type Paper = {
  title: string;
  addressee?: string;
  number?: string;
  date: Day;
  body: readonly BodyPart[];
  copies?: readonly string[];
  /** Letters carry the seal; papers of the file are signed by hand. */
  signed: "sealed" | "unsealed";
};
type Declared = { title: string; of: (state: Clue, of: PaperOf) => Paper | undefined };

/** Every paper of a clue, by the name in its address (规则 Art. 27-36, 条例 Art. 77-79, 206, 233). */
export const papers = {
  inquiry: { title: "函询通知书", of: inquiryLetter },
  "talk-plan": { title: "谈话方案", of: (state, of) => planOf(state, "TALK", of) },
  "talk-record": { title: "谈话笔录", of: talkRecord },
  "verification-plan": {
    title: "初步核实工作方案",
    of: (state, of) => planOf(state, "PRELIM_VERIFY", of),
  },
  "verification-report": { title: "初步核实情况报告", of: verificationReport },
  feedback: { title: "采信了结反馈函", of: feedbackLetter },
  decision: { title: "处理决定", of: decision },
} as const satisfies Readonly<Record<string, Declared>>;
export type PaperName = keyof typeof papers;

/** A paper of a clue as an official document; undefined while there is nothing to write in it. */
export function clueDocument(
  state: Clue,
  name: PaperName,
  of: PaperOf,
): OfficialDocument | undefined {
  const paper = papers[name].of(state, of);
  if (paper === undefined) return undefined;
  return {
    classification: "工作秘密",
    issuers: [`中共${of.district}纪律检查委员会`],
    copies: [],
    printedBy: `${of.district}纪委监委办公室`,
    printedOn: paper.date,
    ...paper,
  };
}

function inquiryLetter({ inquiry, person, problem }: Clue): Paper | undefined {
  if (inquiry === undefined) return undefined;
  const by =
    inquiry.answersDirectly === "yes" ? "直接寄送我委" : "经所在单位主要负责人签署意见后寄送我委";
  return {
    title: `关于函询${person.name}同志的通知`,
    addressee: `${person.name}同志`,
    number: inquiry.number,
    date: inquiry.servedOn,
    signed: "sealed",
    body: [
      text(`现就反映的以下问题向你函询：${problem}`),
      text(`请自收到本函之日起十五个工作日内作出书面说明，${by}。`),
      text("请如实说明情况，并对说明内容的真实性负责。"),
    ],
    copies: inquiry.copiedTo === "" ? [] : [inquiry.copiedTo],
  };
}

/** 工作方案 of a talk or a verification, as it was approved. */
function planOf(
  state: Clue,
  way: "TALK" | "PRELIM_VERIFY",
  { nameOf }: PaperOf,
): Paper | undefined {
  const approved = state.approved.findLast((one) => one.way === way);
  if (approved === undefined) return undefined;
  const people = way === "TALK" ? state.handlers : (state.verification?.team ?? state.handlers);
  return {
    title: `关于${state.person.name}问题线索的${way === "TALK" ? "谈话方案" : "初步核实工作方案"}`,
    date: approved.on,
    signed: "unsealed",
    body: [
      ...section("一、线索来源和主要问题", `${numberOf(state)}${state.problem}`),
      ...section("二、处置理由", approved.grounds),
      ...section("三、方案", approved.plan),
      ...section("四、人员", people.map(nameOf).join("、")),
      ...section("五、审批", `${dateText(approved.on)}批准${disposalWays[way]}。`),
    ],
  };
}

function talkRecord({ talks, person }: Clue, { nameOf }: PaperOf): Paper | undefined {
  const talk = talks.at(-1);
  if (talk === undefined) return undefined;
  return {
    title: "谈话笔录",
    date: talk.on,
    signed: "unsealed",
    body: [
      {
        level: "form",
        rows: [
          [
            { label: "谈话对象", value: person.name },
            { label: "单位职务", value: `${person.unitName ?? ""}${person.post ?? ""}` },
          ],
          [
            { label: "日期", value: dateText(talk.on) },
            { label: "地点", value: talk.place },
          ],
          [
            { label: "谈话人", value: talk.officers.map(nameOf).join("、") },
            { label: "受委托人", value: talk.entrustedTo ?? "无" },
          ],
        ],
      },
      ...section("谈话内容", talk.record),
      text("以上笔录我看过，与我说的一致。"),
      text("谈话对象（签名）：　　　　　　　　谈话人（签名）：　　　　　　　　"),
    ],
  };
}

function verificationReport(
  { verification, person, ...state }: Clue,
  { nameOf }: PaperOf,
): Paper | undefined {
  const report = verification?.report;
  if (report === undefined) return undefined;
  return {
    title: `关于${person.name}问题线索的初步核实情况报告`,
    date: report.on,
    signed: "unsealed",
    body: [
      ...section("一、线索来源和反映的主要问题", state.problem),
      ...section("二、核实情况", report.findings),
      ...section("三、处置建议", report.proposal),
      ...section("四、核查组成员签名", report.signedBy.map(nameOf).join("、")),
    ],
  };
}

/** 规则 Art. 30: whose word was accepted is told so in writing. */
function feedbackLetter({ ending, person }: Clue): Paper | undefined {
  if (ending?.kind !== "ACCEPTED") return undefined;
  return {
    title: `关于${person.name}同志有关问题${closings.ACCEPTED}的函`,
    addressee: `${person.name}同志`,
    date: ending.on,
    signed: "sealed",
    body: [
      text("你就有关问题所作的说明，经研究，予以采信，现已了结。"),
      text("望你继续严格要求自己，自觉接受监督。"),
    ],
  };
}

function decision({ disposals, person, trial }: Clue): Paper | undefined {
  const last = disposals.at(-1);
  if (last === undefined) return undefined;
  return {
    title: `关于给予${person.name}${measureOf(last.measure).label}的决定`,
    ...(last.documentNumber === undefined ? {} : { number: last.documentNumber }),
    addressee: person.unitName ?? `${person.name}同志`,
    date: last.decidedOn,
    signed: "sealed",
    body: [
      ...(trial?.opinion === undefined ? [] : section("审理意见", trial.opinion)),
      ...disposals.map(({ measure, decidedOn, decidedBy, basis, influenceUntil }) =>
        text(
          `依据${basis.map(({ norm, article }) => `《${norm}》${article}`).join("、")}，经${decidedBy}${dateText(decidedOn)}研究决定，给予${person.name}${measureOf(measure).label}${influenceUntil === undefined ? "" : `，影响期至${dateText(influenceUntil)}`}。`,
        ),
      ),
      text("如不服本决定，可以自收到之日起一个月内向作出决定的机关申请复审。"),
    ],
  };
}

function numberOf({ number }: Clue): string {
  return number === undefined ? "" : `线索编号${number}。`;
}

function section(heading: string, words: string): BodyPart[] {
  return [{ level: "heading", text: heading }, ...words.split("\n").map(text)];
}

function text(words: string): BodyPart {
  return { level: "text", text: words };
}
