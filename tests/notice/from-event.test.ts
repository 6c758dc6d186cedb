import { describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Policy } from "#kernel/task/schema.ts";
import { noticesFrom } from "#notice/from-event.ts";
import type { Notice } from "#notice/notice.ts";
import { titleOf } from "#notice/title.ts";
import { type Case, cases, reminded } from "./cases.ts";
import { eventOf, mark, rules, seat, taskWith, who } from "./tasks.ts";

const night = instantAt("2026-03-03", "22:00");
const nextMorning = instantAt("2026-03-04", "08:30");

/** `template person status` of each notice, in order. */
const brief = (notices: readonly Notice[]) =>
  notices.map(({ matter, to, status }) => `${matter.template} ${to} ${status}`);

const every = Object.entries(cases).flatMap(([type, some]) =>
  Object.entries(some as Record<string, Case>).map(
    ([name, one]) => [`${type}: ${name}`, one] as const,
  ),
);

describe("who is told what because of an event", () => {
  it.each(every)("%s", (_, { event, task, told }) => {
    const notices = noticesFrom(event, task, rules);
    expect(brief(notices)).toEqual(told);
    expect(new Set(notices.map(({ id }) => id)).size, "each has an id of its own").toBe(
      notices.length,
    );
  });

  it.each(every)("%s: the same again is the same, by id and by content", (_, { event, task }) => {
    expect(noticesFrom(event, task, rules)).toEqual(noticesFrom(event, task, rules));
  });

  it.each(every)("%s: nothing of the matter, no opinion, no reason gets into it", (_, one) => {
    const notices = noticesFrom(one.event, one.task, rules);
    expect(JSON.stringify(notices)).not.toContain(mark);
    for (const { matter } of notices) expect(titleOf(matter)).not.toContain(mark);
  });

  it.each(every)("%s: at night only what cannot wait", (_, { event, task }) => {
    const notices = noticesFrom({ ...event, at: night }, task, rules);
    for (const { status, wakeAt, urgency } of notices) {
      if (status === "BUNDLED") continue;
      const isUrgent = event.type === "task.link-reissued";
      expect(urgency).toBe(isUrgent ? "at-once" : "working-hours");
      expect([status, wakeAt]).toEqual(isUrgent ? ["READY", undefined] : ["QUEUED", nextMorning]);
    }
  });

  it("a first assignment that is due within one working day is told at night too", () => {
    const urgent = taskWith([seat("u-a")]);
    const opened = (at: string) => eventOf("task.opened", { task: urgent }, { at });
    const at = (day: string, time: string) =>
      noticesFrom(opened(instantAt(day, time)), urgent, rules);
    expect(urgent.due.effectiveDue).toBe("2026-03-06");
    expect(at("2026-03-04", "22:00")).toMatchObject([{ status: "QUEUED" }]);
    expect(at("2026-03-05", "22:00")).toMatchObject([{ status: "READY", urgency: "at-once" }]);
    expect(at("2026-03-07", "12:00"), "a Saturday, past its day").toMatchObject([
      { status: "READY" },
    ]);
  });

  it("one digest a person and day, whatever brings it", () => {
    const task = taskWith([seat("u-a"), seat("u-b")]);
    const brings = [
      reminded("REMINDER", "NONE", ["u-a"]),
      reminded("BLUE", "BLUE", ["u-a"]),
      eventOf("task.copied", { by: "u-b", to: who("u-a") }, { seq: 9 }),
    ];
    const early = instantAt("2026-03-03", "06:00");
    const digests = brings
      .flatMap((event) => noticesFrom({ ...event, at: early }, task, rules))
      .filter(({ matter }) => matter.template === "digest");
    expect(new Set(digests.map(({ id }) => id))).toEqual(new Set(["digest.u-a.2026-03-03"]));
    expect(new Set(digests.map(({ wakeAt }) => wakeAt))).toEqual(
      new Set([instantAt("2026-03-03", "08:30")]),
    );
  });

  it("依次: whose turn it is hears of it once, by whichever event it came", () => {
    const policy: Policy = { type: "sequence" };
    const task = taskWith([seat("u-a", { state: "RECUSED" }), seat("u-b")], { policy });
    const events = [
      eventOf("task.recused", { person: "u-a", relation: "other", detail: "x" }, { seq: 8 }),
      eventOf("task.copied", { by: "u-b", to: who("u-c") }, { seq: 9 }),
    ];
    const turns = events
      .flatMap((event) => noticesFrom(event, task, rules))
      .filter(({ to }) => to === "u-b");
    expect(new Set(turns.map(({ id }) => id)).size).toBe(1);
  });

  it("events that are not about a task, or about one that is gone, tell nobody", () => {
    const event = eventOf("task.opened", { task: taskWith([seat("u-a")]) });
    expect(noticesFrom(event, undefined, rules)).toEqual([]);
    expect(noticesFrom({ ...event, type: "enrollment.submitted" }, taskWith([]), rules)).toEqual(
      [],
    );
  });
});
