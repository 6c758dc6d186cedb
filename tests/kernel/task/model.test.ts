import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chain, emptyHead } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { decideTask, type TaskCommand } from "#kernel/task/decide.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import { follow, type Kind, type Model, type Verb } from "./model.ts";
import { contextAt, officers, opened, specOf, world } from "./stage.ts";

const ids = officers.map(({ id }) => id);

const person = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b", "c") },
  { weight: 1, arbitrary: fc.constantFrom(...ids) },
);
const other = fc.constantFrom("d", "e", "g", "h", ...ids);
const verb: fc.Arbitrary<Verb> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("decide" as const),
      person,
      action: fc.constantFrom(
        "approve" as const,
        "approve" as const,
        "return" as const,
        "abstain" as const,
      ),
    }),
  },
  fc.record({ type: fc.constant("recuse" as const), person }),
  fc.record({
    type: fc.constant("recuse" as const),
    person,
    by: fc.constant("order" as const),
  }),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom("transfer" as const, "delegate" as const, "add-signer" as const),
      person,
      to: other,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("remove-signer" as const),
      person: fc.constantFrom("a", "b", "c"),
      who: other,
    }),
  },
  fc.record({ type: fc.constant("take-back" as const), person }),
  fc.record({ type: fc.constant("urge" as const), person }),
  fc.record({
    type: fc.constant("hand-over" as const),
    person: fc.constantFrom("z", "z", "d"),
    from: person,
    to: other,
  }),
);

function commandOf(verb: Verb): TaskCommand {
  return verb.type === "recuse"
    ? { ...verb, relation: "other", detail: "示例" }
    : { opinion: "示例", ...verb };
}

/** What both tellings must agree on. */
function seen({ status, outcome, seats }: Task) {
  const sitting = seats.filter(
    ({ state }) =>
      state === "ASKED" || state === "WAITING" || state === "DELEGATED" || state === "DECIDED",
  );
  return {
    end: status === "OPEN" ? undefined : outcome,
    order: sitting.map(({ person, ballot }) => `${person}:${ballot?.action ?? ""}`),
    recused: seats
      .filter(({ state }) => state === "RECUSED")
      .map((seat) => seat.person)
      .sort(),
  };
}

function told({ end, people }: Model, task: Task) {
  const advice = (id: string) =>
    task.seats.find((seat) => seat.person === id)?.ballot?.action ?? "";
  const sitting = people.filter(({ as }) => as === "base" || as === "added" || as === "helper");
  return {
    end,
    order: sitting.map(({ id, vote, advised }) => `${id}:${advised ? advice(id) : (vote ?? "")}`),
    recused: people
      .filter(({ as }) => as === "recused")
      .map(({ id }) => id)
      .sort(),
  };
}

describe("sign-off verbs against a plainer model", () => {
  it("agree on what is accepted and what comes of it, in 20,000 random histories", () => {
    const accepted = new Map<string, number>();
    void fc.assert(
      fc.property(
        fc.constantFrom<Kind>("single", "any", "all", "sequence", "vote"),
        fc.constantFrom<Model["base"]>("kept", "shrinks"),
        fc.array(fc.tuple(verb, fc.integer({ min: 0, max: 30 })), { maxLength: 14 }),
        (kind, base, history) => {
          let task = opened(kind, base);
          let model: Model = {
            kind,
            base,
            entitled: 3,
            people: ["a", "b", "c"].map((id) => ({ id, role: "COMMISSION_MEMBER", as: "base" })),
          };
          let hour = 0;
          for (const [step, wait] of history) {
            hour += wait;
            const expected = follow(model, step, world, hour);
            const context = contextAt(hour, step.person, base);
            const facts = decideTask(
              task,
              commandOf(step),
              { spec: specOf(kind), proposer: "p", recused: [] },
              context,
            );
            expect(isRefusal(facts) ? "refused" : "accepted", JSON.stringify(step)).toBe(
              expected === undefined ? "refused" : "accepted",
            );
            if (isRefusal(facts) || expected === undefined) continue;
            accepted.set(step.type, (accepted.get(step.type) ?? 0) + 1);
            const subject = {
              kind: "enrollment",
              id: "enr_x",
              district: "sample",
              head: emptyHead,
            };
            const { events } = chain(subject, facts, { at: context.now, actor: context.actor });
            for (const event of events) task = evolveTask(task, event) ?? task;
            model = expected;
            expect(seen(task)).toEqual(told(model, task));
          }
        },
      ),
      { numRuns: 20_000 },
    );
    for (const [type, times] of accepted) expect(times, type).toBeGreaterThan(5);
    expect(accepted.size).toBe(9);
  });
});
