import type { HostClock } from "./clock.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Wakes } from "./wakes.ts";

/** The parts of the host that time acts on. */
export type Moving = {
  clock: HostClock;
  scheduler: Scheduler;
  streams: { idle(): Promise<void>; isClean(): boolean };
  workflows: { idle(): Promise<void>; tick(): Promise<void> | void; nextDue(): number | undefined };
  wakes: Wakes;
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
  const { clock, scheduler, streams, workflows, wakes } = moving;
  let queue: Promise<void> = Promise.resolve();

  async function settle(): Promise<void> {
    do {
      await streams.idle();
      await workflows.idle();
    } while (!streams.isClean());
  }

  /** As `settle`, where nobody but this host has written since. */
  async function settleOwn(): Promise<void> {
    await workflows.idle();
    if (!streams.isClean()) await settle();
  }

  /** Wakes what is due until nothing more follows. */
  async function wakeAll(): Promise<void> {
    for (let round = 0; round < patience; round += 1) {
      // Whoever woke nothing wrote nothing, and everything before it has settled.
      if ((await wakes.wake()) === 0) return;
      await settleOwn();
    }
    throw new Error("Waking does not come to an end");
  }

  async function live(): Promise<void> {
    await scheduler.runDue(sweeping);
    await workflows.tick();
    await settleOwn();
    await wakeAll();
  }

  async function advance(instant: number): Promise<void> {
    scheduler.pause();
    clock.hold();
    try {
      // Others may have written since time was moved last.
      wakes.forget();
      await settle();
      await live();
      while (clock.now() < instant) {
        const moments = [wakes.next(), workflows.nextDue() ?? Number.POSITIVE_INFINITY];
        const ahead = moments.filter((moment) => moment > clock.now());
        clock.set(Math.min(instant, scheduler.nextDue(unhurried), ...ahead));
        await live();
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
