import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import { firstBroken } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { decideTask } from "#kernel/task/decide.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment, EnrollmentCommand } from "#process/enrollment/schema.ts";
import { enrollmentStatuses } from "#process/enrollment/terms.ts";
import { isStage } from "#process/enrollment/transitions.ts";
import {
  type Bench,
  bench,
  candidate,
  contextFor,
  morning,
  nomination,
  officers,
  put,
  scoreSheet,
} from "./pure.ts";

type Move =
  | { do: "command"; by: string; command: EnrollmentCommand }
  | { do: "answer"; by: string; action: string }
  | { do: "conduct" };

const by = fc.constantFrom(...officers.map(({ id }) => id));
const study = (result: "passed" | "rejected" | "deferred", n: number): EnrollmentCommand => ({
  type: "study",
  study: {
    meetingId: `mtg_${n}`,
    heldOn: "2026-03-11",
    minutesNumber: "纪要〔2026〕5期",
    result,
    entitled: 9,
    present: 7,
    recused: [{ person: "wang", relation: "other", detail: "表亲" }],
    yes: 6,
    no: 0,
    abstain: 0,
    opinion: "",
    enteredBy: "shen",
    confirmedBy: "han",
  },
});

const command = fc.oneof(
  fc.constant<EnrollmentCommand>({ type: "screen", candidate, scoreSheet }),
  fc.constant<EnrollmentCommand>({ type: "draft", nomination }),
  fc.constantFrom("新增事由（示例）", nomination.riskGrounds).map(
    (riskGrounds): EnrollmentCommand => ({
      type: "revise",
      nomination: { ...nomination, riskGrounds },
    }),
  ),
  fc.constant<EnrollmentCommand>({ type: "submit" }),
  fc.constant<EnrollmentCommand>({ type: "withdraw", reason: "不再需要" }),
  fc.constant<EnrollmentCommand>({ type: "open-duties" }),
  fc.constant<EnrollmentCommand>({
    type: "note-left-post",
    cause: "TRANSFER",
    reason: "调离",
  }),
  fc
    .tuple(fc.constantFrom("passed", "rejected", "deferred"), fc.nat(3))
    .map(([result, n]) => study(result as "passed", n)),
);

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("command"), by, command }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("answer"),
      by,
      action: fc.constantFrom("approve", "return", "reject", "send", "consent", "resubmit"),
    }),
  },
  { weight: 4, arbitrary: fc.constant<Move>({ do: "conduct" }) },
) as fc.Arbitrary<Move>;

