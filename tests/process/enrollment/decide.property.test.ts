import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/deadline/day.ts";
import { firstBroken } from "#kernel/event.ts";
import { hashOf } from "#kernel/hash.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { decideTask } from "#kernel/task/decide.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { isDuty } from "#process/enrollment/duties.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment, EnrollmentCommand } from "#process/enrollment/schema.ts";
import { enrollmentStatuses, isObject } from "#process/enrollment/terms.ts";
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
  | { do: "answer"; by: string; action: string; stage?: string }
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
  fc.constant<EnrollmentCommand>({ type: "call-review", cause: "DISCIPLINE", reason: "受到处分" }),
  fc.constant<EnrollmentCommand>({ type: "override-guard", reason: "确需退出（示例）" }),
  fc.constant<EnrollmentCommand>({
    type: "propose-suspension",
    proposal: { cause: "LONG_LEAVE", reason: "病休（示例）", from: "2026-03-10", to: "2026-03-20" },
  }),
  fc.constant<EnrollmentCommand>({
    type: "propose-reinstatement",
    reinstatement: { on: "2026-03-16", reason: "病愈（示例）" },
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
      action: fc.constantFrom(
        "approve",
        "return",
        "reject",
        "send",
        "consent",
        "resubmit",
        "complete",
        "file",
        "reinstate",
      ),
      stage: fc.constantFrom(undefined, "YEARLY_REVIEW", "SUSPENSION", "REINSTATEMENT", "NOTICE"),
    }),
  },
  { weight: 4, arbitrary: fc.constant<Move>({ do: "conduct" }) },
) as fc.Arbitrary<Move>;

const forms: Record<string, Record<string, unknown>> = {
  send: { documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-13", classification: "内部" },
  consent: { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-03" },
  file: { documentNumber: "示纪〔2026〕30号", filedOn: "2026-03-16" },
  reinstate: { on: "2026-03-21", reason: "病愈（示例）" },
  complete: sheet("CONTINUE"),
  resubmit: sheet("REMOVE"),
};

function sheet(proposal: "CONTINUE" | "REMOVE") {
  const counts = { dutiesDone: 90, findings: 1, clues: 0, petitions: 0, score: 70 };
  return { ...counts, proposal, removalReason: "LOWER_RISK", opinion: "意见（示例）" };
}

function answer(
  on: Bench<Enrollment>,
  { by: person, action, stage }: Extract<Move, { do: "answer" }>,
  now: string,
) {
  const context = contextFor(on, { id: person, role: "PROPOSER" }, now);
  const state = on.record?.state;
  const asked = stage ?? state?.status ?? "";
  const task = context.tasks.find((one) => one.stage === asked);
  const spec = (state && enrollment.stageIn?.(state, asked)) ?? enrollment.stages[asked];
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
    if (next.do === "answer") answer(on, next, now);
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

/** On from there: duties, a review that is returned once, and a meeting that lets the object go. */
const later: Move[] = [
  { do: "command", by: "system", command: { type: "open-duties" } },
  { do: "answer", by: "feng", action: "complete", stage: "YEARLY_REVIEW" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "return" },
  { do: "conduct" },
  { do: "answer", by: "feng", action: "resubmit" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "approve" },
  { do: "conduct" },
  { do: "command", by: "han", command: study("passed", 9) },
  { do: "conduct" },
  { do: "answer", by: "shen", action: "file" },
];

/** On from there: a suspension, and back. */
const resting: Move[] = [
  { do: "command", by: "system", command: { type: "open-duties" } },
  {
    do: "command",
    by: "feng",
    command: {
      type: "propose-suspension",
      proposal: { cause: "LONG_LEAVE", reason: "病休（示例）", from: "2026-03-10" },
    },
  },
  { do: "answer", by: "wu", action: "approve", stage: "SUSPENSION" },
  {
    do: "command",
    by: "feng",
    command: {
      type: "propose-reinstatement",
      reinstatement: { on: "2026-03-16", reason: "病愈（示例）" },
    },
  },
  { do: "answer", by: "wu", action: "approve", stage: "REINSTATEMENT" },
];

const game = fc
  .tuple(
    fc.constantFrom(later, resting),
    fc.nat(opening.length + later.length),
    fc.array(move, { maxLength: 25 }),
  )
  .map(([after, start, rest]) => [...[...opening, ...after].slice(0, start), ...rest]);

const asksProposer = (stage: string) => enrollment.stages[stage]?.asks === "proposer";

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
      { numRuns: 1000 },
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
        if (state.dutiesOpenedAt !== undefined)
          expect(isObject(state.status) || state.status === "REMOVED").toBe(true);
        if (["COMMISSION_PASSED", "PARTY_PENDING", "PARTY_RETURNED"].includes(state.status))
          expect(hasPassed).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it("never lets the proposer approve, nor anybody decide after a recusal", () => {
    void fc.assert(
      fc.property(game, (moves) => {
        const on = bench<Enrollment>();
        play(on, moves);
        for (const task of on.tasks.values())
          for (const { ballot, person, part } of task.seats)
            if (ballot !== undefined && !asksProposer(task.stage)) {
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

  it("§4.1: leaves by sheet, study and filing only; duties rest or end with the supervision", () => {
    const reached = new Set<string>();
    void fc.assert(
      fc.property(game, (moves) => {
        const on = bench<Enrollment>();
        play(on, moves);
        const state = on.record?.state;
        if (state === undefined) return;
        reached.add(state.status);
        const open = [...on.tasks.values()].filter(({ status }) => status === "OPEN");
        const duty = open.filter(({ stage }) => isDuty(stage));
        const { claim } = enrollment.keys(state);
        if (isObject(state.status)) expect(claim).toBeDefined();
        if (state.status === "SUSPENDED") {
          expect(duty).toEqual([]);
          expect(state.suspension).toBeDefined();
        }
        if (state.status !== "REMOVED") return;
        expect(claim).toBeUndefined();
        expect(duty).toEqual([]);
        expect(state.reviews?.at(-1)).toMatchObject({
          outcome: "REMOVED",
          sheet: { proposal: "REMOVE" },
        });
        expect(state.studies.filter(({ result }) => result === "passed").length).toBeGreaterThan(1);
        expect(open.map(({ stage }) => stage)).toEqual(["REMOVAL_NOTICE"]);
      }),
      { numRuns: 800 },
    );
    for (const status of ["SUSPENDED", "REMOVED", "UNDER_REVIEW", "REVIEW_PENDING"])
      expect(reached).toContain(status);
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
