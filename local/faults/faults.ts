import * as z from "zod/mini";

const rate = z._default(z.int().check(z.nonnegative()), 0);

/**
 * What AWS does to a program now and then, to be switched on at the local host by tests or by
 * `POST /dev/faults`. Numbers say "each n-th"; 0 is never, which is how the host starts.
 */
export const Faults = z.object({
  /** Each n-th transaction is cancelled by throttling, after which nothing of it is written. */
  throttledTransactions: rate,
  /** Each n-th other call of the table is throttled. */
  throttledCalls: rate,
  /** Each n-th BatchGetItem leaves the second half of its keys unread. */
  unreadKeys: rate,
  /** Each n-th write is done, and the connection breaks before its answer arrives. */
  lostAnswers: rate,
  /** Seed by which what the stream brings is put into another order and into other batches. */
  scatteredEvents: rate,
  /** Each n-th call of the stream's function is done and then fails, as by its time-out. */
  failedBatches: rate,
  /** 1: roles allow machines by their alias, which Step Functions does not look at: nothing starts. */
  rightsOnAlias: rate,
});
export type Faults = z.infer<typeof Faults>;

/** The faults of one host and whose turn it is. */
export type Faulty = {
  now(): Faults;
  /** Replaces all of them; what is not named is off. */
  set(faults: Partial<Faults>): void;
  /** Whether a fault strikes this time. */
  strikes(fault: keyof Faults): boolean;
};

/** A host's faults, all off. */
export function createFaults(): Faulty {
  let faults = Faults.parse({});
  let turns = new Map<keyof Faults, number>();
  return {
    now: () => faults,
    set(wanted) {
      faults = Faults.parse(wanted);
      turns = new Map();
    },
    strikes(fault) {
      const each = faults[fault];
      if (each === 0) return false;
      const turn = (turns.get(fault) ?? 0) + 1;
      turns.set(fault, turn);
      return turn % each === 0;
    },
  };
}
