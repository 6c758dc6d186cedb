import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Faults } from "#local/faults/faults.ts";
import type { Host } from "#local/host.ts";
import {
  call,
  decideByLink,
  enrollmentOf,
  meet,
  startFrozen,
  submitted,
  timelineOf,
  votes,
} from "../end-to-end/harness.ts";

/** A nomination's way to the party committee, while AWS does what it does now and then. */
describe("a chain under AWS's faults ends as without them", () => {
  let host: Host;
  let undisturbed: Awaited<ReturnType<typeof chain>>;
  let n = 0;

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    undisturbed = await chain({});
  });
  afterAll(() => host.stop());

  /** A page whose answer was lost is opened and answered again, as people do. */
  async function insist(who: string, id: string): Promise<void> {
    for (let tries = 1; tries <= 3; tries += 1) {
      const { status } = await decideByLink(host, who, id, { action: "approve" });
      if (status < 400) return;
    }
  }

  async function chain(faults: Partial<Faults>) {
    host.faults.set(faults);
    const mailsOf = async () => (await host.inbox()).length;
    const before = await mailsOf();
    const id = await submitted(host, { personId: `per_fault_${++n}` });
    await insist("feng", id);
    await insist("wu", id);
    await meet(host, [{ enrollmentId: id, ...votes }]);
    host.faults.set({});
    await host.settle();
    const events = (await timelineOf(host, id)).map(({ type, task }) => [
      type,
      task?.split(".").at(-2),
    ]);
    const { status } = await enrollmentOf(host, id);
    const { body } = await call(host, "u-shen").get<{ items: unknown[] }>("/incidents");
    return { status, events, mails: (await mailsOf()) - before, incidents: body.items.length };
  }

  it("without any it reaches the request to the party committee", () => {
    expect(undisturbed).toMatchObject({ status: "COMMISSION_PASSED", incidents: 0 });
  });

  it.each([
    ["throttled transactions", { throttledTransactions: 3 }],
    ["throttled calls", { throttledCalls: 40 }],
    ["keys left unread", { unreadKeys: 2 }],
    ["answers lost after the write", { lostAnswers: 7 }],
    ["batches that fail after their work", { failedBatches: 2 }],
    ["events in another order and in other batches", { scatteredEvents: 1 }],
    ["events in yet another order", { scatteredEvents: 20_260_303 }],
    [
      "all of it",
      {
        throttledTransactions: 5,
        unreadKeys: 3,
        lostAnswers: 11,
        scatteredEvents: 7,
        failedBatches: 5,
      },
    ],
  ])("%s", async (_, faults) => {
    expect(await chain(faults)).toEqual(undisturbed);
  });
});
