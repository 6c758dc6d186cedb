import { describe, expect, it } from "vitest";
import { dueFor } from "#kernel/district/rules.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { recuseFrom } from "#kernel/task/seats/recuse-from.ts";
import { reseat } from "#kernel/task/seats/reseat.ts";
import { setDue } from "#kernel/task/time/set-due.ts";
import { opinion } from "#process/opinion/process.ts";
import { contextOf, makeMove, newGame, rules } from "#tests/kit/play.ts";
import { by, castOf, officers, toCheck } from "../../process/opinion/cast.ts";

/** A question that two offices, each with two people, and two rooms' people answer for themselves. */
function checking() {
  const second = { ...officers[2], id: "petition2", name: "第二示例" } as (typeof officers)[number];
  const game = newGame(opinion, { ...castOf(), officers: [...officers, second] });
  for (const move of toCheck()) expect(makeMove(game, { wait: 0, ...move })).toBeUndefined();
  return game;
}

const after = (task: Task, facts: readonly Fact[]): Task =>
  facts.reduce<Task>(
    (one, fact) =>
      evolveTask(one, { ...fact, at: "2026-10-10T01:00:00.000Z", actor: "office" } as Event) ?? one,
    task,
  );
const openIn = (game: ReturnType<typeof checking>) =>
  [...game.tasks.values()].find(({ status }) => status === "OPEN") as Task;
const asked = (task: Task) =>
  task.seats.filter(({ state }) => state === "ASKED").map(({ person }) => person);

describe("who speaks for several", () => {
  it("once they have, no colleague is asked again because the list or the hands have changed (R14)", () => {
    const game = checking();
    const reseated = (task: Task, others: "stay" | "leave") => {
      const context = contextOf(game, "system");
      const spec = opinion.stages.CHECKING;
      const state = game.record?.state;
      if (spec === undefined || state === undefined) throw new Error("not asked");
      const bars = barsOf(opinion, state, context);
      return reseat(task, { spec, bars, reason: "名录变更（示例）", others }, context);
    };
    makeMove(game, { wait: 0, ...by("petition", "sign") });
    expect(asked(openIn(game))).not.toContain("petition2");
    expect(reseated(openIn(game), "stay")).toEqual([]);
    expect(reseated(openIn(game), "leave")).toEqual([]);
  });

  it("where they leave by order, a colleague is asked before who is above (R9)", () => {
    const game = checking();
    makeMove(game, { wait: 0, ...by("petition", "sign") });
    const leaving = { person: "petition", relation: "relative", detail: "表亲（示例）" } as const;
    const left = recuseFrom(opinion, game.record?.state, leaving, contextOf(game, "system"));
    if (isRefusal(left)) throw new Error(left.refused);
    const task = after(openIn(game), left);
    expect(asked(task)).toContain("petition2");
    expect(asked(task)).not.toContain("deputy");
  });
});

describe("a colour follows the day that holds (R13)", () => {
  const moved = (from: Task["colour"], base: string) => {
    const game = checking();
    game.day = "2026-10-20";
    const task: Task = { ...openIn(game), colour: from };
    return after(task, [setDue(task, dueFor(rules, "D-OPN-1", base), contextOf(game, "system"))]);
  };

  it.each(["BLUE", "YELLOW", "RED"] as const)(
    "%s goes where a longer limit was granted",
    (from) => {
      expect(moved(from, "2026-10-19").colour).toBe("NONE");
    },
  );

  it("and stays where the new day has gone by as well", () => {
    expect(moved("RED", "2026-09-01").colour).toBe("RED");
    expect(moved("NONE", "2026-09-01").colour).toBe("NONE");
  });
});
