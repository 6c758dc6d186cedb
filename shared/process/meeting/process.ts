import { dayOf } from "#kernel/deadline/day.ts";
import type { Event, Fact } from "#kernel/event.ts";
import type { Closing, Context, Process } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { openTask } from "#kernel/task/open.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { tallyMeeting } from "#kernel/task/tally.ts";
import {
  type ItemResult,
  type Meeting,
  MeetingCommand,
  type MeetingEntry,
  type MeetingItem,
  questions,
} from "./schema.ts";

/** Entered by one officer, true only once a second one has compared it with the minutes. */
const confirm: StageSpec = {
  title: "复核会议表决录入",
  asks: "OFFICE",
  policy: { type: "any" },
  actions: {
    approve: { label: "核对无误", outcome: "confirmed", opinion: "optional" },
    return: { label: "退回更正", outcome: "returned", opinion: "required" },
  },
  deadline: "D-ENR-1",
  factor: "code",
  escalation: "ladder",
};

/** 提级监督工作研究会议 and its votes, item by item. */
export const meeting: Process<Meeting, MeetingCommand> = {
  kind: "meeting",
  title: "研究会议",
  command: MeetingCommand,
  stages: { CONFIRM: confirm },
  decide: (state, command, context) =>
    state === undefined ? enter(command, context) : refuse("record.state"),
  evolve,
  conclude,
  keys: ({ status, enteredAt, minutesNumber, heldOn, items }) => ({
    status,
    sort: enteredAt,
    summary: { minutesNumber, heldOn, items: items.length },
    about: items.map(({ enrollmentId }) => enrollmentId),
  }),
  show: describe,
  matter: ({ enteredBy }) => ({ proposer: enteredBy, recused: [] }),
};

function enter({ entry, questions: asked }: MeetingCommand, context: Context): Fact[] | Refusal {
  if (entry.heldOn > dayOf(context.now))
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "heldOn", message: "会议日期不能晚于今天" }],
    };
  const items: ItemResult[] = [];
  for (const [place, item] of entry.items.entries()) {
    const result = resultOf(item, entry.entitled, context);
    if (result === "inconsistent")
      return refuse(
        "meeting.votes",
        `议题 ${item.enrollmentId}：应到、实到、回避与票数不能同时成立`,
      );
    const question = asked[place];
    items.push({ ...item, result, ...(question === undefined ? {} : { question }) });
  }
  const opened = openTask(
    {
      subject: { kind: "meeting", id: context.record },
      stage: "CONFIRM",
      visit: 1,
      spec: confirm,
      proposer: context.actor.id,
      recused: [],
      due: dueFor(context.rules, confirm.deadline, dayOf(context.now)),
      text: describe({ ...entry, items }),
    },
    context,
  );
  return isRefusal(opened)
    ? opened
    : [{ type: "meeting.entered", data: { ...entry, items } }, ...opened];
}

function resultOf(item: MeetingItem, entitled: number, { rules }: Context) {
  if (item.deferredBecause !== undefined) return "deferred";
  const count = { ...item, entitled, recused: item.recused.length };
  const result = tallyMeeting(count, rules.config.meeting);
  return result === "no-quorum" ? "deferred" : result;
}

function evolve(state: Meeting | undefined, event: Event): Meeting {
  if (event.type === "meeting.entered") {
    const entry = event.data as Omit<MeetingEntry, "items"> & { items: ItemResult[] };
    return { ...entry, status: "ENTERED", enteredBy: event.actor, enteredAt: event.at };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  if (event.type === "meeting.confirmed")
    return { ...state, status: "CONFIRMED", confirmedBy: event.actor };
  if (event.type === "meeting.returned") return { ...state, status: "RETURNED" };
  return state;
}

function conclude(state: Meeting, { outcome, ballot }: Closing, context: Context) {
  if (context.actor.id === state.enteredBy) return refuse("meeting.same-officer");
  return outcome === "confirmed"
    ? [{ type: "meeting.confirmed", data: { items: state.items } }]
    : [{ type: "meeting.returned", data: { reason: ballot?.opinion ?? "" } }];
}

function describe(state: Pick<Meeting, "minutesNumber" | "heldOn" | "entitled" | "items">) {
  const labels = { passed: "通过", rejected: "未通过", deferred: "缓议" };
  return [
    { label: "纪要编号", value: state.minutesNumber },
    { label: "会议日期", value: state.heldOn },
    ...state.items.map((item, index) => ({
      label: `议题 ${index + 1}`,
      value: `${item.enrollmentId}（${questions[item.question ?? "ENTRY"]}）：应到 ${state.entitled}，实到 ${item.present}，回避 ${item.recused.length}，赞成 ${item.yes}，反对 ${item.no}，弃权 ${item.abstain}；${labels[item.result]}`,
    })),
  ];
}
