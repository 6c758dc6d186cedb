import { dayOf } from "#kernel/deadline/day.ts";
import { relations } from "#kernel/district/relation.ts";
import { dateText, type OfficialDocument } from "#kernel/document/documents.ts";
import type { Say } from "#kernel/document/saying.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { type Recusal, requesters } from "#process/recusal/schema.ts";
import { commissionOf, common, type Paper, plain, type Writing } from "./paper.ts";

/** The paper of a request for recusal: what was decided on it. */
export const recusalPapers = {
  decision: {
    title: "回避决定书",
    texts: {
      opening:
        "{申请人}于{申请日期}以“{回避情形}”为由，申请{人员}回避有关事项（{事项编号}）的办理。",
      granted:
        "经审查，根据《中华人民共和国监察法》第六十七条的规定，决定{人员}回避，不再参与该事项的办理。",
      denied:
        "经审查，该申请不符合《中华人民共和国监察法》第六十七条规定的回避情形，决定不予回避。",
      upper: "本决定依据上级纪检监察机关决定（{上级文号}）登记。",
      closing: "特此决定。",
    },
    write: decisionPaper,
    writtenOn: ({ decidedOn }) => decidedOn,
  },
} as const satisfies Readonly<Record<string, Paper<Recusal>>>;

/** 回避决定书 (监察法 Art. 67); what the relation is in detail stays in the file. */
function decisionPaper(state: Recusal, of: Writing, say: Say): OfficialDocument | undefined {
  if (state.status === "REQUESTED") return undefined;
  const { officerName, relation, requestedBy, subject, letterNumber } = state;
  const date = state.decidedOn ?? of.today;
  return {
    ...common(of),
    classification: "工作秘密",
    issuers: [commissionOf(of)],
    title: "回避决定书",
    body: [
      plain(
        say("opening", [
          // Who reported is nowhere to be read.
          ["申请人", requestedBy === "reporter" ? "有关人员" : requesters[requestedBy]],
          ["申请日期", dateText(dayOf(state.enteredAt))],
          ["回避情形", relations[relation]],
          ["人员", officerName],
          ["事项编号", shortNumber(subject.id)],
        ]),
      ),
      plain(say(state.status === "GRANTED" ? "granted" : "denied", [["人员", officerName]])),
      ...(letterNumber === undefined ? [] : [plain(say("upper", [["上级文号", letterNumber]]))]),
      plain(say("closing")),
    ],
    signed: "sealed",
    date,
    printedOn: date,
  };
}
