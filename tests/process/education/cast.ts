import type { CommandOf } from "#kernel/conduct/command.ts";
import type { Officer } from "#kernel/district/role.ts";
import { refuse } from "#kernel/refusal.ts";
import type { commands as sessionCommands } from "#process/education/commands.ts";
import { education } from "#process/education/process.ts";
import type { LearningCommand } from "#process/learning/commands.ts";
import { learning } from "#process/learning/process.ts";
import { line } from "#tests/kit/officers.ts";
import { type Cast, type Game, type Move, makeMove, newGame, play } from "#tests/kit/play.ts";

export type SessionMove = Move<CommandOf<typeof sessionCommands>>;
export type LearningMove = Move<LearningCommand>;

const officers: readonly Officer[] = [
  line("chen", "PROPOSER", { room: "2" }),
  line("director", "ROOM_DIRECTOR", { room: "2" }),
  line("deputy", "DEPUTY_SECRETARY"),
  line("secretary", "SECRETARY"),
];

const person = {
  personId: "per_1",
  personName: "赵示例",
  unitId: "unt_1",
  unitName: "示例站",
} as const;
const other = { ...person, personId: "per_2", personName: "钱示例" };

const formOf = (action: string, day: string) =>
  action === "done"
    ? { on: day, note: "自学并提交心得（示例）" }
    : action === "talked"
      ? { on: day, outline: "已谈话（示例）" }
      : {};

const config = { pilots: { education: { from: "2026-01-01" } } };
export const sessionCast: Cast = { officers, record: "edu_1", from: "2026-03-02", config, formOf };
export const learningCast: Cast = { ...sessionCast, record: "lrn_1" };

const session = (on: string, id = "edu_1") => ({
  id,
  type: "WARNING" as const,
  title: "警示教育大会（示例）",
  on,
  place: "区委党校",
});

export const enter: SessionMove = {
  do: "command",
  by: "chen",
  command: {
    type: "enter",
    plan: {
      type: "WARNING",
      title: "警示教育大会（示例）",
      on: "2026-03-20",
      place: "区委党校",
      content: "观看警示片（示例）",
    },
    room: "2",
    organizer: "chen",
    participants: [person, other],
  },
};

export const conduct = { do: "conduct" } as const;
export const tell = <C>(command: C, wait = 0, by = "system"): Move<C> => ({
  do: "command",
  by,
  command,
  wait,
});
export const says = (by: string, action: string, stage: string, wait = 0) =>
  ({ do: "answer", by, action, stage, wait }) as const;

/** Plays all moves, and hands back what was refused of each. */
export function told<S, C extends { type: string }>(game: Game<S, C>, moves: readonly Move<C>[]) {
  return moves.map((move) => makeMove(game, { wait: 0, ...move })?.refused);
}

export const newSession = (moves: readonly SessionMove[], cast = sessionCast) =>
  play(education as never, cast, moves as never) as unknown as Game<
    Parameters<typeof education.keys>[0],
    CommandOf<typeof sessionCommands>
  >;

export const newRecord = (cast = learningCast) =>
  newGame(learning as never, cast) as unknown as Game<
    Parameters<typeof learning.keys>[0],
    LearningCommand
  >;

export const open = (since: string, talk: "due" | "none" = "none"): LearningMove =>
  tell({ type: "open", person, room: "2", since, talk });
export const invite = (on: string, id?: string, wait = 0): LearningMove =>
  tell({ type: "invite", person, room: "2", session: session(on, id) }, wait);

export function taskAt<S, C extends { type: string }>({ tasks }: Game<S, C>, stage: string) {
  return [...tasks.values()].findLast((task) => task.stage === stage);
}

export function stateOf<S, C extends { type: string }>({ record }: Game<S, C>): S {
  if (record === undefined) throw new Error(String(refuse("record.unknown").refused));
  return record.state;
}

/** A session that is put off, held without one of its two people, and made up. */
export const sessionStory: SessionMove[] = [
  enter,
  conduct,
  tell({ type: "notify" }, 0, "chen"),
  conduct,
  tell({ type: "postpone", on: "2026-03-25", reason: "场地变更（示例）" } as const, 0, "chen"),
  conduct,
  tell({ type: "issue-code", code: "123456" } as const, 20),
  tell({ type: "note", personId: "per_1", standing: "PRESENT" } as const),
  tell(
    {
      type: "register",
      attendance: { personId: "per_1", standing: "PRESENT", score: 90 },
    } as const,
    0,
    "chen",
  ),
  tell({ type: "hold" }, 0, "chen"),
  conduct,
  tell({ type: "confirm" }, 0, "chen"),
  conduct,
  tell({ type: "note", personId: "per_2", standing: "MADE_UP" } as const),
];

/** Nearly everything that a person's record may hold. */
export const learningStory: LearningMove[] = [
  open("2026-03-02", "due"),
  says("director", "talked", "ENTRY_TALK"),
  invite("2026-03-20"),
  invite("2026-03-25"),
  says("per_1", "sign", "SIGN_IN", 20),
  tell({ type: "register", session: "edu_1", standing: "PRESENT", score: 90 } as const),
  invite("2026-04-10", "edu_2"),
  tell({ type: "settle", session: "edu_2" } as const, 30),
  says("director", "done", "MAKE_UP"),
  invite("2026-06-10", "edu_3"),
  says("per_1", "leave", "SIGN_IN"),
  tell({ type: "settle", session: "edu_3" } as const, 60),
  invite("2026-08-10", "edu_4"),
  tell({ type: "settle", session: "edu_4" } as const, 60),
  says("director", "talked", "ABSENCE_TALK"),
  invite("2026-12-10", "edu_5"),
  tell({ type: "withdraw", session: "edu_5" } as const),
  tell({ type: "remind", festivals: ["NATIONAL"], from: "2026-10-01" } as const),
  says("per_1", "read", "FESTIVAL"),
  tell({ type: "remind", festivals: ["NEW_YEAR"], from: "2027-01-01" } as const),
  { do: "wake", wait: 120 },
  tell({ type: "end" }),
];
