import { describe, expect, it } from "vitest";
import { workday } from "#kernel/deadline/calendar.ts";
import { colourOn, reminderPlan } from "#kernel/deadline/colour.ts";
import { dayOf, instantAt } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import { rules } from "./fixture.ts";

const planOf = (code: string, base: string, from = base) =>
  reminderPlan(dueFor(rules, code, base), { ...rules, from });

describe("reminders", () => {
  it.each([
    ["SC-04 #8", "D-REC-5", "2026-10-16", "2026-11-09", "T-5WD"],
    ["SC-07 #1", "D-OPN-1", "2026-10-09", "2026-10-15", "T-2WD"],
    ["SC-09 #1", "D-PMR-1", "2025-12-15", "2026-01-26", "T-5WD"],
  ])("%s: %s from %s reminds on %s", (_, code, base, day, offset) => {
    const reminder = planOf(code, base).find((step) => step.offset === offset);
    expect(reminder?.at).toBe(instantAt(day, "08:30"));
  });

  it.each([
    ["D-ENR-10", "2025-03-20", ["T-30CD", "T-10CD", "T-2WD"]],
    ["D-QI-1", "2026-04-01", ["T-30CD", "T-15CD", "T-5WD", "T-2WD"]],
    ["D-PET-1", "2026-03-02", ["T-5WD", "T-3WD", "T-2WD", "T-0WD"]],
    ["D-DEB-2", "2026-12-16", ["T-10WD", "T-5WD", "T-2WD"]],
    ["D-ENR-1", "2026-03-03", ["T-2WD", "T-0WD"]],
  ])("of %s stand at %s … each with one 蓝, on working days", (code, base, offsets) => {
    const early = planOf(code, base, "2025-01-01").filter(({ at, kind }) => {
      const isEarly = kind === "REMINDER" || kind === "BLUE";
      if (isEarly) expect(workday(rules.calendars, dayOf(at))).toBe("yes");
      return isEarly;
    });
    expect(early.map(({ offset }) => offset)).toEqual(offsets);
    expect(early.filter(({ kind }) => kind === "BLUE").map(({ offset }) => offset)).toEqual([
      "T-2WD",
    ]);
  });

  it("before the first day are dropped, and the rest is in order", () => {
    const plan = planOf("D-REC-5", "2026-09-07", "2026-09-29");
    expect(plan[0]?.offset).toBe("T-2WD");
    expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).toSorted());
  });

  it("T-0 of a day counted back to a Saturday comes on the Friday", () => {
    const due = dueFor(rules, "D-PMR-6-BEFORE", "2026-03-17");
    expect(due.effectiveDue).toBe("2026-03-07");
    const last = planOf("D-PMR-6-BEFORE", "2026-03-17", "2026-01-01").find(
      ({ offset }) => offset === "T-0WD",
    );
    expect(last?.at).toBe(instantAt("2026-03-06", "08:30"));
  });
});

describe("the ladder", () => {
  it.each([
    ["§4.0: ten working days after 红", "D-QI-4", "2026-10-28", "T+15WD"],
    ["§4.4: letters, ten past the due day itself", "D-REC-5", "2026-10-21", "T+10WD"],
  ])("SC-04 #7: 黄, 红, and 约谈 %s", (_, code, talk, offset) => {
    const late = planOf(code, "2026-09-07").filter((step) => step.offset.startsWith("T+"));
    expect(late).toEqual([
      { at: instantAt("2026-10-09", "00:10"), kind: "YELLOW", offset: "T+1WD" },
      { at: instantAt("2026-10-14", "00:10"), kind: "RED", offset: "T+5WD" },
      { at: instantAt(talk, "00:10"), kind: "RED_TALK", offset },
    ]);
  });

  it("a due day that is only provisional reminds, but makes nobody late", () => {
    const due = dueFor(rules, "D-ENR-10", "2026-03-20");
    const kinds = new Set(planOf("D-ENR-10", "2026-03-20").map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["REMINDER", "BLUE"]));
    expect(colourOn(due, "2027-12-31", rules)).toBe("BLUE");
  });

  it.each([
    ["SC-04", "D-REC-5", "2026-09-07", "2026-09-28", "NONE"],
    ["SC-04", "D-REC-5", "2026-09-07", "2026-09-29", "BLUE"],
    ["SC-04", "D-REC-5", "2026-09-07", "2026-10-08", "BLUE"],
    ["SC-04", "D-REC-5", "2026-09-07", "2026-10-09", "YELLOW"],
    ["SC-04", "D-REC-5", "2026-09-07", "2026-10-13", "YELLOW"],
    ["SC-04", "D-REC-5", "2026-09-07", "2026-10-14", "RED"],
    ["SC-09", "D-PMR-1", "2025-12-15", "2026-02-01", "BLUE"],
    ["SC-09", "D-PMR-1", "2025-12-15", "2026-02-02", "YELLOW"],
    ["SC-09", "D-PMR-1", "2025-12-15", "2026-02-06", "RED"],
  ])("%s: %s from %s is on %s %s", (_, code, base, day, colour) => {
    expect(colourOn(dueFor(rules, code, base), day, rules)).toBe(colour);
  });

  it.each([
    ["D-CLU-2", "2026-03-02", "2026-04-02", "NONE"],
    ["D-CLU-2", "2026-03-02", "2026-04-03", "BLUE"],
    ["D-CLU-2", "2026-03-02", "2026-05-03", "YELLOW"],
    ["D-CLU-4", "2026-03-02", "2026-04-02", "NONE"],
    ["D-CLU-4", "2026-03-02", "2026-04-03", "BLUE"],
    ["D-CLU-4", "2026-03-02", "2026-05-03", "YELLOW"],
    ["D-CLU-4", "2026-03-02", "2026-06-03", "RED"],
    ["D-CLU-8", "2026-03-02", "2026-06-02", "BLUE"],
    ["D-CLU-8", "2026-03-02", "2026-06-03", "YELLOW"],
    ["D-CLU-8", "2026-03-02", "2026-09-03", "RED"],
  ] as const)(
    "clues have a ladder of months (norms §2.2): %s from %s on %s is %s",
    (code, base, day, colour) => {
      const due = dueFor(rules, code, base);
      expect(colourOn(due, day, rules)).toBe(colour);
      const steps = reminderPlan(due, { ...rules, from: base }).filter(
        ({ at }) => at <= instantAt(day, "12:00"),
      );
      const last = steps.findLast(({ kind }) => kind !== "REMINDER" && kind !== "RED_TALK");
      expect(last?.kind ?? "NONE").toBe(colour);
    },
  );
});
