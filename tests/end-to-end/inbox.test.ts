import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { call, enrollmentOf, startFrozen, submitted } from "./harness.ts";

type Outcome = { task: string; outcome: string; code?: string };
type Line = { taskId: string; subject: { kind: string; id: string } };

describe("one's own matters, answered and listed", () => {
  let host: Host;
  let ids: string[];
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    ids = [];
    for (const person of ["per_inbox_1", "per_inbox_2", "per_inbox_3"])
      ids.push(await submitted(host, { personId: person }));
  });
  afterAll(() => host.stop());

  const taskOf = (id: string | undefined) => `${id}.ROOM_REVIEW.1`;
  const decide = (who: string, decisions: readonly object[], key?: string) =>
    call(host, who).post<{ items: Outcome[] }>("/inbox/decisions", { decisions }, key);

  it("several answers in one request: each is recorded by itself, a refusal leaves the others", async () => {
    const approve = { action: "approve", declaration: "none" };
    const decisions = [
      { task: taskOf(ids[0]), ...approve },
      { task: taskOf(ids[1]), action: "approve" },
      { task: "enr_0000.ROOM_REVIEW.1", ...approve },
      { task: taskOf(ids[2]), action: "return", opinion: "请补充依据", declaration: "none" },
    ];
    const first = await decide("u-feng", decisions, "one-key");
    expect(first.status).toBe(200);
    expect(first.body.items.map(({ outcome, code }) => code ?? outcome)).toEqual([
      "done",
      "task.declaration",
      "task.unknown",
      "done",
    ]);
    await host.settle();
    expect((await enrollmentOf(host, ids[0] ?? "")).status).toBe("DEPUTY_REVIEW");
    expect((await enrollmentOf(host, ids[1] ?? "")).status).toBe("ROOM_REVIEW");
    expect((await enrollmentOf(host, ids[2] ?? "")).status).toBe("RETURNED");
    const again = await decide("u-feng", decisions, "one-key");
    expect(again.body.items.map(({ outcome }) => outcome)).toEqual(
      first.body.items.map(({ outcome }) => outcome),
    );
    await host.settle();
    expect((await enrollmentOf(host, ids[0] ?? "")).status).toBe("DEPUTY_REVIEW");
  });

  it("nobody answers for others by it, and no more than fifty fit into one request", async () => {
    const other = await decide("u-chen", [{ task: taskOf(ids[1]), action: "approve" }]);
    expect(other.body.items[0]).toMatchObject({ outcome: "refused" });
    const many = Array.from({ length: 51 }, (_, at) => ({ task: `x${at}`, action: "approve" }));
    expect((await decide("u-feng", many)).status).toBe(422);
    expect((await decide("u-feng", [])).status).toBe(422);
  });

  it("a line says how many working days are left and where its matter stands (console.md §4 no. 1)", async () => {
    type Told = Line & { workdaysLeft?: number; status?: string };
    const waiting = await call(host, "u-wu").get<{ items: Told[] }>("/inbox?kind=enrollment");
    expect(waiting.body.items[0]).toMatchObject({ workdaysLeft: 3, status: "DEPUTY_REVIEW" });
    const started = await call(host, "u-chen").get<{ items: Told[] }>("/inbox?view=started");
    const about = started.body.items.find(({ subject }) => subject.id === ids[2]);
    expect(about).toMatchObject({ status: "RETURNED" });
    expect(about?.workdaysLeft).toBeUndefined();
  });

  it("a filtered page is empty only where nothing more comes", async () => {
    const { body } = await call(host, "u-wu").get<{ items: Line[]; cursor?: string }>(
      `/inbox?limit=1&kind=enrollment`,
    );
    expect(body.items).toHaveLength(1);
    const none = await call(host, "u-wu").get<{ items: Line[]; cursor?: string }>(
      "/inbox?limit=1&colour=RED",
    );
    expect(none.body.items).toEqual([]);
    expect(none.body.cursor).toBeUndefined();
  });
});
