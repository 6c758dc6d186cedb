import { decideBy } from "#kernel/conduct/command.ts";
import {
  after,
  called,
  type DayRules,
  dayAt,
  happened,
  inOrder,
  mayCome,
} from "#kernel/deadline/order.ts";
import { boundTo } from "#kernel/district/recusals/bound.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Closing, Context, Keys, Process } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Enrollment } from "../enrollment/schema.ts";
import { isBeforeMeeting } from "../enrollment/terms.ts";
import { attachments } from "../file/attachment.ts";
import { describe } from "./describe.ts";
import { enter } from "./enter.ts";
import { matterOf } from "./matter.ts";
import { questionOf } from "./question.ts";
import { type ItemResult, type Meeting, MeetingCommand, type MeetingEntry } from "./schema.ts";
import { confirm, confirmFor } from "./stages.ts";
import { words } from "./words.ts";

const days: DayRules<Meeting> = {
  enter: {
    "entry.heldOn": called("heldOn", after(happened(), dayAt("bars.[].since", "议题提交会议之日"))),
    "bars.[].since": mayCome(),
  },
};

/** Whoever entered the votes puts the scanned minutes beside them, until somebody has compared both. */
const commands = {
  attach: attachments<Meeting>({
    right: "meeting.enter",
    in: ["ENTERED"],
    proposer: ({ enteredBy }) => enteredBy,
    attached: (attachments) => ({ type: "meeting.attached", data: { attachments } }),
  }),
};

/** 提级监督工作研究会议 and its votes, item by item. */
export const meeting: Process<Meeting, MeetingCommand> = {
  kind: "meeting",
  title: "研究会议",
  command: MeetingCommand,
  statuses: { ENTERED: "待复核", CONFIRMED: "已复核", RETURNED: "退回更正" },
  words,
  commands,
  stages: { CONFIRM: confirm },
  days,
  decide: inOrder(days, decide),
  stageIn: (state, stage) => (stage === "CONFIRM" ? confirmFor(state) : undefined),
  evolve,
  conclude,
  keys,
  show: describe,
  bars: matterOf,
  recuses,
  consults: ({ status, items }) =>
    status === "ENTERED" ? items.map(({ enrollmentId: id }) => ({ kind: "enrollment", id })) : [],
};

/** Whoever left an item is kept from its matter, and from every other about the same people. */
function recuses({ items }: Meeting, { type, id }: Event) {
  if (type !== "meeting.confirmed") return [];
  return items.flatMap(({ enrollmentId, recused, bars }) =>
    recused.map(({ person, relation }) => ({
      person,
      relation,
      detail: `已在会议 ${shortNumber(id)} 中回避`,
      to: boundTo(enrollmentId, bars?.concerns),
      from: enrollmentId,
    })),
  );
}

/** Several entries may come of one meeting; the number of another day's minutes is another's. */
function keys({ status, enteredAt, minutesNumber: number, heldOn, items }: Meeting): Keys {
  const minutes = { kind: "minutes", number, document: `meeting of ${heldOn}` };
  return {
    status,
    sort: enteredAt,
    summary: { minutesNumber: number, heldOn, items: items.length },
    about: [],
    ...(status === "RETURNED" ? { freed: [minutes] } : { numbers: [minutes] }),
  };
}

function decide(
  state: Meeting | undefined,
  command: MeetingCommand,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "enter")
    return state === undefined ? enter(command, context) : refuse("record.state");
  if (state === undefined) return refuse("record.unknown");
  if (command.type === "attach") return decideBy(commands, state, command, context);
  const { enrollmentId, code } = command;
  const isKnown = state.refused?.some((item) => item.enrollmentId === enrollmentId);
  return isKnown ? [] : [{ type: "meeting.item-refused", data: { enrollmentId, code } }];
}

function evolve(state: Meeting | undefined, event: Event): Meeting {
  if (event.type === "meeting.entered") {
    const entry = event.data as Omit<MeetingEntry, "items"> & { items: ItemResult[] };
    return { ...entry, status: "ENTERED", enteredBy: event.actor, enteredAt: event.at };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  switch (event.type) {
    case "meeting.attached":
      return { ...state, ...(event.data as Pick<Meeting, "attachments">) };
    case "meeting.confirmed":
      return { ...state, status: "CONFIRMED", confirmedBy: event.actor };
    case "meeting.returned":
      return { ...state, status: "RETURNED" };
    case "meeting.item-refused": {
      const refused = event.data as { enrollmentId: string; code: string };
      return { ...state, refused: [...(state.refused ?? []), refused] };
    }
    default:
      return state;
  }
}

/** A confirmation is true of what waits now: an item that waits no more makes it refused. */
function conclude(state: Meeting, { outcome, ballot }: Closing, context: Context) {
  if (context.actor.id === state.enteredBy) return refuse("meeting.same-officer");
  if (outcome !== "confirmed")
    return [{ type: "meeting.returned", data: { reason: ballot?.opinion ?? "" } }];
  const gone = state.items.filter((item) => !waits(item, context));
  if (gone.length > 0)
    return refuse(
      "meeting.item",
      `${gone.map(({ enrollmentId }) => shortNumber(enrollmentId)).join("、")}：已有研究结果、已撤回或所议事项已变，请退回更正`,
    );
  const { items, attachments } = state;
  const minutes = attachments === undefined ? {} : { attachments };
  return [{ type: "meeting.confirmed", data: { items, ...minutes } }];
}

/** Whether an item's matter still waits for what was asked; known where its record was consulted. */
function waits({ enrollmentId, question }: ItemResult, { concerning }: Context): boolean {
  if (concerning === undefined) return true;
  const found = concerning.find(({ id }) => id === enrollmentId);
  const enrollment = found?.state as Enrollment | undefined;
  if (enrollment === undefined || !isBeforeMeeting(enrollment.status)) return false;
  return question === undefined || question === questionOf(enrollment);
}
