import type { HostClock } from "./clock.ts";
import type { Scheduler } from "./scheduler.ts";

/** The parts of the host that time acts on. */
export type Moving = {
  clock: HostClock;
  scheduler: Scheduler;
  streams: { idle(): Promise<void>; consumed(): number };
  workflows: { idle(): Promise<void>; tick(): Promise<void> | void; nextDue(): number | undefined };
  sweep: () => Promise<{ woken: number; nextWakeAt?: string }>;
};

export type Advance = {
  /** Resolves when every reaction to what has happened has happened too. */
  settle(): Promise<void>;
  /** Moves time on, stopping at every moment at which something is due. */
  advanceTo(instant: number): Promise<void>;
};

/** The schedule that only looks at the wake index, which says itself when it is next needed. */
const sweeping = ["sweep"];
/** Time need not stop for these: whenever they run, they do what every night since their last run asks. */
const unhurried = [...sweeping, "seal", "expiry"];
const patience = 200;

/** Makes a year pass in a minute: from one due moment to the next, letting each one finish. */
export function createAdvance(moving: Moving): Advance {
  const { clock, scheduler, streams, workflows, sweep } = moving;
  let queue: Promise<void> = Promise.resolve();

  async function settle(): Promise<void> {
    for (let before = -1; before !== streams.consumed(); ) {
      before = streams.consumed();
      await streams.idle();
      await workflows.idle();
      await streams.idle();
    }
  }

  /** Wakes what is due until nothing more follows; returns when the next wake is. */
  async function wakeAll(): Promise<number> {
    for (let round = 0; round < patience; round += 1) {
      const before = streams.consumed();
      const { woken, nextWakeAt } = await sweep();
      // Whoever woke nothing wrote nothing, and everything before it has settled.
      if (woken > 0) await settle();
      if (woken === 0 || streams.consumed() === before) {
        return nextWakeAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(nextWakeAt);
      }
    }
    throw new Error("Waking does not come to an end");
  }

  async function live(): Promise<number> {
    await scheduler.runDue(sweeping);
    await workflows.tick();
    await settle();
    return wakeAll();
  }

  async function advance(instant: number): Promise<void> {
    scheduler.pause();
    clock.hold();
    try {
      let nextWake = await live();
      while (clock.now() < instant) {
        const moments = [nextWake, workflows.nextDue() ?? Number.POSITIVE_INFINITY];
        const ahead = moments.filter((moment) => moment > clock.now());
        clock.set(Math.min(instant, scheduler.nextDue(unhurried), ...ahead));
        nextWake = await live();
      }
    } finally {
      clock.release();
      scheduler.start();
    }
  }

  return {
    settle,
    advanceTo(instant) {
      const turn = queue.then(() => advance(instant));
      queue = turn.catch(() => {});
      return turn;
    },
  };
}
