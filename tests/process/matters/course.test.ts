import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import { draw } from "#process/lot/draw.ts";
import type { MattersCommand } from "#process/matters/commands.ts";
import { missingOf } from "#process/matters/declaration/answers.ts";
import { itemsOf } from "#process/matters/declaration/items.ts";
import { openingOfChange, openingOfOccasion } from "#process/matters/declaration/occasions.ts";
import { bindingOf } from "#process/matters/declaration/opening.ts";
import { askingLines } from "#process/matters/describe.ts";
import { matters } from "#process/matters/process.ts";
import { mattersStatuses } from "#process/matters/terms.ts";
import { expectFair, expectSound, gamesOf } from "#tests/kit/games.ts";
import { play } from "#tests/kit/play.ts";
import {
  annual,
  cast,
  conduct,
  course,
  hash,
  judged,
  type MattersMove,
  open,
  save,
  says,
  submit,
  tell,
} from "./cast.ts";

describe("a personal-matters report (process sheet §4.8, A-20, A-30)", () => {
  it("the annual one is due on 01-31 without rolling, reminded on 01-05, 01-16, T-5WD, T-2WD (D-PMR-1)", () => {
    const { on, task } = course();
    on("2025-12-15", open());
    expect(task("REPORT")?.due).toMatchObject({ effectiveDue: "2026-01-31", status: "FIXED" });
    const plan = task("REPORT")?.plan ?? [];
    expect(plan.map(({ at, kind }) => [at, kind])).toEqual([
      [instantAt("2026-01-05", "08:30"), "REMINDER"],
      [instantAt("2026-01-16", "08:30"), "REMINDER"],
      [instantAt("2026-01-26", "08:30"), "REMINDER"],
      [instantAt("2026-01-29", "08:30"), "BLUE"],
      [instantAt("2026-02-02", "00:10"), "YELLOW"],
      [instantAt("2026-02-06", "00:10"), "RED"],
      [expect.any(String), "RED_TALK"],
    ]);
  });

  it("nothing is opened where the pilot does not run, and what runs goes on when it ends (A-20)", () => {
    const off = course("2025-12-15", { config: {} });
    expect(off.on("2025-12-15", open())).toEqual(["pilot.off"]);
    const { game, on, state } = course();
    on("2025-12-15", open());
    game.cast = { ...cast, config: {} };
    expect(on("2026-01-20", save, submit())).toEqual([undefined, undefined]);
    expect(state().status).toBe("SUBMITTED");
  });

  it("DUE → DRAFT → SUBMITTED; every item is stated, nil as such, or it is refused", () => {
    const { on, state } = course();
    on("2025-12-15", open());
    on("2025-12-20", save, save);
    expect(state().status).toBe("DRAFT");
    const partly = tell({ type: "submit", hash, by: "PERSON", stated: itemsOf(annual).slice(1) });
    expect(on("2026-01-10", partly)).toEqual(["matters.incomplete"]);
    expect(on("2026-01-10", submit())).toEqual([undefined]);
    expect(on("2026-01-11", save)).toEqual(["record.state"]);
    expect(itemsOf(annual)).toHaveLength(14);
    expect(missingOf(annual, {})).toHaveLength(14);
  });

  it("reviewed within 15 WD (D-PMR-5), returned to be handed in again within 10 WD (D-PMR-4)", () => {
    const { on, state, task } = course();
    on("2025-12-15", open());
    on("2026-01-20", save, submit(), conduct);
    expect(task("SUBMITTED")?.due.effectiveDue).toBe("2026-02-10");
    on("2026-01-28", says("director", "return"));
    expect(state()).toMatchObject({ status: "RETURNED", returned: { on: "2026-01-28" } });
    expect(task("REPORT")).toMatchObject({ status: "OPEN", visit: 2 });
    expect(task("REPORT")?.due.effectiveDue).toBe("2026-02-11");
    on("2026-02-03", save, submit(), conduct, says("director", "approve"));
    expect(state().status).toBe("ACCEPTED");
    expect(state().submissions.map(({ lateDays }) => lateDays)).toEqual([0, 0]);
  });

  it("overdue is a flag from the next midnight, two days late a fact, and excused on paper no offence", () => {
    const { game, on, state } = course();
    on("2025-12-15", open());
    expect(matters.keys(state()).wakeAt).toBe(instantAt("2026-02-01", "00:00"));
    on("2026-02-01", { do: "wake" });
    expect(state()).toMatchObject({ status: "DUE", overdueSince: "2026-02-01" });
    expect(matters.keys(state()).wakeAt).toBeUndefined();
    on("2026-02-02", save, submit());
    expect(state().submissions).toMatchObject([{ lateDays: 2 }]);
    const excuse = { document: "书面说明（示例）", on: "2026-02-02" };
    expect(on("2026-02-02", tell({ type: "excuse", excuse }, "director"))).toEqual([undefined]);
    expect(state()).toMatchObject({ excuse, overdueSince: "2026-02-01" });
    expect(game.events.some(({ type }) => type === "task.closed")).toBe(true);
  });

  it("a person who leaves supervision owes no report that is not handed in", () => {
    const { game, on, state } = course();
    on("2025-12-15", open());
    on("2026-01-10", tell({ type: "end", reason: "退出（示例）" }, "system"));
    expect(state().status).toBe("ENDED");
    expect(game.record?.openTasks).toEqual([]);
  });

  it("拟提任: accepted, and always checked (凡提必核)", () => {
    const { on, state, task } = course("2026-03-02");
    const promotion = {
      ...annual,
      type: "PROMOTION" as const,
      limit: { code: "D-PMR-PROMOTION", base: "2026-03-02" },
    };
    on("2026-03-02", open(promotion));
    expect(task("REPORT")?.due.effectiveDue).toBe("2026-03-16");
    on("2026-03-05", save, submit(), conduct, says("director", "approve"), conduct);
    expect(state()).toMatchObject({ status: "SPOT_CHECK", check: { kind: "PROMOTION" } });
  });

  it("verdicts: consistent ends; omitted leads to a measure of the first form; concealed to a clue", () => {
    expect(judged("CONSISTENT").state().status).toBe("CONSISTENT");
    const omitted = judged("OMITTED");
    expect(omitted.state().status).toBe("OMITTED");
    omitted.on("2026-03-12", says("director", "handle"));
    expect(omitted.state()).toMatchObject({
      status: "HANDLED",
      disposals: [{ personId: "per_1", measure: "CRITICISM", decidedOn: "2026-03-12" }],
    });
    const concealed = judged("CONCEALED");
    expect(concealed.state().status).toBe("CONCEALED");
    concealed.on("2026-03-10", tell({ type: "note-clue", clueId: "clu_1" }, "system"));
    expect(concealed.state()).toMatchObject({ status: "HANDLED", clueId: "clu_1" });
  });

  it("a verdict names its items, a consistent one none; a check may be focused", () => {
    const { on, state } = course();
    on("2025-12-15", open());
    on("2026-01-20", save, submit(), conduct, says("director", "approve"));
    on("2026-03-02", tell({ type: "focus", reason: "信访反映（示例）" }, "deputy"), conduct);
    expect(state().check).toMatchObject({ kind: "FOCUS" });
    const judge = (result: "CONSISTENT" | "OMITTED", items: ("HOUSE" | "PAY")[]) =>
      tell({ type: "judge", result, items, hash }, "director");
    expect(on("2026-03-03", judge("CONSISTENT", ["HOUSE"]))).toEqual(["matters.verdict"]);
    expect(on("2026-03-03", judge("OMITTED", []))).toEqual(["matters.verdict"]);
  });

  it("nobody is told that the national rule binds them who is below it (规定 Art. 2)", () => {
    expect(bindingOf()).toBe("BY_ANALOGY");
    expect(bindingOf("乡科级正职")).toBe("BY_ANALOGY");
    expect(bindingOf("县处级副职")).toBe("BOUND");
    expect(bindingOf("副处级")).toBe("BOUND");
    expect(JSON.stringify(askingLines(annual))).toContain("参照执行");
    expect(JSON.stringify(askingLines(annual))).not.toContain("依照《");
  });
});

