import { describe, expect, it } from "vitest";
import { createDevRoutes } from "#local/dev/routes.ts";
import { createFaults } from "#local/faults/faults.ts";
import type { DeadLetter } from "#local/streams/state.ts";

const begin = Date.parse("2026-03-06T01:00:00Z");

function routes(letters: DeadLetter[] = []) {
  let now = begin;
  const calls: string[] = [];
  const app = createDevRoutes({
    start: {
      url: "http://localhost:3000",
      issuer: "http://localhost:3001",
      dynamodbUrl: "http://127.0.0.1:3002",
      stepfunctionsUrl: "http://127.0.0.1:3003",
    },
    now: () => now,
    setClock(instant) {
      calls.push("set");
      now = instant;
    },
    async advanceTo(instant) {
      calls.push("advance");
      now = instant;
    },
    inbox: () => [],
    executions: async () => [
      {
        workflow: "enrollment",
        name: "a-1",
        status: "RUNNING",
        startedAt: "2026-03-06T01:00:00Z",
      },
    ],
    deadLetters: () => letters,
    faults: createFaults(),
    redrive: async (id) => (id === 1 ? "done" : id === 2 ? "failed" : "unknown"),
  });
  const clock = (body: unknown) =>
    app.request("/dev/clock", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  return { app, calls, clock };
}

describe("the clock's route", () => {
  it("tells, advances by a length or to a moment, and sets", async () => {
    const { app, calls, clock } = routes();
    expect(await (await app.request("/dev/clock")).json()).toEqual({
      now: "2026-03-06T01:00:00.000Z",
    });
    expect(await (await clock({ advance: "P1D" })).json()).toEqual({
      now: "2026-03-07T01:00:00.000Z",
    });
    expect(await (await clock({ to: "2026-03-08T00:00:00Z" })).json()).toEqual({
      now: "2026-03-08T00:00:00.000Z",
    });
    expect(await (await clock({ set: "2026-01-01T00:00:00Z" })).json()).toEqual({
      now: "2026-01-01T00:00:00.000Z",
    });
    expect(calls).toEqual(["advance", "advance", "set"]);
  });

  it.each([
    {},
    { advance: "soon" },
    { to: "yesterday" },
    { to: "2026-01-01T00:00:00Z" },
    { to: "2026-04-01T00:00:00Z", advance: "P1D" },
  ])("refuses %j", async (body) => {
    const { calls, clock } = routes();
    const answer = await clock(body);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { problem: string }).problem).not.toBe("");
    expect(calls).toEqual([]);
  });

  it("takes the form of the start page and comes back to it", async () => {
    const { app, calls } = routes();
    const answer = await app.request("/dev/clock", {
      method: "POST",
      body: new URLSearchParams({ advance: "PT1H" }),
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/dev"]);
    expect(calls).toEqual(["advance"]);
  });
});

describe("the pages", () => {
  it("begin with what to open, who there is and what time it is", async () => {
    const html = await (await routes().app.request("/dev")).text();
    for (const word of ["收件箱", "周示一", "2026年3月6日", "http://127.0.0.1:3003"]) {
      expect(html).toContain(word);
    }
  });

  it("list executions", async () => {
    const html = await (await routes().app.request("/dev/executions")).text();
    expect(html).toContain("进行中");
  });

  it("list dead letters and redrive them", async () => {
    const record = { dynamodb: { Keys: { pk: { S: "enrollment#1" } } } };
    const { app } = routes([
      { id: 1, at: "2026-03-06T01:00:00Z", attempts: 9, error: "x", record },
    ]);
    expect(await (await app.request("/dev/dead-letters")).text()).toContain("enrollment#1");
    const redrive = async (id: number) =>
      (await app.request(`/dev/dead-letters/${id}/redrive`, { method: "POST" })).status;
    expect([await redrive(1), await redrive(2), await redrive(3)]).toEqual([303, 409, 404]);
  });
});
