import type { CommandOf } from "#kernel/conduct/command.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { commands } from "#process/clue/commands.ts";
import { clue } from "#process/clue/process.ts";
import type { Clue, OpinionInput } from "#process/clue/schema.ts";
import { type Cast, type Game, type Move, makeMove, newGame } from "#tests/kit/play.ts";

export type Command = CommandOf<typeof commands>;
export type ClueMove = Move<Command>;

function officer(id: string, role: Officer["role"], room?: string): Officer {
  return {
    id,
    name: `${id}示例`,
    role,
    email: `${id}@example.test`,
    ...(room === undefined ? {} : { room }),
  };
}

/** The people of a clue: case management, a room, its leaders, trial, office. */
export const officers: readonly Officer[] = [
  officer("case", "CASE_MGMT"),
  officer("petition", "PETITION_OFFICE"),
  officer("director", "ROOM_DIRECTOR", "2"),
  officer("lead", "PROPOSER", "2"),
  officer("second", "PROPOSER", "2"),
  officer("other", "ROOM_DIRECTOR", "3"),
  officer("deputy", "DEPUTY_SECRETARY"),
  officer("secretary", "SECRETARY"),
  officer("trial", "TRIAL"),
  officer("office", "OFFICE"),
];

export const person = {
  personId: "per_zhao",
  name: "赵示例",
  unitName: "望海街道城建科（示例）",
  post: "科长",
  kind: "SECTION_LEADER",
  isPartyMember: "yes",
  isPublicOfficer: "yes",
  jurisdiction: "ours",
  amountInFen: 0,
  times: 0,
  centilitres: 0,
} as const;

/** Forms that go with buttons; days follow the day of the game. */
function formOf(action: string, day: string): Record<string, unknown> | undefined {
  switch (action) {
    case "register":
      return {};
    case "propose":
      return { room: "2" };
    case "sign":
      return { handlers: "lead,second" };
    case "send":
      return { receiver: "示例市纪委监委", sentOn: day, receipt: "回执1" };
    case "done":
      return { on: day, note: "执行完毕（示例）" };
    case "conclude":
      return { opinion: "事实清楚（示例）" };
    case "approve":
    case "ours":
    case "theirs":
      return { document: "示委批〔2026〕1号", on: day, by: "示例市纪委监委" };
    case "told":
      return { on: day, document: "示纪函〔2026〕2号" };
    case "cleared":
      return { on: day, how: "MEETING" };
    case "received":
    case "served":
      return { on: day };
    default:
      return undefined;
  }
}

export const cast: Cast = { officers, record: "clu_1", from: "2026-03-02", formOf };

/** A clue as a finding of an inspection opens it. */
export function received(more: Partial<Clue> = {}): ClueMove {
  return {
    do: "command",
    by: "system",
    command: {
      type: "receive",
      person,
      origin: { kind: "targeted", id: "tgt_1", finding: 1 },
      routing: { organ: "DISTRICT_COMMISSION", room: "2", object: "ACTIVE" },
      area: "OTHER",
      nature: "CONDUCT",
      problem: "私车公养（示例）",
      amountInFen: 0,
      receivedOn: "2026-03-02",
      ...more,
    } as Command,
  };
}

export const ask: ClueMove = { do: "conduct" };
export const by = (who: string, action: string): ClueMove => ({ do: "answer", by: who, action });
export const tell = (who: string, command: Command, wait?: number): ClueMove => ({
  do: "command",
  by: who,
  command,
  ...(wait === undefined ? {} : { wait }),
});

/** An opinion with everything that its way wants. */
export function opinion(way: OpinionInput["way"], more: Partial<OpinionInput> = {}): Command {
  return {
    type: "opine",
    opinion: { way, grounds: `${way}（示例理由）`, plan: "两人办理（示例）", ...more },
  };
}

/** 催复, once the limit for the answer has gone by; the unit's head is told. */
export const urging: Command = { type: "urge-reply", toldHead: "街道党工委书记（示例）" };

export function studied(on: string): Command {
  return {
    type: "study",
    study: {
      on,
      attendees: ["lead", "second"],
      minutes: "研判会纪要1号",
      conclusion: "可查（示例）",
    },
  };
}

/** From receipt to the handlers' desk: registered, assigned, signed. */
export const toDesk: readonly ClueMove[] = [
  received(),
  ask,
  by("case", "register"),
  ask,
  by("case", "propose"),
  ask,
  by("secretary", "approve"),
  ask,
  by("director", "sign"),
  ask,
];

/** The three approvals of an opinion; each is asked first. */
export const throughChain: readonly ClueMove[] = [
  ask,
  by("director", "approve"),
  ask,
  by("deputy", "approve"),
  ask,
  by("secretary", "approve"),
  ask,
];

/** A study of that day, the opinion that it leads to, and its three approvals. */
export const approvedAs = (
  way: OpinionInput["way"],
  more: Partial<OpinionInput> = {},
): readonly ClueMove[] => [
  tell("lead", studied("2026-03-02")),
  tell("lead", opinion(way, more)),
  ...throughChain,
];

/** Plays moves; the first refusal is thrown with its place. */
export function course(
  moves: readonly ClueMove[],
  people: Cast = cast,
): Game<Clue, { type: string }> {
  const game = newGame(clue as never, people) as Game<Clue, { type: string }>;
  moves.forEach((move, place) => {
    const refused = makeMove(game, { wait: place === 0 ? 0 : 0, ...move } as never);
    if (refused !== undefined)
      throw new Error(
        `#${place} ${JSON.stringify(move)}: ${refused.refused} ${refused.detail ?? ""} ${JSON.stringify(refused.fields ?? "")}`,
      );
  });
  return game;
}

/** One more move; hands back the refusal. */
export function refusalOf(game: Game<Clue, { type: string }>, move: ClueMove) {
  return makeMove(game, { wait: 0, ...move } as never);
}

export function stateOf(game: Game<Clue, { type: string }>): Clue {
  if (game.record === undefined) throw new Error("No record");
  return game.record.state;
}

/** Effective due day of the open task of a stage. */
export function dueOf(
  game: Game<Clue, { type: string }>,
  stage: string,
): string | null | undefined {
  return [...game.tasks.values()].find((task) => task.stage === stage && task.status === "OPEN")
    ?.due.effectiveDue;
}
