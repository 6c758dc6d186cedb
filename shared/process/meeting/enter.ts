import { dayOf } from "#kernel/deadline/day.ts";
import type { Officer, Role } from "#kernel/district/role.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { type Barring, barredFrom } from "#kernel/permission/barred.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { openTask } from "#kernel/task/open.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { tallyMeeting } from "#kernel/task/seats/tally.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { describe } from "./describe.ts";
import { matterOf } from "./matter.ts";
import type { ItemResult, MeetingCommand, MeetingEntry, MeetingItem } from "./schema.ts";
import { confirm } from "./stages.ts";

type Enter = Extract<MeetingCommand, { type: "enter" }>;

/** Who has a vote at the meeting. */
const members: readonly Role[] = ["SECRETARY", "DEPUTY_SECRETARY", "COMMISSION_MEMBER"];

/** One officer enters the votes; another is asked to compare them with the minutes. */
export function enter(
  { entry, questions, bars, subjects }: Enter,
  context: Context,
): Fact[] | Refusal {
  const problem = problemOf(entry, context);
  if (problem !== undefined) return problem;
  const items: ItemResult[] = [];
  for (const [place, item] of entry.items.entries()) {
    const unfit = unfitIn(item, place, bars?.[place], context.officers);
    if (unfit !== undefined) return unfit;
    const result = resultOf(item, entry.entitled, context);
    if (result === "inconsistent")
      return refuse(
        "meeting.votes",
        `议题 ${shortNumber(item.enrollmentId)}：应到、实到、回避与票数不能同时成立`,
      );
    const question = questions[place];
    const subject = subjects?.[place];
    const left = item.recused.map(
      ({ person }) => context.officers.find(({ id }) => id === person)?.name ?? person,
    );
    items.push({
      ...item,
      ...(result === "no-quorum" ? { deferredBecause: withoutQuorum(item) } : {}),
      result: result === "no-quorum" ? "deferred" : result,
      ...(question === undefined ? {} : { question }),
      ...(bars?.[place] === undefined ? {} : { bars: bars[place] }),
      ...(subject === undefined ? {} : { subject, left }),
    });
  }
  const opened = openTask(
    {
      subject: { kind: "meeting", id: context.recordId },
      stage: "CONFIRM",
      visit: 1,
      spec: confirm,
      ...barsOf({ bars: matterOf }, { enteredBy: context.actor.id, items }, context),
      due: dueFor(context.rules, confirm.deadline, dayOf(context.now)),
      text: describe({ ...entry, items }),
    },
    context,
  );
  return isRefusal(opened)
    ? opened
    : [{ type: "meeting.entered", data: { ...entry, items } }, ...opened];
}

function problemOf(
  { entitled, entitledBecause }: MeetingEntry,
  { rules }: Context,
): Refusal | undefined {
  const usual = rules.config.meeting.entitled;
  return entitled === usual || entitledBecause !== undefined
    ? undefined
    : field("reason", `本区应到人数为 ${usual} 人，录入其他人数须说明原因`);
}

/** Whoever leaves is an officer; every member whom a tie or a recusal bars has left, or was absent. */
function unfitIn(
  { recused, absent = [], enrollmentId }: MeetingItem,
  place: number,
  bars: Barring | undefined,
  officers: readonly Officer[],
): Refusal | undefined {
  const unknown = recused.findIndex(({ person }) => !officers.some(({ id }) => id === person));
  if (unknown >= 0)
    return field(`items.${place}.recused.${unknown}.person`, "回避人员须为名录中的人员");
  const gone = [...absent, ...recused.map(({ person }) => person)];
  const tied = officers.find(
    (officer) =>
      members.includes(officer.role) &&
      barredFrom(officer, bars) !== undefined &&
      !gone.includes(officer.id),
  );
  return tied === undefined
    ? undefined
    : field(
        `items.${place}.recused`,
        `议题 ${shortNumber(enrollmentId)}：${tied.name}已登记应当回避，须列为回避（未到会的列入缺席）`,
      );
}

/** A reason for 缓议 puts an item off, but makes no impossible numbers true. */
function resultOf(item: MeetingItem, entitled: number, { rules }: Context) {
  const { present, recused, yes, no, abstain, deferredBecause } = item;
  const count = { entitled, present, recused: recused.length, yes, no, abstain };
  const isUnvoted = yes + no + abstain === 0;
  const all = isUnvoted && deferredBecause !== undefined ? { yes: present - recused.length } : {};
  const result = tallyMeeting({ ...count, ...all }, rules.config.meeting);
  return deferredBecause !== undefined && (result === "passed" || result === "rejected")
    ? "deferred"
    : result;
}

const noQuorum = "未达法定人数";

function withoutQuorum({ deferredBecause }: MeetingItem): string {
  return deferredBecause === undefined || deferredBecause.startsWith(noQuorum)
    ? (deferredBecause ?? noQuorum)
    : `${noQuorum}；${deferredBecause}`;
}

function field(path: string, message: string): Refusal {
  return { ...refuse("input.invalid", message), fields: [{ path, message }] };
}
