import * as z from "zod/mini";
import { commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { pilotProblem } from "#kernel/district/pilot.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { day, words } from "#kernel/route/form.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { confirm, left, noted } from "./attendance.ts";
import { fact } from "./events.ts";
import {
  Attendance,
  Audience,
  Correction,
  type Education,
  type Learner,
  SessionPlan,
} from "./schema.ts";
import type { Standing } from "./terms.ts";

const right = "education.hold";
const Reason = z.object({ reason: words("理由", 300) });

/** What may be done with a session. */
export const commands = commandsFor<Education>()({
  plan: {
    access: "own-route",
    makes: "record",
    summary: "安排廉政教育",
    right,
    body: z.object({ plan: SessionPlan, audience: Audience }),
    decide: () => [],
  },
  enter: internalMaking(enter),
  notify: {
    verb: "notice",
    leads: ["PLANNED"],
    summary: "通知参加人员",
    right,
    body: z.object({}),
    in: ["PLANNED"],
    otherwise: "已经通知",
    decide: (state, _, context) => {
      if (state.on < dayOf(context.now)) return refuse("education.day", "日期已过，请先改期");
      return ends(state, "notified", [fact("education.notified", {})], context);
    },
  },
  postpone: {
    verb: "postponement",
    summary: "改期（已通知的重新通知）",
    right,
    body: z.object({ on: day("新的日期"), ...Reason.shape }),
    in: ["PLANNED", "NOTIFIED"],
    decide: (state, { on, reason }, context) =>
      checkDay(on, context.now) ??
      ends(
        state,
        "postponed",
        [fact("education.postponed", { from: state.on, on, reason })],
        context,
      ),
  },
  cancel: {
    verb: "cancellation",
    summary: "取消",
    right,
    body: Reason,
    in: ["PLANNED", "NOTIFIED"],
    decide: (state, { reason }, context) =>
      ends(state, "cancelled", [fact("education.cancelled", { reason })], context),
  },
  "issue-code": internal(
    (state: Education, { code }: { code: string }, { now, recordId: record }) => {
      const today = dayOf(now);
      if (state.status !== "NOTIFIED" || state.on !== today)
        return refuse("education.day", "签到码只在举办当日生成");
      return [fact("education.code-issued", { on: today, hash: codeHash(record, code) })];
    },
  ),
  register: {
    verb: "attendance",
    summary: "登记纸质签到、请假和测试成绩",
    right,
    body: z.object({ attendance: Attendance }),
    in: ["NOTIFIED", "HELD"],
    decide: (state, { attendance }, { now }) => {
      if (state.on > dayOf(now) && attendance.standing === "PRESENT")
        return refuse("education.day", "尚未举办");
      return state.participants.some(({ personId }) => personId === attendance.personId)
        ? [fact("education.registered", attendance)]
        : refuse("education.participant");
    },
  },
  hold: {
    verb: "holding",
    leads: "on",
    summary: "教育结束",
    right,
    body: z.object({}),
    in: ["NOTIFIED"],
    decide: (state, _, context) =>
      state.on > dayOf(context.now)
        ? refuse("education.day", "尚未举办")
        : ends(state, "held", [fact("education.held", {})], context),
  },
  confirm: {
    verb: "confirmation",
    leads: "on",
    summary: "确认出勤，未签到的记为缺席",
    right,
    body: z.object({}),
    in: ["HELD"],
    decide: confirm,
  },
  strike: {
    verb: "attendance-correction",
    summary: "更正不实签到，记为缺席（须补课，一年两次缺席的谈话）",
    right,
    body: z.object({ correction: Correction }),
    in: ["HELD", "MAKEUP", "CLOSED"],
    otherwise: "教育结束后方可更正",
    decide: ({ participants }, { correction }) => {
      const one = participants.find(({ personId }) => personId === correction.personId);
      if (one === undefined) return refuse("education.participant");
      return one.standing === "PRESENT"
        ? [fact("education.struck", correction)]
        : refuse("education.participant", "该人员没有签到");
    },
  },
  "note-left": internal(left),
  note: internal(
    (state: Education, { personId, standing }: { personId: string; standing: Standing }, context) =>
      noted(state, personId, standing, context),
  ),
});

/** What makes a session: the plan with the people whom its route has looked up. */
type Entry = {
  plan: SessionPlan;
  room: string;
  organizer: string;
  participants: readonly Learner[];
};

function enter(
  state: Education | undefined,
  { plan, ...more }: Entry,
  { rules, now, district }: Context,
): Fact[] | Refusal {
  if (state !== undefined) return [];
  return (
    pilotProblem(rules, "education", dayOf(now)) ??
    checkDay(plan.on, now) ?? [fact("education.planned", { ...plan, ...more, district })]
  );
}

/** What is kept of a session's code: six digits alone could be guessed from a plain hash of them. */
export function codeHash(session: string, code: string): string {
  return hashOf([session, code]);
}

function checkDay(on: string, now: string): Refusal | undefined {
  return on < dayOf(now) ? refuse("education.day", "不能早于今天") : undefined;
}
