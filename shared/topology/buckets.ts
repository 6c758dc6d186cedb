import type { Topology } from "#kernel/topology.ts";

/** The buckets and how long they keep what lies in them. */
export const buckets = {
  /**
   * Material of matters, kept; old versions go after a year. Workbooks of imports hold ID numbers
   * and are needed only until they have been written; what the public sends, until it has been cleaned,
   * and a clean copy, until its report is filed; a ledger that was made to be fetched, until it has been.
   */
  files: {
    name: "Files",
    oldVersionDays: 365,
    expiring: { "imports/": 30, "ledgers/": 1, "petitions/raw/": 1, "petitions/offered/": 2 },
  },
  /** Nightly seals. */
  seals: { name: "Seals", oldVersionDays: 365, lockedYears: 30 },
} as const satisfies Topology["buckets"];
