import { describe, expect, it } from "vitest";
import { applyFacts } from "#kernel/record/apply.ts";
import { systemActor } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recuseFrom } from "#kernel/task/seats/recuse-from.ts";
import { petition } from "#process/petition/process.ts";
import { play, rules } from "#tests/kit/play.ts";
import { histories } from "../oracle/histories.ts";
import type { AnyGame } from "../oracle/players.ts";
import { cast as petitionCast, toClue } from "./petition/cast.ts";

const left = { person: "u-nobody-seated", relation: "other", detail: "同学（示例）" } as const;

const plays: readonly (readonly [string, () => AnyGame])[] = [
  ...Object.entries(histories).flatMap(([kind, told]) =>
    Object.entries(told).map(
      ([name, tell]) => [`${kind}: ${name}`, tell as () => AnyGame] as const,
    ),
  ),
  ["petition", () => play(petition, petitionCast, toClue("NAMED")) as unknown as AnyGame],
];

describe("S2: a granted recusal takes effect in a matter of any kind, also for who sits on no question", () => {
  it.each(plays)("%s", (_name, tell) => {
    const { process, record, tasks, cast } = tell();
    if (record === undefined) throw new Error("No record");
    const context: Context = {
      now: record.updatedAt,
      actor: systemActor,
      district: record.district,
      recordId: record.id,
      rules,
      officers: cast.officers,
      tasks: [...tasks.values()],
      salt: "of the test",
    };
    const facts = recuseFrom(process, record.state, left, context);
    if (isRefusal(facts)) throw new Error(facts.refused);
    expect(facts.map(({ type }) => type)).toEqual([`${process.kind}.recusal-registered`]);
    const applied = applyFacts(process, record.id, record, facts, context);
    if (isRefusal(applied)) throw new Error(applied.refused);
    // A meeting's items and a request have registers of their own; the gate binds there by ties.
    if (process.transitions === undefined) return;
    expect(process.bars?.(applied.record.state).recused).toContain(left.person);
  });
});
