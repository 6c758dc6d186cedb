import type { CommandOf } from "#kernel/conduct/command.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Concern } from "#kernel/record/process.ts";
import type { commands } from "#process/petition/commands.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { type Cast, type Game, type Move, makeMove, newGame } from "#tests/kit/play.ts";

export type Command = CommandOf<typeof commands>;
export type PetitionMove = Move<Command>;
export type Played = Game<Petition, { type: string }>;

function officer(id: string, role: Officer["role"], room?: string): Officer {
  const of = room === undefined ? {} : { room };
  return { id, name: `${id}示例`, role, email: `${id}@example.test`, ...of };
}

export const officers: readonly Officer[] = [
  officer("wei", "PETITION_OFFICE"),
  officer("second", "PETITION_OFFICE"),
  officer("director", "ROOM_DIRECTOR", "2"),
  officer("deputy", "DEPUTY_SECRETARY"),
  officer("secretary", "SECRETARY"),
];

const hash = "a".repeat(64);

function formOf(action: string, day: string): Record<string, unknown> | undefined {
  switch (action) {
    case "confirmed":
    case "unconfirmed":
      return { how: "PHONE", on: day };
    case "accept":
      return { category: "ACCUSATION" };
    case "resolve":
      return { category: "REQUEST" };
    case "report":
      return { outline: "已核查（示例）" };
    case "archive":
      return { number: "DA-2026-1" };
    case "duplicate":
      return { of: "pet_first" };
    case "send":
      return { receiver: "示例市纪委监委信访室", on: day, receipt: "回执1" };
    case "told":
    case "cleared":
    case "missed":
      return { on: day, how: "PHONE", outline: "已核查（示例）" };
    case "approve":
      return { ground: "检举控告规则第15条" };
    case "explain":
      return { answer: "已解释（示例）", on: day, reason: "节假日（示例）" };
    default:
      return undefined;
  }
}

export const cast: Cast = {
  officers,
  record: "pet_1",
  from: "2026-09-18",
  formOf,
  concerning: () => [another("pet_first", { status: "IN_CLUE" })],
};

/** Another petition, as a decision on this one finds it. */
export function another(id: string, state: Partial<Petition>): Concern {
  return { kind: "petition", id, status: state.status ?? "", state };
}

/** A report as it comes in: only hashes of what was written. */
export function received(
  signature: "NAMED" | "ANONYMOUS",
  receivedOn = "2026-09-18",
  accused = "赵示例",
): PetitionMove {
  return {
    do: "command",
    by: "system",
    command: {
      type: "receive",
      arrival: { channel: "WEB", signature, receivedOn, content: { hash, files: [] } },
      accused,
    },
  };
}

export const registration = {
  accused: "赵示例",
  post: "望海街道城建科（示例）科长",
  town: "望海街道（示例）",
  area: "OTHER",
  summary: "反映私车公养（示例）",
  people: 1,
  representatives: 0,
  retaliation: "no",
} as const;

export const ask: PetitionMove = { do: "conduct" };
export const by = (who: string, action: string, stage?: string): PetitionMove => ({
  do: "answer",
  by: who,
  action,
  ...(stage === undefined ? {} : { stage }),
});
export const tell = (who: string, command: Command, wait?: number): PetitionMove => ({
  do: "command",
  by: who,
  command,
  ...(wait === undefined ? {} : { wait }),
});

/** Registered, its identity confirmed where it is named, and waiting to be classified. */
export function toClass(signature: "NAMED" | "ANONYMOUS"): PetitionMove[] {
  return [
    received(signature),
    ask,
    tell("wei", { type: "register", registration }),
    ask,
    ...(signature === "NAMED" ? [by("wei", "confirmed"), ask] : []),
  ];
}

/** Accepted, handed over, signed: with the clue. */
export function toClue(signature: "NAMED" | "ANONYMOUS"): PetitionMove[] {
  return [
    ...toClass(signature),
    by("wei", "accept"),
    ask,
    tell("wei", { type: "hand-over", room: "2" }),
    ask,
    by("director", "take"),
    ask,
  ];
}

/** Plays moves on one day; the first refusal is thrown with its place. */
export function course(moves: readonly PetitionMove[], more: Partial<Cast> = {}): Played {
  const game = newGame(petition as never, { ...cast, ...more }) as unknown as Played;
  for (const [place, move] of moves.entries()) {
    const refused = refusalOf(game, move);
    if (refused !== undefined)
      throw new Error(`#${place} ${JSON.stringify(move)}: ${JSON.stringify(refused)}`);
  }
  return game;
}

/** One more move; hands back the refusal. */
export function refusalOf(game: Played, move: PetitionMove) {
  return makeMove(game, { wait: 0, ...move } as never);
}

export function stateOf({ record }: Played): Petition {
  if (record === undefined) throw new Error("No record");
  return record.state;
}

export function dueOf({ tasks }: Played, stage: string): string | null | undefined {
  return [...tasks.values()].find((task) => task.stage === stage && task.status === "OPEN")?.due
    .effectiveDue;
}
