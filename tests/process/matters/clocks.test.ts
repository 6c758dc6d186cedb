import { describe, expect, it } from "vitest";
import type { Opening } from "#process/matters/schema.ts";
import { type Clock, clockOf, from24September } from "#tests/kit/clock.ts";
import { annual, conduct, course, hash, open, save, says, submit, tell } from "./cast.ts";

const day = "2026-09-24";

/** A report of one kind on 24 September; `done` hands it in. */
function reported(change: Partial<Opening>) {
  const { limit: _, ...of } = annual;
  const opening = { ...of, ...change };
  const told = course(day);
  expect(told.on(day, open(opening))).toEqual([undefined]);
  return { ...told, done: () => told.on(day, save, submit(opening)) };
}

/** An accepted report that is drawn on 24 September. */
function drawn() {
  const told = course("2025-12-15");
  told.on("2025-12-15", open());
  told.on("2026-01-20", save, submit(), conduct, says("director", "approve"), conduct);
  told.on(day, tell({ type: "pick", lot: "lot_1" }, "system"), conduct);
  const judge = tell({ type: "judge", result: "OMITTED", items: ["HOUSE"], hash }, "director");
  return { ...told, judge: () => told.on(day, judge, conduct) };
}

/** Ten days before 12 October is within 国庆, and what is counted back never rolls. */
const wedding: Clock = { due: "2026-10-02", yellow: "2026-10-08", red: "2026-10-13" };
const voluntary: Clock = { due: "2026-10-26", yellow: "2026-10-27", red: "2026-11-02" };

describe("clocks of a personal-matters report over 中秋 and 国庆 (process sheet §4.8)", () => {
  it.each([
    ["D-PMR-PROMOTION", "REPORT", { type: "PROMOTION" }, from24September[10]],
    ["D-PMR-LEAVING", "REPORT", { type: "LEAVING" }, from24September[10]],
    [
      "D-PMR-6-BEFORE",
      "REPORT",
      { type: "WEDDING_FUNERAL", phase: "BEFORE", eventOn: "2026-10-12" },
      wedding,
    ],
    [
      "D-PMR-VOLUNTARY",
      "VOLUNTARY",
      { type: "CHANGE", item: "HOUSE", voluntary: "yes" },
      voluntary,
    ],
  ] as const)(
    "%s: the person's %s is due, 黄 and 红 on its days, and ends when handed in",
    (code, stage, change, clock) => {
      const base = "eventOn" in change ? change.eventOn : day;
      const limit = "voluntary" in change ? {} : { limit: { code, base } };
      const { game, done } = reported({ ...change, ...limit });
      expect(clockOf(game, stage)).toEqual({ code, ...clock });
      expect(done()).toEqual([undefined, undefined]);
      expect(clockOf(game, stage)).toBeUndefined();
    },
  );

  it("D-PMR-CHECK and D-PMR-HANDLE: a drawn report is checked in 30 working days, what was left out dealt with in 10", () => {
    const { game, on, judge } = drawn();
    expect(clockOf(game, "SPOT_CHECK")).toEqual({ code: "D-PMR-CHECK", ...from24September[30] });
    expect(judge()).toEqual([undefined, undefined]);
    expect(clockOf(game, "SPOT_CHECK")).toBeUndefined();
    expect(clockOf(game, "OMITTED")).toEqual({ code: "D-PMR-HANDLE", ...from24September[10] });
    expect(on(day, says("director", "handle"))).toEqual([undefined]);
    expect(clockOf(game, "OMITTED")).toBeUndefined();
  });
});
