import type { Day } from "#kernel/deadline/day.ts";
import { dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import type { Say } from "#kernel/document/saying.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { lateName, openIn, overdueIn, superiorOf } from "#process/ladder/describe.ts";
import type { Ladder } from "#process/ladder/schema.ts";
import type { LetterName } from "#process/ladder/terms.ts";
import { commissionOf, common, heading, type Paper, plain, type Writing } from "./paper.ts";

/** The papers of the escalation ladder (process sheet §4.0): two letters, the superior's, the talk's record. */
export const ladderPapers = {
  prompt: {
    title: "逾期提示函",
    texts: {
      opening: "{责任单位（人）}承办的“{事项}”（编号{事项编号}）应于{应办日期}办结，至今尚未办结。",
      demand: "请抓紧办理，尽快办结。逾期满五个工作日仍未办结的，将予以督办。",
      closing: "特此提示。",
    },
    write: (state, of, say) => letterOf("prompt", state, of, say),
    writtenOn: ({ letters }) => letters.prompt?.servedOn,
  },
  urge: {
    title: "逾期督办函",
    texts: {
      opening:
        "{责任单位（人）}承办的“{事项}”（编号{事项编号}）应于{应办日期}办结，逾期已满五个工作日，至今尚未办结。",
      demand:
        "请立即办理，并自收到本函之日起三个工作日内书面说明逾期原因和预计办结日期。继续逾期的，将由区纪委监委主要负责人约谈。",
      closing: "特此督办。",
    },
    write: (state, of, say) => letterOf("urge", state, of, say),
    writtenOn: ({ letters }) => letters.urge?.servedOn,
  },
  superior: {
    title: "致上级单位函",
    texts: {
      opening:
        "你单位所属{责任单位（人）}承办的“{事项}”（编号{事项编号}）应于{应办日期}办结，逾期已满五个工作日，至今尚未办结，我委已发督办函。",
      demand: "请督促其立即办理，并按期书面说明逾期原因。",
      closing: "特此函告。",
    },
    write: superiorLetter,
    writtenOn: ({ letters }) => letters.urge?.superiorServedOn,
  },
  talk: {
    title: "约谈记录",
    texts: {
      opening:
        "{约谈日期}，在{约谈地点}就“{事项}”（编号{事项编号}，应于{应办日期}办结）逾期约谈{被约谈人}。",
      closing: "以上记录属实，被约谈人签字：",
    },
    write: talkRecord,
    writtenOn: ({ talk }) => talk?.on,
  },
} as const satisfies Readonly<Record<string, Paper<Ladder>>>;

/** What its letters are about: what is still open, or all of it once nothing is. */
function aboutIn(state: Ladder) {
  const open = openIn(state);
  return open.length === 0 ? overdueIn(state) : open;
}

/** What every paper of a ladder fills in. */
function filling(state: Ladder): [string, string][] {
  const overdue = aboutIn(state);
  const [first = state.of] = overdue;
  const days = [...new Set(overdue.map(({ due }) => due))].sort();
  return [
    ["责任单位（人）", lateName(state.late)],
    ["事项", overdue.length > 1 ? `${first.title}等${overdue.length}项` : first.title],
    ["事项编号", overdue.map(({ id }) => shortNumber(id)).join("、")],
    ["应办日期", days.map(dateText).join("、")],
  ];
}

/** Several overdue matters one by one, below the sentence that sums them up. */
function listed(state: Ladder) {
  const overdue = aboutIn(state);
  return overdue.length < 2
    ? []
    : overdue.map(({ id, title, due }, place) =>
        plain(`${place + 1}．${title}（编号${shortNumber(id)}），应于${dateText(due)}办结；`),
      );
}

function issued(state: Ladder, of: Writing, say: Say, date: Day) {
  const said = filling(state);
  return {
    ...common(of),
    issuers: [commissionOf(of)],
    body: [
      plain(say("opening", said)),
      ...listed(state),
      plain(say("demand", said)),
      plain(say("closing")),
    ],
    signed: "sealed",
    date,
    printedOn: date,
  } as const;
}

/** A letter as it will go out, from the question who signs it on. */
function letterOf(
  name: LetterName,
  state: Ladder,
  of: Writing,
  say: Say,
): OfficialDocument | undefined {
  const sent = state.letters[name];
  const isAsked = state.status === (name === "prompt" ? "PROMPTING" : "URGING");
  if (sent === undefined && !isAsked) return undefined;
  return {
    ...issued(state, of, say, sent?.servedOn ?? sent?.signedOn ?? of.today),
    ...(sent?.number === undefined ? {} : { number: sent.number }),
    title: name === "prompt" ? "关于办理事项逾期的提示函" : "关于办理事项逾期的督办函",
    addressee: lateName(state.late),
  };
}

function superiorLetter(state: Ladder, of: Writing, say: Say): OfficialDocument | undefined {
  const { late, letters, status } = state;
  const isDue = letters.urge !== undefined || status === "URGING";
  if (!isDue || late.type === "officer" || late.type === "organ") return undefined;
  const { superiorServedOn, signedOn = of.today } = letters.urge ?? {};
  return {
    ...issued(state, of, say, superiorServedOn ?? signedOn),
    title: `关于${lateName(late)}办理事项逾期的函`,
    // Where nobody has named it yet, the office writes it in before it sends the letter.
    addressee: superiorOf(state) ?? "（上级单位）",
  };
}

/** 约谈记录: inside, signed by hand by who was talked to. */
function talkRecord(state: Ladder, of: Writing, say: Say): OfficialDocument | undefined {
  const { talk } = state;
  if (talk === undefined || state.late.type === "organ") return undefined;
  return {
    ...common(of),
    classification: "内部",
    issuers: [commissionOf(of)],
    title: "约谈记录",
    body: [
      plain(
        say("opening", [
          ...filling(state),
          ["约谈日期", dateText(talk.on)],
          ["约谈地点", talk.place],
          ["被约谈人", talk.withWhom],
        ]),
      ),
      heading("一、约谈内容"),
      plain(talk.record),
      heading("二、约谈要求"),
      plain(
        `${talk.demands}${talk.doneBy === undefined ? "" : `要求于${dateText(talk.doneBy)}前办结。`}`,
      ),
      plain(`约谈人：${of.nameOf(talk.by)}。记录人：${talk.recorder}。`),
      plain(say("closing")),
    ],
    signed: "unsealed",
    date: talk.on,
    printedOn: talk.on,
  };
}
