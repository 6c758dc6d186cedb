import { describe, expect, it } from "vitest";
import { openSettings } from "#local/settings.ts";
import { createAdvance } from "#local/time/advance.ts";
import { createClock, durationOf } from "#local/time/clock.ts";
import { createScheduler } from "#local/time/scheduler.ts";
import { createWakes } from "#local/time/wakes.ts";

const day = 86_400_000;
const at = (text: string) => Date.parse(text);

describe("the clock", () => {
  it("runs on from where it was set, also after a restart", () => {
    const settings = openSettings(":memory:");
    createClock(settings).set(at("2030-01-01T00:00:00Z"));
    const again = createClock(settings).now();
    expect(again - at("2030-01-01T00:00:00Z")).toBeGreaterThanOrEqual(0);
    expect(again - at("2030-01-01T00:00:00Z")).toBeLessThan(5_000);
  });

  it("stands still when frozen, and a restart does not throw it back", () => {
    const settings = openSettings(":memory:");
    const clock = createClock(settings, "2026-03-06T01:00:00Z");
    expect(clock.iso()).toBe("2026-03-06T01:00:00.000Z");
    clock.set(at("2026-04-01T00:00:00Z"));
    clock.hold();
    clock.release();
    expect(createClock(settings, "2026-03-06T01:00:00Z").iso()).toBe("2026-04-01T00:00:00.000Z");
  });

  it("knows ISO 8601 durations", () => {
    expect(durationOf("P1D")).toBe(day);
    expect(durationOf("p1wt2h")).toBe(7 * day + 2 * 3_600_000);
    expect(durationOf("PT90S")).toBe(90_000);
    expect(durationOf("tomorrow")).toBeUndefined();
  });
});

function host(wakes: string[], from = "2026-03-06T01:00:00Z") {
  const settings = openSettings(":memory:");
  const clock = createClock(settings, from);
  const ran: string[] = [];
  const pending = wakes.map(at);
  const sweep = async () => {
    const due = pending.filter((wake) => wake <= clock.now());
    for (const wake of due) {
      pending.splice(pending.indexOf(wake), 1);
      ran.push(`wake ${clock.iso()}`);
    }
    const [next] = pending.toSorted((one, other) => one - other);
    const shard = { shard: "one", left: "nothing" as const };
    return {
      woken: due.length,
      shards: [next === undefined ? shard : { ...shard, next: new Date(next).toISOString() }],
    };
  };
  const scheduler = createScheduler({
    schedules: {
      sweep: { function: "sweep", cron: "* * * * *" },
      cycle: { function: "cycle", cron: "5 0 * * *" },
      seal: { function: "seal", cron: "30 0 * * *" },
    },
    timezone: "Asia/Shanghai",
    clock,
    settings,
    log: (line) => ran.push(line),
    run: async (name) => ran.push(`${name} ${clock.iso()}`),
  });
  const { advanceTo } = createAdvance({
    clock,
    scheduler,
    streams: { idle: async () => {}, isClean: () => true },
    workflows: { idle: async () => {}, tick: async () => {}, nextDue: () => undefined },
    wakes: createWakes({ clock, shards: ["one"], sweep }),
  });
  return { clock, ran, scheduler, advanceTo };
}

describe("advancing", () => {
  it("stops at every wake and every nightly run, in order, at its own moment", async () => {
    const { ran, advanceTo, scheduler } = host([
      "2026-03-07T01:30:00Z",
      "2026-03-06T02:00:00Z",
      "2027-01-01T00:00:00Z",
    ]);
    await advanceTo(at("2026-03-07T02:00:00Z"));
    await scheduler.stop();
    expect(ran).toEqual([
      "wake 2026-03-06T02:00:00.000Z",
      "cycle 2026-03-06T16:05:00.000Z",
      "seal 2026-03-07T01:30:00.000Z",
      "wake 2026-03-07T01:30:00.000Z",
    ]);
  });

  it("ends on the very moment asked for, and one advance waits for another", async () => {
    const { clock, advanceTo, scheduler } = host([]);
    await Promise.all([
      advanceTo(at("2026-03-06T03:00:00Z")),
      advanceTo(at("2026-03-06T05:00:00Z")),
    ]);
    await scheduler.stop();
    expect(clock.iso()).toBe("2026-03-06T05:00:00.000Z");
  });

  it("runs what was missed while the host was off, once", async () => {
    const { clock, ran, scheduler } = host([]);
    scheduler.nextDue([]);
    clock.set(at("2026-03-10T01:00:00Z"));
    await scheduler.runDue();
    await scheduler.runDue();
    expect(ran).toEqual([
      "sweep 2026-03-10T01:00:00.000Z",
      "cycle 2026-03-10T01:00:00.000Z",
      "seal 2026-03-10T01:00:00.000Z",
    ]);
  });
});
