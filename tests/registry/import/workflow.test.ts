import { describe, expect, it } from "vitest";
import { chunkRows, maxRows } from "#registry/import/schema.ts";
import { importWorkflow } from "#registry/import/workflow.ts";

describe("the import workflow", () => {
  it("stays far below 5,000 history events at the most rows that a workbook may have", () => {
    const eventsPerChunk = 7;
    expect((maxRows / chunkRows) * eventsPerChunk).toBeLessThan(2000);
  });

  it("retries, times out and catches at every step", () => {
    const tasks = Object.values(importWorkflow.States).filter(({ Type }) => Type === "Task");
    expect(tasks).toHaveLength(4);
    for (const task of tasks) {
      expect(task.Retry).toBeDefined();
      expect(task.Catch).toBeDefined();
      expect(task.TimeoutSeconds).toBeGreaterThan(0);
    }
  });

  it("is started by the event of an upload", async () => {
    const { react } = await import("#functions/react/react.ts");
    const { openBatch } = await import("#functions/react/batch.ts");
    const started: unknown[] = [];
    const world = {
      store: { get: async () => ({ status: "UPLOADED" }) },
      conductor: { start: async (...of: unknown[]) => void started.push(of) },
    };
    const event = { kind: "import", type: "import.uploaded", id: "imp_1", district: "sample" };
    await react(
      world as never,
      { ...event, seq: 1, hash: "0123456789abcdef" } as never,
      openBatch(world as never, []),
    );
    const input = { id: "imp_1", district: "sample", status: "UPLOADED" };
    expect(started).toEqual([["import", "imp_1-1-01234567", input]]);
  });
});
