import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/database.ts", "tests/rights-used.ts"],
    // These find only what hangs: no test may depend on how fast the machine is.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    maxWorkers: 2,
    pool: "forks",
  },
});
