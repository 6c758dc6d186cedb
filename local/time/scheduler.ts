import { setTimeout as sleep } from "node:timers/promises";
import { Cron } from "croner";
import type { Settings } from "../settings.ts";
import { messageOf } from "../trouble.ts";
import type { HostClock } from "./clock.ts";

export type Scheduler = {
  /** When the next schedule is due, ms; those named in `except` do not count. */
  nextDue(except: readonly string[]): number;
  /** Runs whatever is due now, once each however often it was missed; never those in `except`. */
  runDue(except?: readonly string[]): Promise<void>;
  /** Lets the schedules follow the clock by themselves. */
  start(): void;
  pause(): void;
  stop(): Promise<void>;
};

const look = 500;
const attempts = 3;

/** Schedules against the host's clock; a tick missed while off is made up for once. */
export function createScheduler(options: {
  schedules: Readonly<Record<string, { function: string; cron: string }>>;
  timezone: string;
  clock: HostClock;
  settings: Settings;
  run: (functionName: string) => Promise<unknown>;
  log: (line: string) => void;
}): Scheduler {
  const { clock, settings, run, log, timezone } = options;
  const schedules = Object.entries(options.schedules).map(([name, { cron, function: target }]) => ({
    name,
    target,
    key: `schedule.${name}`,
    cron: new Cron(cron, { timezone, paused: true }),
  }));
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const lastOf = (key: string): number => {
    const stored = settings.get(key);
    if (stored === undefined) settings.set(key, String(clock.now()));
    return Math.min(Number(stored ?? clock.now()), clock.now());
  };
  // The clock asks far more often than a schedule runs, and a pattern takes some 0.2 ms to follow.
  const known = new Map<string, { last: number; due: number }>();
  const dueOf = ({ key, cron }: (typeof schedules)[number]): number => {
    const last = lastOf(key);
    const before = known.get(key);
    if (before?.last === last) return before.due;
    const due = cron.nextRun(new Date(last))?.getTime() ?? Number.POSITIVE_INFINITY;
    known.set(key, { last, due });
    return due;
  };

  async function runAll(except: readonly string[]): Promise<void> {
    for (const schedule of schedules) {
      if (except.includes(schedule.name) || dueOf(schedule) > clock.now()) continue;
      settings.set(schedule.key, String(clock.now()));
      await runOne(schedule.name, schedule.target);
    }
  }

  async function runOne(name: string, target: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await run(target);
        return;
      } catch (error) {
        if (attempt === attempts) return log(`定时任务 ${name} 失败：${messageOf(error)}`);
        await sleep(200 * attempt);
      }
    }
  }

  /** One run at a time; a second caller waits for the same. */
  function runDue(except: readonly string[] = []): Promise<void> {
    running ??= runAll(except).finally(() => {
      running = undefined;
    });
    return running;
  }

  function pause(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    nextDue: (except) =>
      Math.min(...schedules.filter(({ name }) => !except.includes(name)).map(dueOf)),
    runDue,
    start() {
      timer ??= setInterval(() => void runDue(), look);
    },
    pause,
    async stop() {
      pause();
      await running;
    },
  };
}
