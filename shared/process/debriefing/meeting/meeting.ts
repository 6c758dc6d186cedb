import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { text } from "#kernel/text/text.ts";
import {
  confirmCount,
  consequences,
  countBallots,
  enterCount,
  openBallot,
} from "../../assessment/count.ts";
import { Counts } from "../../assessment/score.ts";
import { fact } from "../events.ts";
import { Absence, type Debriefing, Feedback, Meeting, Publication, Writing } from "../schema.ts";

const Participants = z.int("须为整数").check(z.gte(1, "至少一人"), z.lte(2000));

/** The meeting, who does not come to it, the assessment, and the feedback (process sheet §4.7). */
export const meeting = commandsFor<Debriefing>()({
  present: {
    verb: "presentation",
    leads: "on",
    summary: "登记述责述廉和提问答复",
    right: "debriefing.handle",
    in: ["REPORT_ACCEPTED", "ABSENT_WRITTEN"],
    body: z.object({ meeting: Meeting }),
    unless: ({ leftPost }) => (leftPost === undefined ? undefined : refuse("debriefing.left-post")),
    decide: (state, { meeting }, context) =>
      meeting.questions.length === 0
        ? refuse("debriefing.questions")
        : ends(state, "presented", [fact("debriefing.presented", { meeting })], context),
  },
  "note-absence": {
    verb: "absence",
    summary: "登记缺席：请假的书面述并补述，无故缺席的记零分并谈话",
    right: "debriefing.handle",
    in: ["REPORT_ACCEPTED"],
    body: Absence,
    unless: ({ leftPost }) => (leftPost === undefined ? undefined : refuse("debriefing.left-post")),
    decide: absent,
  },
  "turn-to-writing": {
    verb: "writing",
    summary: "已离开岗位，改为书面述责述廉",
    right: "debriefing.handle",
    in: ["REPORT_ACCEPTED"],
    body: z.object({}),
    unless: ({ leftPost }) =>
      leftPost === undefined ? refuse("record.state", "该人员仍在岗") : undefined,
    decide: (state, _, context) => ends(state, "left-post", [], context),
  },
  "accept-writing": {
    verb: "written-report",
    leads: "on",
    summary: "收到离岗人员的书面述责述廉，办结",
    right: "debriefing.handle",
    in: ["ABSENT_WRITTEN"],
    body: Writing,
    unless: ({ leftPost }) =>
      leftPost === undefined ? refuse("record.state", "在岗人员须组织补述") : undefined,
    decide: (state, written, context) =>
      ends(state, "written", [fact("debriefing.written-accepted", written)], context),
  },
  "open-ballot": {
    access: "own-route",
    verb: "ballot-codes",
    summary: "发放一次性测评码（不记名，只显示一次）",
    right: "debriefing.assess",
    in: ["PRESENTED"],
    body: z.object({ participants: Participants, box: text(100), round: z.int() }),
    decide: openBallot,
  },
  "count-ballots": {
    access: "own-route",
    verb: "ballot-count",
    leads: "on",
    summary: "结束测评并计票",
    right: "debriefing.assess",
    in: ["PRESENTED"],
    body: z.object({ counts: Counts }),
    unless: ({ ballot }) => (ballot === undefined ? refuse("assessment.closed") : undefined),
    decide: countBallots,
  },
  "enter-count": {
    verb: "count",
    summary: "录入人工计票结果（须由另一人复核）",
    right: "debriefing.assess",
    in: ["PRESENTED"],
    body: z.object({ participants: Participants, counts: Counts }),
    decide: enterCount,
  },
  "confirm-count": {
    verb: "count-confirmation",
    leads: "on",
    summary: "复核人工计票结果",
    right: "debriefing.assess",
    in: ["PRESENTED"],
    unless: ({ entered }, { actor }) => {
      if (entered === undefined) return refuse("record.state", "没有待复核的计票结果");
      return entered.by === actor.id ? refuse("debriefing.same-officer") : undefined;
    },
    body: z.object({}),
    decide: confirmCount,
  },
  "feed-back": {
    verb: "feedback",
    leads: "on",
    summary: "反馈测评结果和须整改的问题",
    right: "debriefing.handle",
    in: ["SCORED"],
    body: z.object({ feedback: Feedback }),
    decide: (state, { feedback }, context) =>
      state.band !== "NONE" && feedback.problems.length === 0
        ? refuse("debriefing.problems")
        : ends(
            state,
            feedback.problems.length === 0 ? "fed-back-clean" : "fed-back",
            [fact("debriefing.fed-back", { feedback })],
            context,
          ),
  },
  publish: {
    verb: "publication",
    summary: "登记在一定范围内公开（反馈后）",
    right: "debriefing.handle",
    in: ["FED_BACK", "RECTIFYING", "EVALUATING", "CLOSED"],
    body: z.object({ publication: Publication }),
    unless: ({ feedback, written }) =>
      feedback === undefined && written === undefined
        ? refuse("debriefing.publication")
        : undefined,
    decide: (_, { publication }) => [fact("debriefing.published", publication)],
  },
});

function absent(
  state: Debriefing,
  absence: z.infer<typeof Absence>,
  context: Context,
): Fact[] | Refusal {
  const facts = [fact("debriefing.absent", absence)];
  if (absence.leave === "WITH_LEAVE") return ends(state, "absent-with-leave", facts, context);
  const after: Debriefing = { ...state, absence, score: 0, satisfaction: 0, band: "TALK" };
  const followed = consequences(after, context);
  return isRefusal(followed)
    ? followed
    : ends(state, "absent-without-leave", [...facts, ...followed], context);
}
