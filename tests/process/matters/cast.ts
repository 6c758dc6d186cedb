import type { Officer } from "#kernel/district/role.ts";
import type { MattersCommand } from "#process/matters/commands.ts";
import { itemsOf } from "#process/matters/declaration/items.ts";
import { matters } from "#process/matters/process.ts";
import type { Matters, Opening } from "#process/matters/schema.ts";
import { line } from "#tests/kit/officers.ts";
import { type Cast, type Game, type Move, makeMove, newGame } from "#tests/kit/play.ts";

export type MattersMove = Move<MattersCommand>;
type Played = Game<Matters, { type: string }>;

const officers: readonly Officer[] = [
  line("director", "ROOM_DIRECTOR", { room: "2" }),
  line("deputy", "DEPUTY_SECRETARY"),
  line("secretary", "SECRETARY"),
];

export const hash = "a".repeat(64);

function formOf(action: string, day: string): Record<string, unknown> {
  return action === "handle"
    ? { measure: "CRITICISM", decidedOn: day, decidedBy: "区纪委监委", talker: "冯示五" }
    : {};
}

export const cast: Cast = {
  officers,
  record: "mat_1",
  from: "2025-12-15",
  config: { pilots: { matters: { from: "2025-01-01" } } },
  formOf,
};

export const annual: Opening = {
  person: {
    personId: "per_1",
    personName: "赵示例",
    unitId: "unt_1",
    unitName: "示例站",
    post: "站长",
  },
  room: "2",
  type: "ANNUAL",
  year: 2025,
  binding: "BY_ANALOGY",
  limit: { code: "D-PMR-1", base: "2025-12-15" },
};

export const tell = (command: MattersCommand, by = "per_1"): MattersMove => ({
  do: "command",
  by,
  command,
});
export const open = (opening: Opening = annual): MattersMove =>
  tell({ type: "open", opening }, "system");
export const save = tell({ type: "save", hash });
export const submit = (opening: Pick<Opening, "type" | "item"> = annual): MattersMove =>
  tell({ type: "submit", hash, by: "PERSON", stated: itemsOf(opening) });
export const conduct = { do: "conduct" } as const;
export const says = (by: string, action: string): MattersMove => ({ do: "answer", by, action });

/** A report on its own day: `at` sets the day of the next moves. */
export function course(from = cast.from, change: Partial<Cast> = {}) {
  const game = newGame(matters as never, { ...cast, from, ...change }) as unknown as Played;
  const on = (day: string, ...moves: readonly MattersMove[]) => {
    game.day = day;
    return moves.map((move) => makeMove(game, { wait: 0, ...move } as never)?.refused);
  };
  const state = () => {
    if (game.record === undefined) throw new Error("No record");
    return game.record.state;
  };
  const task = (stage: string) => [...game.tasks.values()].findLast((one) => one.stage === stage);
  return { game, on, state, task };
}

/** A report on its way to a verdict: accepted, drawn, and judged so. */
export function judged(result: "CONSISTENT" | "OMITTED" | "CONCEALED") {
  const told = course();
  const items = result === "CONSISTENT" ? [] : (["HOUSE"] as const);
  told.on("2025-12-15", open());
  told.on("2026-01-20", save, submit(), conduct, says("director", "approve"), conduct);
  told.on("2026-03-02", tell({ type: "pick", lot: "lot_1" }, "system"), conduct);
  told.on("2026-03-10", tell({ type: "judge", result, items, hash }, "director"), conduct);
  return told;
}

/** A report that is late, excused, returned, accepted, read, drawn and judged, and what follows. */
export const story = (result: "OMITTED" | "CONCEALED"): MattersMove[] => [
  open(),
  { ...save, wait: 20 },
  save,
  { do: "wake", wait: 40 },
  submit(),
  conduct,
  tell({ type: "excuse", excuse: { document: "书面说明（示例）", on: "2026-02-01" } }, "director"),
  says("director", "return"),
  save,
  submit(),
  conduct,
  says("director", "approve"),
  conduct,
  tell({ type: "read", reason: "核实（示例）" }, "director"),
  tell({ type: "pick", lot: "lot_1" }, "system"),
  conduct,
  tell({ type: "judge", result, items: ["HOUSE"], hash }, "director"),
  conduct,
  result === "OMITTED"
    ? says("director", "handle")
    : tell({ type: "note-clue", clueId: "clu_1" }, "system"),
];
