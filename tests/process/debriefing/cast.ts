import { addDays } from "#kernel/deadline/day.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Counts } from "#process/assessment/score.ts";
import type { Command } from "#process/debriefing/commands.ts";
import { debriefing } from "#process/debriefing/process.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import { type Cast, type Game, type Move, makeMove, play } from "#tests/kit/play.ts";

type Given = Parameters<typeof debriefing.decide>[1];
export type DebriefingMove = Move<Given>;

function officer(id: string, role: Officer["role"], more: Partial<Officer> = {}): Officer {
  return { id, name: `${id}示例`, role, email: `${id}@example.test`, ...more };
}

/** A room, its leaders, two of the office, and the party secretary of the person's unit. */
export const officers: readonly Officer[] = [
  officer("chen", "PROPOSER", { room: "2" }),
  officer("chu", "PROPOSER", { room: "2" }),
  officer("feng", "ROOM_DIRECTOR", { room: "2" }),
  officer("wu", "DEPUTY_SECRETARY"),
  officer("shen", "OFFICE"),
  officer("han", "OFFICE"),
  officer("party", "UNIT", { unit: "unt_a" }),
];

export const object = "per_zhao";

const report = {
  politics: "（示例）",
  responsibility: "（示例）",
  integrity: "（示例）",
  discipline: "（示例）",
  assets: "无",
  matters: "（示例）",
  problems: "公开不及时（示例）",
  measures: "按月公开（示例）",
};

function formOf(action: string, day: string): Record<string, unknown> | undefined {
  switch (action) {
    case "submit":
      return report;
    case "talked":
      return { measure: "TALK_REMINDER", on: day, record: "已谈话（示例）" };
    case "state":
    case "plan":
    case "report":
      return { text: "（示例）" };
    default:
      return undefined;
  }
}

/** A quick year: the meeting is on 10 November, so that limits lie between the moves. */
export const cast: Cast = { officers, record: "deb_1", from: "2026-10-09", formOf };

export const ask: DebriefingMove = { do: "conduct" };
export const by = (who: string, action: string, stage?: string): DebriefingMove => ({
  do: "answer",
  by: who,
  action,
  wait: 0,
  ...(stage === undefined ? {} : { stage }),
});
export const tell = (who: string, command: Command, wait = 0): DebriefingMove => ({
  do: "command",
  by: who,
  command,
  wait,
});

export const opened = tell("system", {
  type: "open",
  year: 2026,
  enrollmentId: "enr_a",
  personId: object,
  personName: "赵示例",
  unitId: "unt_a",
  unitName: "望海街道城建科（示例）",
  post: "科长",
  objectClass: "STATION_HEAD",
  room: "2",
});

export const planned = (change: object = {}): Command => ({
  type: "plan",
  plan: {
    audience: "COMMISSION",
    mode: "ON_SITE",
    reviewer: "ROOM",
    meetingOn: "2026-11-10",
    place: "会议室（示例）",
    ...change,
  },
});

export const presented = (on: string): Command => ({
  type: "present",
  meeting: {
    on,
    place: "会议室（示例）",
    chair: "吴示二",
    participants: 60,
    minutesNumber: "纪要1号",
    questions: [{ by: "王示四", question: "为何（示例）", answer: "已改（示例）" }],
  },
});

export const counts = (good: number, fair: number, plain: number, poor: number): Counts => ({
  good,
  fair,
  plain,
  poor,
  invalid: 0,
});

/** Opened, planned and approved, opinions gathered and read. */
export const toReport: DebriefingMove[] = [
  opened,
  ask,
  tell("chen", planned()),
  ask,
  by("wu", "approve"),
  ask,
  tell("chen", { type: "gather", names: ["甲示例"], box: "box" }),
  ask,
  tell("chen", { type: "collect", texts: ["建议公开（示例）"] }),
  tell("chen", { type: "feed", text: "建议公开（示例）" }),
  ask,
  by(object, "read"),
  ask,
];

/** The report handed in and accepted. */
export const toMeeting: DebriefingMove[] = [
  ...toReport,
  by(object, "submit"),
  ask,
  by("feng", "approve"),
  ask,
];

/** Every question takes a day: the day on which `toMeeting` has led to the meeting. */
export const meetingDay = addDays(cast.from, toMeeting.filter((move) => move === ask).length);

/** The meeting held, the round counted by hand. */
export function assessed(sums: Counts): DebriefingMove[] {
  return [
    ...toMeeting,
    tell("chen", presented(meetingDay)),
    ask,
    tell("shen", { type: "enter-count", participants: 60, counts: sums }),
    tell("han", { type: "confirm-count" }),
    ask,
  ];
}

export type DebriefingGame = Game<Debriefing, Given>;
export const course = (moves: readonly DebriefingMove[]): DebriefingGame =>
  play(debriefing, cast, moves);

export const stateOf = ({ record }: DebriefingGame): Debriefing => {
  if (record === undefined) throw new Error("No record");
  return record.state;
};

export const refusalOf = (game: DebriefingGame, move: DebriefingMove): Refusal | undefined =>
  makeMove(game, move);

export const taskAt = ({ tasks }: DebriefingGame, stage: string) =>
  [...tasks.values()].findLast((task) => task.stage === stage);
