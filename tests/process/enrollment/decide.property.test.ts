import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDuty } from "#process/enrollment/duties/duties.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { enrollmentStatuses, isObject } from "#process/enrollment/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { makeMove, play } from "#tests/kit/play.ts";
import { enrollmentCast as cast, games, opening } from "./games.ts";

const asksProposer = (stage: string) => enrollment.stages[stage]?.asks === "proposer";

describe("any sequence of commands on an enrollment", () => {
  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        expectSound(play(enrollment, cast, moves), Object.keys(enrollmentStatuses));
      }),
      { numRuns: 1000 },
    );
  });

  it("A-10: never supervises without study and consent, nor asks the party before study", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const on = play(enrollment, cast, moves);
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
      fc.property(games, (moves) => {
        const on = play(enrollment, cast, moves);
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
      fc.property(games, (moves) => {
        const on = play(enrollment, cast, moves);
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
    const on = play(enrollment, cast, opening);
    expect(on.record?.state.status).toBe("ACTIVE");
    makeMove(on, { do: "command", by: "system", command: { type: "open-duties" } });
    expect(on.record?.openTasks).toHaveLength(8);
  });
});
