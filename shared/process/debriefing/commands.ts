import * as z from "zod/mini";
import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { type Rest, type RunOn, restTasks, runOnTasks } from "#kernel/task/time/rest.ts";
import { text } from "#kernel/text/text.ts";
import { attachments } from "../file/attachment.ts";
import { fact } from "./events.ts";
import { meeting } from "./meeting/meeting.ts";
import { meetingDayProblem, postponable, postpone } from "./meeting/postpone.ts";
import { Asked, type Debriefing, Exemption, type Opening, Plan, Postponement } from "./schema.ts";
import { beforeMeeting } from "./terms.ts";

const filed: readonly string[] = ["FILED", "TRIAL", "DECISION", "EXECUTION"];

/** From the plan to the report, and what ends a debriefing before its meeting. */
const preparing = commandsFor<Debriefing>()({
  open: internalMaking((state: Debriefing | undefined, opening: Opening, { district }) =>
    state === undefined ? [fact("debriefing.opened", { ...opening, district })] : [],
  ),
  plan: {
    verb: "plan",
    leads: "on",
    summary: "排定述责述廉：层级、形式、日期（报分管副书记）",
    right: "debriefing.plan",
    in: ["PLANNING"],
    body: z.object({ plan: Plan }),
    decide: plan,
  },
  postpone: {
    verb: "postponement",
    summary: "述责述廉改期（须说明理由，限本年度内）",
    right: "debriefing.plan",
    in: postponable,
    unless: ({ leftPost }) => (leftPost === undefined ? undefined : refuse("debriefing.left-post")),
    body: Postponement,
    decide: postpone,
  },
  gather: {
    access: "own-route",
    verb: "opinion-forms",
    leads: "on",
    summary: "发出征求意见表（一次性意见码，只显示一次）",
    right: "debriefing.handle",
    in: ["PLANNED"],
    body: z.extend(Asked, { box: text(100) }),
    decide: (state, asked, context) =>
      ends(state, "gathering", [fact("debriefing.gathering-begun", asked)], context),
  },
  collect: {
    access: "own-route",
    verb: "opinions",
    leads: "on",
    summary: "收回征求意见表",
    right: "debriefing.handle",
    in: ["OPINIONS_GATHERING"],
    body: z.object({ texts: z.array(text(1000)).check(z.maxLength(150)) }),
    unless: ({ opinions }) => (opinions === undefined ? undefined : refuse("assessment.closed")),
    decide: (_, { texts }, { concerning = [] }) => {
      const count = (of: string) => concerning.filter(({ kind }) => kind === of).length;
      const outline = { petitions: count("petition"), clues: count("clue") };
      return [fact("debriefing.opinions-collected", { received: texts.length, texts, ...outline })];
    },
  },
  feed: {
    verb: "opinions-feedback",
    leads: "on",
    summary: "向本人反馈征求到的意见（不得涉及信访和线索的内容、来源）",
    right: "debriefing.handle",
    in: ["OPINIONS_GATHERING"],
    body: z.object({ text: text(3000) }),
    unless: ({ opinions }) =>
      opinions === undefined ? refuse("record.state", "请先收回征求意见表") : undefined,
    decide: (state, fed, context) => {
      const facts = [fact("debriefing.opinions-fed", { ...fed, on: dayOf(context.now) })];
      return ends(state, "fed", facts, context);
    },
  },
  "serve-opinions": {
    verb: "opinions-service",
    leads: "on",
    summary: "登记以书面方式向本人送达意见",
    right: "debriefing.handle",
    in: ["OPINIONS_FED"],
    body: z.object({ note: text(500) }),
    decide: (state, { note }, context) =>
      ends(
        state,
        "read",
        [fact("debriefing.opinions-served", { on: dayOf(context.now), note })],
        context,
      ),
  },
  attach: attachments<Debriefing>({
    right: "debriefing.handle",
    in: ["REPORT_DUE", "REPORT_RETURNED"],
    proposer: ({ plan }) => plan?.by ?? "",
    attached: (attachments) => fact("debriefing.attached", { attachments }),
  }),
  exempt: {
    verb: "exemption",
    summary: "免予述责述廉（已被立案，或不再是监督对象）",
    right: "debriefing.exempt",
    in: beforeMeeting,
    body: Exemption,
    decide: (state, exemption, context) =>
      exemption.ground === "CASE_FILED" && !isFiled(context)
        ? refuse("debriefing.not-filed")
        : ends(state, "exempted", [fact("debriefing.exempted", exemption)], context),
  },
  "exempt-filed": internal((state: Debriefing, _: Record<string, never>, context) =>
    beforeMeeting.includes(state.status) && isFiled(context)
      ? ends(
          state,
          "exempted",
          [fact("debriefing.exempted", { ground: "CASE_FILED", reason: "线索已立案" })],
          context,
        )
      : [],
  ),
  "exempt-gone": internal(
    (
      state: Debriefing,
      gone: { ground: "NOT_SUPERVISED" | "DECEASED"; reason: string },
      context,
    ) =>
      isOpenFor(state, gone.ground)
        ? ends(state, "exempted", [fact("debriefing.exempted", gone), ...closed(context)], context)
        : [],
  ),
  rest: internal((_: Debriefing, rest: Rest, context) => restTasks(rest, context)),
  "run-on": internal((_: Debriefing, after: RunOn, context) => runOnTasks(after, context)),
  "note-left-post": internal((state: Debriefing, left: { on: string; reason: string }) =>
    beforeMeeting.includes(state.status) && state.leftPost === undefined
      ? [fact("debriefing.left-post", left)]
      : [],
  ),
});

/** What may be done on a debriefing beside the answers to its questions (process sheet §4.7). */
export const commands = { ...preparing, ...meeting };
export type Command = CommandOf<typeof commands>;

/** D-DEB-4: the meeting is still to come and within the year; a reviewing secretary must exist. */
function plan(
  state: Debriefing,
  { plan: planned }: { plan: Plan },
  context: Context,
): Fact[] | Refusal {
  const { meetingOn, reviewer } = planned;
  const problem = meetingDayProblem(state, meetingOn, context.now);
  if (problem !== undefined) return problem;
  const hasSecretary = context.officers.some(
    ({ role, unit }) => role === "UNIT" && unit === state.unitId,
  );
  if (reviewer === "PARTY_SECRETARY" && !hasSecretary) return refuse("debriefing.reviewer");
  return ends(state, "planned", [fact("debriefing.planned", { plan: planned })], context);
}

/** What is found at the meeting is told and put right by the living, supervised or not. */
function isOpenFor({ status }: Debriefing, ground: "NOT_SUPERVISED" | "DECEASED"): boolean {
  return ground === "DECEASED"
    ? !["CLOSED", "EXEMPT"].includes(status)
    : beforeMeeting.includes(status);
}

function closed(context: Context): Fact[] {
  const closing = { outcome: "exempted", reason: "免予述责述廉" };
  return closeTasks(["LATE_NOTICE", "TALK", "STATEMENT"], closing, context);
}

function isFiled({ concerning = [] }: Context): boolean {
  return concerning.some(({ kind, status }) => kind === "clue" && filed.includes(status));
}
