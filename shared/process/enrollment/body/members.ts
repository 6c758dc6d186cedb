import * as z from "zod/mini";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { day, field, lines, maybe } from "#kernel/route/form.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { openAgain } from "../duties/open-duties.ts";
import { fact } from "../events.ts";
import type { Enrollment } from "../schema.ts";
import { statusStages } from "../stages/status-stages.ts";
import { isObject } from "../terms.ts";
import { bodyProblem, isEachOnce, Member, Members, personsOf } from "./schema.ts";

/** Who is of a body from a day on. */
export const MembersChange = z.object({
  head: maybe(field("新的主要负责人", Member)),
  members: field("负责人以外的全部成员", Members),
  on: day("变动日期"),
  reason: lines("变动原因", 500),
});
type MembersChange = z.infer<typeof MembersChange>;

/** Why the people of an object cannot be changed now: a single person is succeeded, not exchanged. */
export function mayChangeMembers({ status, candidate }: Enrollment): Refusal | undefined {
  if (candidate.body === undefined)
    return refuse("record.state", "对象是个人，没有成员；更换人员须另行认定");
  return isObject(status)
    ? undefined
    : refuse("record.state", "纳入监督前请修改提名表，退出后不再登记");
}

/** 成员变动: supervision of the body goes on, with the people who are of it now. */
export function changeMembers(
  state: Enrollment,
  { head, members, on, reason }: MembersChange,
  context: Context,
): Fact[] | Refusal {
  const { candidate, nomination, headLeft } = state;
  const { body, personId, personName, post } = candidate;
  if (body === undefined) return refuse("record.state");
  const leads = head ?? { personId, personName, post };
  const after = { ...candidate, ...leads, body: { ...body, members } };
  if (hashOf(after) === hashOf(candidate)) return [];
  if (!isEachOnce(after)) return refuse("input.invalid", "同一人不能重复列入");
  if (headLeft !== undefined && leads.personId === personId)
    return refuse("input.invalid", "原负责人已离任，须登记新的主要负责人");
  const problem = nomination === undefined ? undefined : bodyProblem(after, nomination);
  if (problem !== undefined) return problem;
  const kept = new Set(personsOf(after).map((one) => one.personId));
  const gone = personsOf(candidate).flatMap((one) => (kept.has(one.personId) ? [] : one.personId));
  return [
    fact("enrollment.members-changed", { head: leads, members, gone, on, reason }),
    ...(leads.personId === personId
      ? []
      : [
          fact("enrollment.head-named", { head: leads, former: personId, on }),
          ...closeTasks(
            ["SUCCESSION"],
            { outcome: "done", reason: "已登记新的主要负责人" },
            context,
          ),
        ]),
  ];
}

type MemberLeaving = { person: string; reason: string; cause?: "DEATH"; on?: Day | undefined };

/**
 * Somebody of a supervised body has left their post: a member is struck off, and of the head a
 * successor is asked for. The body stays what it is.
 */
export function memberLeft(
  state: Enrollment,
  { person, reason, on, ...died }: MemberLeaving,
  context: Context,
): Fact[] | Refusal {
  const { candidate, headLeft } = state;
  const today = dayOf(context.now);
  if (person !== candidate.personId) {
    const isMember = candidate.body?.members.some(({ personId }) => personId === person);
    return isMember === true
      ? [
          fact("enrollment.member-left", {
            personId: person,
            gone: [person],
            on: on ?? today,
            reason,
          }),
        ]
      : [];
  }
  if (headLeft !== undefined) return [];
  const stage = "SUCCESSION";
  const due = dueFor(context.rules, statusStages[stage].deadline, today);
  const opened = openAgain(state, { stage, due }, context);
  return isRefusal(opened)
    ? opened
    : [fact("enrollment.head-left", { reason, ...died }), ...opened];
}
