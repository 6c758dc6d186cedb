import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandTask } from "#kernel/record/command-task.ts";
import type { Receipt } from "#kernel/record/execute.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Store } from "#kernel/store/store.ts";
import type { Host } from "#local/host.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { startFrozen, submitted, timelineOf } from "#tests/end-to-end/harness.ts";

/** A store whose next batch read meets another writer between two of its items, as AWS allows. */
function tearing(store: Store, task: string, between: () => Promise<unknown>): Store {
  let isTorn = false;
  return {
    ...store,
    async getMany(keys) {
      if (isTorn) return store.getMany(keys);
      isTorn = true;
      const before = await store.get(taskKey(task));
      await between();
      const after = await store.getMany(keys);
      return keys.map(({ pk }, index) => (pk === taskKey(task).pk ? before : after[index]));
    },
  };
}

describe("a batch read is no snapshot", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  it("a task read before somebody's answer, with the record after it, takes no second one", async () => {
    const id = await submitted(host);
    const taskId = `${id}.ROOM_REVIEW.1`;
    const answer = (world: typeof host.world, action: string) =>
      commandTask(world, {
        process: enrollment,
        taskId,
        command: {
          type: "decide",
          person: "u-feng",
          action,
          opinion: "示例",
          declaration: "none",
        },
        district: "sample",
        actor: { id: "u-feng", role: "ROOM_DIRECTOR" },
      });
    const store = tearing(host.world.store, taskId, () => answer(host.world, "approve"));
    const second = (await answer({ ...host.world, store }, "return")) as Receipt;
    expect(second.events).toEqual([]);
    const decided = (await timelineOf(host, id)).filter(({ type }) => type === "task.decided");
    expect(decided.map(({ data }) => data.action)).toEqual(["approve"]);
    const record = await host.world.store.get(recordKey("enrollment", id));
    expect(record?.status).toBe("DEPUTY_REVIEW");
  });
});