describe("changes and occasions (D-PMR-2, D-PMR-3, D-PMR-6)", () => {
  const due = (opening: object, from: string) => {
    const { on, task } = course(from);
    const { limit: _, ...of } = annual;
    on(from, open({ ...of, ...opening }));
    return task("REPORT")?.due;
  };

  it("a marriage of 09-04 is due 30 calendar days later, rolled over National Day", () => {
    const change = { item: "MARRIAGE", eventOn: "2026-09-04", learnedOn: "2026-09-07" } as const;
    expect(due(openingOfChange(change, "2026-09-07"), "2026-09-07")).toMatchObject({
      nominalDue: "2026-10-04",
      effectiveDue: "2026-10-08",
    });
  });

  it("an unknown day counts from when it became known", () => {
    const change = { item: "PASSPORT", learnedOn: "2026-09-07" } as const;
    const opening = openingOfChange(change, "2026-09-07");
    expect(opening).toMatchObject({ dateKnown: "no", limit: { base: "2026-09-07" } });
    expect(due(opening, "2026-09-07")?.effectiveDue).toBe("2026-10-08");
  });

  it("a flat bought is no duty: told by choice, asked by nobody, without a limit", () => {
    const change = { item: "HOUSE", eventOn: "2026-09-10", learnedOn: "2026-09-10" } as const;
    const opening = openingOfChange(change, "2026-09-10");
    expect(opening).toMatchObject({ voluntary: "yes" });
    expect(due(opening, "2026-09-10")).toBeUndefined();
    expect(itemsOf({ type: "CHANGE", item: "HOUSE" })).toEqual(["HOUSE"]);
  });

  it("a wedding on 10-02 is told of by 09-22, and again by 10-12", () => {
    const occasion = { eventOn: "2026-10-02", learnedOn: "2026-09-10" };
    const before = openingOfOccasion(occasion, "2026-09-10");
    expect(before).toMatchObject({ phase: "BEFORE" });
    expect(due(before, "2026-09-10")?.effectiveDue).toBe("2026-09-22");
    const after = openingOfOccasion({ ...occasion, learnedOn: "2026-10-03" }, "2026-10-03");
    expect(after).toMatchObject({ phase: "AFTER" });
    expect(due(after, "2026-10-03")?.effectiveDue).toBe("2026-10-12");
  });

  it.each([
    ["a funeral three days ahead, until the day before it", "2026-09-29", "2026-10-01"],
    ["nine days ahead, until the day before it", "2026-09-23", "2026-10-01"],
    ["ten days ahead, by the rule", "2026-09-22", "2026-09-22"],
  ])("%s: nobody is late on the day on which they are asked (D-PMR-6)", (_, today, last) => {
    const opening = openingOfOccasion({ eventOn: "2026-10-02", learnedOn: today }, today);
    expect(due(opening, today)).toMatchObject({ base: "2026-10-02", effectiveDue: last });
  });

  it("a first report is due 30 calendar days from the effective day (D-PMR-3)", () => {
    const first = { type: "FIRST", limit: { code: "D-PMR-3", base: "2026-09-07" } };
    expect(due(first, "2026-09-07")?.effectiveDue).toBe("2026-10-08");
  });

  it("nothing that is still to come has become known", () => {
    const change = { item: "MARRIAGE", learnedOn: "2026-09-08" } as const;
    expect(openingOfChange(change, "2026-09-07")).toMatchObject({ refused: "input.invalid" });
  });
});

