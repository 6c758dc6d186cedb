import type { CommandOf } from "#kernel/conduct/command.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { Concern } from "#kernel/record/process.ts";
import type { commands } from "#process/opinion/commands.ts";
import { opinion } from "#process/opinion/process.ts";
import type { Opinion, Request } from "#process/opinion/schema.ts";
import { type Cast, type Game, type Move, makeMove, newGame } from "#tests/kit/play.ts";

export type Command = CommandOf<typeof commands>;
export type OpinionMove = Move<Command>;
export type Played = Game<Opinion, { type: string }>;

function officer(id: string, role: Officer["role"], room?: string): Officer {
  const of = room === undefined ? {} : { room };
  return { id, name: `${id}示例`, role, email: `${id}@example.test`, ...of };
}

export const officers: readonly Officer[] = [
  officer("asker", "ORG_DEPT"),
  officer("office", "OFFICE"),
  officer("petition", "PETITION_OFFICE"),
  officer("case", "CASE_MGMT"),
  officer("two", "ROOM_DIRECTOR", "2"),
  officer("three", "ROOM_DIRECTOR", "3"),
  officer("trial", "TRIAL"),
  officer("deputy", "DEPUTY_SECRETARY"),
  officer("secretary", "SECRETARY"),
];

const name = (who: string, idTail: string) => ({
  name: who,
  idTail,
  unit: "望海街道城建科（示例）",
  post: "科长",
  proposed: "望海街道办事处副主任（示例）",
});

/** A complete letter about three people. */
export const request: Request = {
  use: "PROMOTION",
  from: "示例区委组织部",
  number: "示组函〔2026〕31号",
  on: "2026-10-09",
  sealed: "yes",
  forms: "yes",
  purpose: "关于征求拟提拔人选党风廉政意见的函",
  contact: "李示例 0000000",
  names: [name("甲示例", "0011"), name("孙示例", "0022"), name("何示例", "0033")],
};

/** The library's record of a person. */
function inLibrary(id: string, who: string, tail: string): Concern {
  const state = { content: { name: who, unitId: "unt_street" }, idNumberMasked: `3****${tail}` };
  return { kind: "person", id, status: "ON_POST", state };
}

/** Somebody under direct supervision by a room. */
export function object(personId: string, room: string, more: object = {}): Concern {
  const state = { candidate: { personId }, room, status: "ACTIVE", ...more };
  return { kind: "enrollment", id: `enr_${personId}`, status: "ACTIVE", state };
}

/** A clue about somebody, as far as an opinion reads it. */
export function clueOn(personId: string, status: string, more: object = {}, id = "clu_1"): Concern {
  return {
    kind: "clue",
    id,
    status,
    state: { person: { personId }, status, disposals: [], ...more },
  };
}

/** A measure that a clue ended in. */
export function measured(
  personId: string,
  measure: string,
  decidedOn: string,
  influenceUntil?: string,
  id = "clu_m",
): Concern {
  const until = influenceUntil === undefined ? {} : { influenceUntil };
  const disposals = [{ personId, measure, decidedOn, ...until }];
  return clueOn(personId, "DISPOSED", { disposals }, id);
}

const library: readonly Concern[] = [
  inLibrary("per_jia", "甲示例", "0011"),
  inLibrary("per_sun", "孙示例", "0022"),
  inLibrary("per_he", "何示例", "0033"),
  object("per_jia", "2"),
];

/** Who plays, with the records that stand on each day. */
export function castOf(
  records: readonly Concern[] | ((day: string) => readonly Concern[]) = [],
  config: Partial<DistrictConfig> = {},
): Cast {
  return {
    officers,
    record: "opn_1",
    from: "2026-10-09",
    config,
    concerning: (day) => [...library, ...(typeof records === "function" ? records(day) : records)],
    formOf: (action, day) =>
      action === "sign"
        ? {}
        : action === "send"
          ? { on: day, receivedBy: "组织部李示例" }
          : undefined,
  };
}

export const ask: OpinionMove = { do: "conduct" };
export const by = (who: string, action: string, form?: Record<string, unknown>): OpinionMove => ({
  do: "answer",
  by: who,
  action,
  ...(form === undefined ? {} : { form }),
});
export const tell = (who: string, command: Command): OpinionMove => ({
  do: "command",
  by: who,
  command,
});

export const identified: Command = {
  type: "identify",
  people: [
    { n: 1, personId: "per_jia" },
    { n: 2, personId: "per_sun" },
    { n: 3, personId: "per_he" },
  ],
};

/** Asked for, found in the library, registered: the rooms check. */
export function toCheck(asked: Request = request): OpinionMove[] {
  return [
    tell("asker", { type: "request", request: asked }),
    ask,
    tell("office", identified),
    ask,
    by("office", "register"),
    ask,
  ];
}

/** Everybody asked has signed that there is nothing beside the records. */
export const signatures: OpinionMove[] = ["petition", "case", "two", "trial"].map((who) =>
  by(who, "sign"),
);

/** To the desk of the drafter. */
export function toDraft(asked?: Request): OpinionMove[] {
  return [...toCheck(asked), ...signatures, ask];
}

/** Drafted as proposed, approved, signed and sent. */
export const throughChain: OpinionMove[] = [
  tell("case", { type: "draft", overrides: [] }),
  ask,
  by("deputy", "approve"),
  ask,
  by("secretary", "approve"),
  ask,
  by("office", "send"),
];

/** Plays moves on one day; the first refusal is thrown with its place. */
export function course(moves: readonly OpinionMove[], cast: Cast = castOf()): Played {
  const game = newGame(opinion as never, cast) as unknown as Played;
  for (const [place, move] of moves.entries()) {
    const refused = refusalOf(game, move);
    if (refused !== undefined)
      throw new Error(`#${place} ${JSON.stringify(move)}: ${JSON.stringify(refused)}`);
  }
  return game;
}

/** One more move; hands back the refusal. */
export function refusalOf(game: Played, move: OpinionMove) {
  return makeMove(game, { wait: 0, ...move } as never);
}

/** More moves, none of which may be refused. */
export function goOn(game: Played, moves: readonly OpinionMove[]): Played {
  for (const move of moves) {
    const refused = refusalOf(game, move);
    if (refused !== undefined)
      throw new Error(`${JSON.stringify(move)}: ${JSON.stringify(refused)}`);
  }
  return game;
}

export function stateOf({ record }: Played): Opinion {
  if (record === undefined) throw new Error("No record");
  return record.state;
}

/** The open task of a stage. */
export function openTask({ tasks }: Played, stage: string) {
  return [...tasks.values()].find((task) => task.stage === stage && task.status === "OPEN");
}

/** Verdicts of the last reply, in the order of the list. */
export function verdictsOf(game: Played): string[] {
  return (stateOf(game).replies.at(-1)?.answers ?? []).map(({ verdict }) => verdict);
}
