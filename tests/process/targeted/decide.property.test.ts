import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refundedBy } from "#process/disposal/check.ts";
import { sumOf, violators } from "#process/finding/check.ts";
import { openBranches } from "#process/targeted/findings/branches.ts";
import { openHits } from "#process/targeted/material/analysis.ts";
import type { TargetedPlan } from "#process/targeted/plan/plan.ts";
import { targeted } from "#process/targeted/process.ts";
import { targetedStatuses } from "#process/targeted/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, games, opening } from "./games.ts";

const cast = inspectionCast(from);
const statuses = Object.keys(targetedStatuses);

describe("any sequence of commands on a targeted inspection", () => {
  it("the opening leads to CLOSED, every branch ended", () => {
    const state = play(targeted, cast, opening).record?.state;
    expect(state).toMatchObject({ status: "CLOSED", result: "处置完毕" });
  });

  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(games, (moves) => expectSound(play(targeted, cast, moves), statuses)),
      { numRuns: 250 },
    );
  });

  it("inspects nothing that no plan has approved, and starts nothing on site with open hits", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const { record, events } = play(targeted, cast, moves);
        const state = record?.state;
        if (state === undefined) return;
        const approvals = events.filter(({ type }) => type === "targeted.plan-approved");
        if (state.requests.length + state.tables.length + state.findings.length > 0)
          expect(approvals.length).toBeGreaterThan(0);
        for (const { theme } of state.tables)
          expect(
            approvals.some(({ data }) => (data.plan as TargetedPlan).themes.includes(theme)),
          ).toBe(true);
        for (const { period } of state.findings)
          expect(period === undefined || period.to <= "2026-07-31").toBe(true);
        if (state.status === "ON_SITE") expect(openHits(state)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 250 },
    );
  });

  it("sums reconcile, nobody pays back too much, and CLOSED leaves no branch open", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const state = play(targeted, cast, moves).record?.state;
        if (state === undefined) return;
        const people = violators(state.findings);
        const ofFindings = state.findings.reduce((sum, { amountInFen }) => sum + amountInFen, 0);
        expect(sumOf(people).amountInFen).toBe(ofFindings);
        for (const { personId, amountInFen } of people)
          expect(refundedBy(personId, state.refunds)).toBeLessThanOrEqual(amountInFen);
        if (state.status === "CLOSED") expect(openBranches(state)).toEqual([]);
        if (state.disposals.length > 0)
          expect(state.clues.some(({ number }) => number !== undefined)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });
});
