import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quarterly } from "#process/quarterly/process.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { rectifiable } from "#process/quarterly/schema.ts";
import { quarterlyStatuses } from "#process/quarterly/terms.ts";
import { expectSound } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, games, opening } from "./games.ts";

const cast = inspectionCast(from);
const statuses = Object.keys(quarterlyStatuses);

describe("any sequence of commands on a quarterly visit", () => {
  it("the opening leads to CLOSED with its finding rectified", () => {
    expect(play(quarterly, cast, opening).record?.state.status).toBe("CLOSED");
  });

  it("leaves a legal state, an intact chain, and a state that replaying the chain gives again", () => {
    void fc.assert(
      fc.property(games, fc.constantFrom(1, 3), (moves, step) =>
        expectSound(play(quarterly, cast, paced(moves, step)), statuses),
      ),
      { numRuns: 250 },
    );
  });

  it("A-36: once missed always missed; a visit within the quarter is never late", () => {
    void fc.assert(
      fc.property(games, fc.constantFrom(1, 3), (moves, step) => {
        const { record, events } = play(quarterly, cast, paced(moves, step));
        if (record === undefined) return;
        const { missed, visit } = record.state;
        expect(missed !== undefined).toBe(events.some(({ type }) => type === "quarterly.missed"));
        if (visit === undefined) return;
        expect(visit.timeliness).toBe(visit.beganOn > "2026-03-31" ? "late" : "in-quarter");
        if (visit.timeliness === "late") expect(missed).toBeDefined();
        expect(visit.beganOn <= "2026-04-22").toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  it("never visits with fewer than two or with anybody recused, nor closes an unsettled finding", () => {
    void fc.assert(
      fc.property(games, (moves) => {
        const state = play(quarterly, cast, moves).record?.state;
        if (state === undefined) return;
        expectFitTeam(state);
        if (state.status === "CLOSED") {
          const done = state.rectified.map(({ finding }) => finding);
          expect(rectifiable(state).filter((n) => !done.includes(n))).toEqual([]);
          expect(state.feedback).toBeDefined();
        }
      }),
      { numRuns: 250 },
    );
  });
});

/** The same moves, so many days apart. */
function paced<M>(moves: readonly M[], wait: number): M[] {
  return moves.map((move) => ({ ...move, wait }));
}

function expectFitTeam({ visit, plan, recusals, records }: Quarterly): void {
  if (visit === undefined) return;
  const team = plan?.team.map(({ officer }) => officer) ?? [];
  expect(new Set(team).size).toBeGreaterThanOrEqual(2);
  for (const { person } of recusals) expect(team).not.toContain(person);
  if (visit.endedOn !== undefined)
    expect(records.some(({ validity }) => validity === "valid")).toBe(true);
}
