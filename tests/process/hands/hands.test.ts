import { describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import { applyFacts } from "#kernel/record/apply.ts";
import type { Process, Rec } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import { clue } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { processOf } from "#processes";
import { contextOf, type Game } from "#tests/kit/play.ts";
import { histories } from "#tests/oracle/histories.ts";
import { course as clueCourse, toDesk } from "#tests/process/clue/cast.ts";

type AnyGame = Game<unknown, { type: string }>;

const kinds = Object.keys(histories) as (keyof typeof histories)[];
const reason = "原承办人调离（示例）";

/** Somebody of every role that leads a matter, in the matter's room. */
const newcomer = (of: Partial<Officer>): Officer => ({
  id: "newcomer",
  name: "新示例",
  role: "PROPOSER",
  email: "new@example.test",
  ...of,
});

/** A game as it stood after each of its events. */
function* standings(game: AnyGame): Generator<AnyGame> {
  const { process, events, cast } = game;
  let state: unknown;
  const tasks = new Map<string, Task>();
  for (const event of events) {
    state = process.evolve(state, event);
    if (event.task !== undefined) {
      const task = evolveTask(tasks.get(event.task), event);
      if (task !== undefined) tasks.set(event.task, task);
    }
    const record = {
      kind: process.kind,
      id: cast.record,
      district: "sample",
      version: event.seq,
      head: { seq: event.seq, hash: event.hash },
      state,
      createdAt: event.at,
      updatedAt: event.at,
      openTasks: [],
    } satisfies Rec;
    yield { ...game, record, tasks: new Map(tasks) };
  }
}

/** The matter in the newcomer's hands, or why not. */
function handed(game: AnyGame, officer: Officer, by = "u-deputy") {
  const cast = { ...game.cast, officers: [...game.cast.officers, officer] };
  const context = contextOf({ ...game, cast }, by);
  const state = game.record?.state;
  const facts = game.process.reassign?.(state, { to: officer.id, reason }, context);
  if (facts === undefined || isRefusal(facts)) return facts;
  const applied = applyFacts(game.process, cast.record, game.record, facts, context);
  if (isRefusal(applied)) return applied;
  const [said] = facts as { data: { lead?: { from: string } } }[];
  return { facts, state: applied.record.state, from: said?.data.lead?.from };
}

describe("a matter outlives the officer who began it (process sheet §4.0; gap 4)", () => {
  it.each(kinds.filter((kind) => kind !== "meeting" && kind !== "recusal"))(
    "%s: at every point of its course it comes into other hands, with its open questions",
    async (kind) => {
      let led = 0;
      for (const tell of Object.values(histories[kind]))
        for (const game of standings(tell() as AnyGame)) {
          const matter = game.process.bars?.(game.record?.state);
          const role = kind === "opinion" ? "OFFICE" : "PROPOSER";
          const room = matter?.room === undefined ? {} : { room: matter.room };
          const after = handed(game, newcomer({ role, ...room }));
          if (after === undefined || "refused" in after) continue;
          led += 1;
          expect(after.facts[0]).toMatchObject({
            type: `${kind}.reassigned`,
            data: { reason, lead: { to: "newcomer" } },
          });
          const process: Process<unknown, { type: string }> = game.process;
          const bars = process.bars?.(after.state);
          expect(bars?.formerly).toContain(after.from);
          expect([bars?.proposer, ...(bars?.handlers ?? [])]).toContain("newcomer");
          const own = [...game.tasks.values()].filter(
            ({ status, stage }) =>
              status === "OPEN" &&
              (process.stageIn?.(game.record?.state, stage) ?? process.stages[stage])?.asks ===
                "proposer",
          );
          for (const { id } of own)
            expect(after.facts).toContainEqual(
              expect.objectContaining({
                type: "task.reseated",
                task: id,
                data: expect.objectContaining({
                  seats: [expect.objectContaining({ person: "newcomer" })],
                }),
              }),
            );
        }
      // The kept histories of a clue end before it has handlers; nobody leads the others.
      const isLed = !["clue", "matters", "confirmation", "learning", "screening"].includes(kind);
      expect(led > 0).toBe(isLed);
    },
  );

  it("every workflow's matter can come into other hands, but what judges nobody and has no room", async () => {
    for (const kind of kinds) {
      const process = await processOf(kind);
      if ((process?.startsOn ?? []).length === 0) continue;
      expect(process?.reassign, kind).toBeDefined();
      expect(process?.words?.[`${kind}.reassigned`], kind).toBeDefined();
    }
  });

  it("one of a clue's handlers is replaced, the others stay", () => {
    const game = clueCourse(toDesk) as unknown as AnyGame;
    const before = clue.bars?.(game.record?.state as Clue).handlers ?? [];
    const after = handed(
      game,
      newcomer({ room: clue.bars?.(game.record?.state as Clue).room ?? "" }),
    );
    if (after === undefined || "refused" in after) expect.fail(JSON.stringify(after));
    expect(clue.bars?.(after.state as Clue).handlers).toEqual(["newcomer", ...before.slice(1)]);
  });

  it("another room is the leaders' to decide; who was recused takes nothing over", () => {
    const tell = Object.values(histories.enrollment)[0];
    const game = [...(tell === undefined ? [] : standings(tell() as AnyGame))].find(
      ({ process, record }) => process.keys(record?.state).status === "ROOM_REVIEW",
    );
    expect(game).toBeDefined();
    if (game === undefined) return;
    const other = newcomer({ room: "9" });
    const cast = { ...game.cast, officers: [...game.cast.officers, other] };
    const director = cast.officers.find(({ role }) => role === "ROOM_DIRECTOR")?.id ?? "";
    const move = (by: string, change: object) =>
      game.process.reassign?.(
        game.record?.state,
        { reason, ...change },
        contextOf({ ...game, cast }, by),
      );
    expect(move(director, { room: "9", to: "newcomer" })).toMatchObject({
      refused: "auth.forbidden",
    });
    expect(move(director, { to: "newcomer" }), "of another room").toMatchObject({
      refused: "input.invalid",
    });
    expect(move(director, {})).toMatchObject({ refused: "input.invalid" });
    expect(move("anybody", { room: "9" }), "a room without who leads it").toMatchObject({
      refused: "input.invalid",
    });
  });
});
