import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listenersOf } from "#functions/react/follow-ups.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { noteSupervision } from "#registry/person/reactions.ts";
import { supervisionOf } from "#registry/person/supervision.ts";
import { play, rules } from "#tests/kit/play.ts";
import { enrollmentCast, games } from "../process/enrollment/games.ts";

const said = (state: Enrollment | undefined) =>
  state === undefined ? undefined : supervisionOf([{ id: "enr_test", state }], rules);

describe("R16: the library says at every moment what an enrollment has come to", () => {
  it("whatever event changes what it would say, the library listens to", async () => {
    const changing = new Map<string, string>();
    const flags = new Set<string>();
    void fc.assert(
      fc.property(games, (moves) => {
        let state: Enrollment | undefined;
        let at = "";
        let together: string[] = [];
        let before = said(state);
        const look = () => {
          const now = said(state);
          if (hashOf(now) === hashOf(before)) return;
          changing.set(together.join(" "), `${before?.isKeyObject} ${now?.isKeyObject}`);
          flags.add(`${before?.isKeyObject} ${now?.isKeyObject}`);
          before = now;
        };
        for (const event of play(enrollment, enrollmentCast, moves).events) {
          // Events of one transaction are told after it, each with the record as it stands then.
          if (event.at !== at) {
            look();
            together = [];
          }
          at = event.at;
          together.push(event.type);
          state = enrollment.evolve(state, event);
        }
        look();
      }),
      { numRuns: 1500 },
    );
    expect([...flags].toSorted()).toEqual(["true false", "true true", "undefined true"]);
    expect(changing.size).toBeGreaterThan(3);
    for (const [types] of changing) {
      const listeners = await Promise.all(
        types.split(" ").map((type) => listenersOf({ kind: "enrollment", type })),
      );
      expect([types, listeners.flat().includes(noteSupervision)]).toEqual([types, true]);
    }
  });
});
