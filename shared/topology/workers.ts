import type { Topology } from "#kernel/topology.ts";

const MB = 1_000_000;

/** Functions that workflows, the stream and schedules call. */
export const workers = {
  step: {
    entry: "functions/step/main.ts",
    trigger: "workflow",
    timeout: 30,
    memory: 512,
    uses: ["table:read", "table:write", "table:remove", "workflow:answer"],
    bundleLimit: MB,
  },
  react: {
    entry: "functions/react/main.ts",
    trigger: "stream",
    timeout: 300,
    memory: 512,
    uses: [
      "table:read",
      "table:write",
      "table:remove",
      "workflow:start",
      "workflow:answer",
      "mail",
      "robots",
      "link-key",
      "contacts",
      "files:destroy",
    ],
    // Reports that two people have destroyed, and material that turns out to be a state secret.
    prefixes: ["petitions/", "files/"],
    reserved: 10,
    bundleLimit: 1.75 * MB,
  },
  importer: {
    entry: "functions/importer/main.ts",
    trigger: "workflow",
    timeout: 900,
    memory: 2048,
    uses: [
      "table:read",
      "table:write",
      "table:remove",
      "files:read",
      "files:write",
      // What turns out to be a state secret is kept nowhere.
      "files:destroy",
      "vault",
    ],
    prefixes: ["imports/"],
    bundleLimit: 1.6 * MB,
  },
  sweep: {
    entry: "functions/sweep/main.ts",
    trigger: "schedule",
    timeout: 60,
    memory: 512,
    uses: ["table:read", "table:write", "table:remove"],
    bundleLimit: MB,
  },
  analyzer: {
    entry: "functions/analyzer/main.ts",
    trigger: "workflow",
    timeout: 900,
    memory: 2048,
    uses: ["table:read", "table:write", "table:remove", "files:read", "files:destroy"],
    prefixes: ["inspections/"],
    bundleLimit: MB,
  },
  /** Counts a period's records for a report. */
  statistics: {
    entry: "functions/statistics/main.ts",
    trigger: "workflow",
    timeout: 900,
    memory: 1024,
    uses: ["table:read", "table:write", "table:remove"],
    bundleLimit: MB,
  },
  cycle: {
    entry: "functions/cycle/main.ts",
    trigger: "schedule",
    timeout: 900,
    memory: 512,
    uses: ["table:read", "table:write", "table:remove"],
    bundleLimit: MB,
  },
  seal: {
    entry: "functions/seal/main.ts",
    trigger: "schedule",
    timeout: 900,
    memory: 512,
    uses: ["table:read", "table:write", "seals"],
    bundleLimit: MB,
  },
  watch: {
    entry: "functions/watch/main.ts",
    trigger: "schedule",
    timeout: 300,
    memory: 512,
    uses: ["table:read", "table:write"],
    bundleLimit: MB,
  },
} as const satisfies Topology["functions"];
