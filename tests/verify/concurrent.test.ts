import { afterAll, beforeAll, expect, it } from "vitest";
import { checkRecord } from "#kernel/verify/record.ts";
import { type Source, tableSource } from "#kernel/verify/source.ts";
import type { Host } from "#local/host.ts";
import { processOf } from "#processes";
import { call, startFrozen, submitted } from "#tests/end-to-end/harness.ts";

let host: Host;
beforeAll(async () => {
  host = await startFrozen("2026-03-03");
});
afterAll(() => host.stop());

it("a chain that is written while it is read is no broken chain", async () => {
  const id = await submitted(host, { personId: "per_concurrent" });
  const table = tableSource(host.world.store);
  let written = 0;
  const source: Source = {
    ...table,
    async *range(pk, prefix) {
      // Between the record and its events, once.
      if (written === 0) {
        written += 1;
        await call(host, "u-chen").post(`/enrollments/${id}/withdrawal`, { reason: "不再需要" });
      }
      yield* table.range(pk, prefix);
    },
  };
  const { findings } = await checkRecord(source, await processOf("enrollment"), {
    kind: "enrollment",
    id,
  });
  expect(written).toBe(1);
  expect(findings).toEqual([]);
});