describe("the lot (norms §2.5: 10 % a year)", () => {
  const pool = Array.from({ length: 31 }, (_, n) => `mat_${String(n).padStart(2, "0")}`);
  const seed = "5f".repeat(32);

  it("draws 4 of 31, as anybody can repeat with sha256 alone", () => {
    const picked = draw(seed, { pool, missing: ["mat_07"], percent: 10 });
    const rank = (id: string) => createHash("sha256").update(`${seed}\n${id}`).digest("hex");
    const again = pool
      .filter((id) => id !== "mat_07")
      .map((id) => `${rank(id)} ${id}`)
      .sort()
      .slice(0, 4)
      .map((row) => row.split(" ")[1]);
    expect(picked).toEqual(again);
    expect(draw(seed, { pool: pool.toReversed(), missing: ["mat_07"], percent: 10 })).toEqual(
      picked,
    );
  });

  it("draws everybody about as often", () => {
    const times = new Map<string, number>();
    for (let n = 0; n < 2000; n += 1)
      for (const id of draw(String(n), { pool, missing: [], percent: 10 }))
        times.set(id, (times.get(id) ?? 0) + 1);
    // 2000 draws of 4 in 31: 258 each, standard deviation 15.
    expect(Math.min(...times.values())).toBeGreaterThan(258 - 75);
    expect(Math.max(...times.values())).toBeLessThan(258 + 75);
  });
});

describe("any order of what may happen", () => {
  it("leaves a sound report, decided on by nobody who may not", () => {
    const command = fc.constantFrom<MattersCommand>(
      { type: "save", hash },
      { type: "submit", hash, by: "PERSON", stated: itemsOf(annual) },
      { type: "pick", lot: "lot_1" },
      { type: "focus", reason: "示例" },
      { type: "judge", result: "OMITTED", items: ["PAY"], hash },
      { type: "judge", result: "CONCEALED", items: ["PAY"], hash },
      { type: "judge", result: "CONSISTENT", items: [], hash },
      { type: "note-clue", clueId: "clu_1" },
      { type: "read", reason: "示例" },
      { type: "end", reason: "示例" },
    );
    const opening = [
      open(),
      save,
      submit(),
      conduct,
      says("director", "approve"),
      conduct,
    ] as MattersMove[];
    const games = gamesOf(opening, command, {
      people: ["per_1", "director", "deputy", "system"],
      actions: ["approve", "return", "handle"],
    });
    for (const moves of fc.sample(games, { seed: 5, numRuns: 200 })) {
      const game = play(matters as never, cast, moves as never);
      expectSound(game, Object.keys(mattersStatuses));
      expectFair(game);
    }
  });
});