const forms: Record<string, Record<string, unknown>> = {
  send: { documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-13", classification: "内部" },
  consent: { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-03" },
};

function answer(on: Bench<Enrollment>, person: string, action: string, now: string) {
  const context = contextFor(on, { id: person, role: "PROPOSER" }, now);
  const task = context.tasks[0];
  const state = on.record?.state;
  const spec = enrollment.stages[task?.stage ?? ""];
  if (task === undefined || state === undefined || spec === undefined) return;
  const matter = {
    spec,
    proposer: state.proposer,
    recused: state.recusals.map((recusal) => recusal.person),
  };
  const facts = decideTask(
    task,
    {
      type: "decide",
      person,
      action,
      opinion: "意见（示例）",
      form: forms[action],
      declaration: "none",
    },
    matter,
    context,
  );
  if (isRefusal(facts)) return;
  const decided = facts[0]?.data as TaskData["task.decided"] | undefined;
  const more =
    decided?.outcome === undefined
      ? []
      : (enrollment.conclude?.(
          state,
          {
            task,
            outcome: decided.outcome,
            ...(decided.form === undefined ? {} : { form: decided.form }),
          },
          context,
        ) ?? []);
  put(on, enrollment, isRefusal(more) ? more : [...facts, ...more], context);
}

function play(on: Bench<Enrollment>, moves: readonly Move[]): void {
  for (const [index, next] of moves.entries()) {
    const now = morning(addDays("2026-03-03", index));
    const state = on.record?.state;
    if (next.do === "answer") answer(on, next.by, next.action, now);
    if (next.do === "command") {
      const context = contextFor(on, { id: next.by, role: "PROPOSER" }, now);
      put(on, enrollment, enrollment.decide(state, next.command, context), context);
    }
    if (next.do === "conduct" && state !== undefined && isStage(state.status)) {
      const context = contextFor(on, { id: "system", role: "SYSTEM" }, now);
      const step = { type: "open-stage" as const, stage: state.status };
      put(on, enrollment, enrollment.decide(state, step, context), context);
    }
  }
}

/** A start that gets random play into the chain at all. */
const opening: Move[] = [
  { do: "command", by: "chen", command: { type: "screen", candidate, scoreSheet } },
  { do: "command", by: "chen", command: { type: "draft", nomination } },
  { do: "command", by: "chen", command: { type: "submit" } },
  { do: "conduct" },
  { do: "answer", by: "feng", action: "approve" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "approve" },
  { do: "conduct" },
  { do: "command", by: "han", command: study("passed", 0) },
  { do: "conduct" },
  { do: "answer", by: "shen", action: "send" },
  { do: "conduct" },
  { do: "answer", by: "yang", action: "consent" },
];

const game = fc
  .tuple(fc.integer({ min: 0, max: opening.length }), fc.array(move, { maxLength: 25 }))
  .map(([start, rest]) => [...opening.slice(0, start), ...rest]);

describe("any sequence of commands on an enrollment", () => {
  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(game, (moves) => {
        const on = bench<Enrollment>();
        play(on, moves);
        const { record, events, tasks } = on;
        if (record === undefined) return;
        const { state } = record;
        expect(Object.keys(enrollmentStatuses)).toContain(state.status);
        expect(firstBroken(events)).toBeUndefined();
        expect(record.head).toEqual({ seq: events.length, hash: events.at(-1)?.hash });
        const replayed = events.reduce<Enrollment | undefined>(enrollment.evolve, undefined);
        expect(hashOf(replayed)).toBe(hashOf(state));
        const open = [...tasks.values()].filter(({ status }) => status === "OPEN");
        expect(new Set(record.openTasks)).toEqual(new Set(open.map(({ id }) => id)));
      }),
      { numRuns: 1500 },
    );
  });

  it("A-10: never supervises without study and consent, nor asks the party before study", () => {
    void fc.assert(
      fc.property(game, (moves) => {
        const on = bench<Enrollment>();
        play(on, moves);
        const state = on.record?.state;
        if (state === undefined) return;
        const hasPassed = state.studies.some(({ result }) => result === "passed");
        if (state.status === "ACTIVE") {
          expect(hasPassed).toBe(true);
          expect(state.consent).toBeDefined();
          expect(state.effectiveOn).toBe(state.consent?.consentedOn);
        }
        if (state.dutiesOpenedAt !== undefined) expect(state.status).toBe("ACTIVE");
        if (["COMMISSION_PASSED", "PARTY_PENDING", "PARTY_RETURNED"].includes(state.status))
          expect(hasPassed).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("never lets the proposer approve, nor anybody decide after a recusal", () => {
    void fc.assert(
      fc.property(game, (moves) => {
        const on = bench<Enrollment>();
        play(on, moves);
        for (const task of on.tasks.values())
          for (const { ballot, person, part } of task.seats)
            if (ballot !== undefined && !["RETURNED"].includes(task.stage)) {
              expect(part).toBe("decider");
              expect(person).not.toBe(on.record?.state.proposer);
              expect(person).not.toBe("wang");
            }
        const returns = on.record?.state.returns.length ?? 0;
        expect(returns).toBeLessThanOrEqual(2);
      }),
      { numRuns: 500 },
    );
  });

  it("the whole opening leads to direct supervision with all its duties", () => {
    const on = bench<Enrollment>();
    play(on, opening);
    expect(on.record?.state.status).toBe("ACTIVE");
    const context = contextFor(on, { id: "system", role: "SYSTEM" }, morning("2026-03-20"));
    put(
      on,
      enrollment,
      enrollment.decide(on.record?.state, { type: "open-duties" }, context),
      context,
    );
    expect(on.record?.openTasks).toHaveLength(8);
  });
});
