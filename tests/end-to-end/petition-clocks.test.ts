import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import type { Petition } from "#process/petition/schema.ts";
import { call, startFrozen } from "./harness.ts";
import { decideTask, lastTask, stateOf } from "./supervision.ts";

type Missed = { items: { id: string; code: string; due: string; reason?: string }[] };

describe("a legal clock of a petition that runs out (D-PET-1, D-PET-EXPLAIN, process sheet §4.6)", () => {
  let host: Host;
  let id = "";
  const wei = () => call(host, "u-wei");
  const listed = async () => (await wei().get<Missed>("/petitions/missed-clocks")).body.items;
  const answer = async (stage: string, given: Parameters<typeof decideTask>[3]) => {
    await decideTask(host, "u-wei", `${id}.${stage}.1`, given);
    await host.settle();
  };

  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
    const made = await wei().post("/petitions", {
      channel: "LETTER",
      receivedOn: "2026-09-17",
      content: { accused: "赵示例", facts: "反映私车公养（示例）" },
      reporter: { name: "孙举报人示例", phone: "13800000000", address: "", mail: "" },
    });
    id = made.body.id;
    await host.settle();
    await wei().post(`/petitions/${id}/registration`, {
      registration: {
        accused: "赵示例",
        post: "望海街道城建科（示例）科长",
        area: "OTHER",
        summary: "反映私车公养（示例）",
      },
    });
    await host.settle();
    await answer("IDENTITY_CHECK", {
      action: "confirmed",
      form: { how: "PHONE", on: "2026-09-18" },
    });
    await answer("CLASSIFYING", { action: "accept", form: { category: "ACCUSATION" } });
  });
  afterAll(() => host.stop());

  it("is not listed on its last day, and is the day after, over National Day", async () => {
    await host.advanceTo(Date.parse("2026-10-14T10:00:00Z"));
    expect(await listed()).toEqual([]);
    await host.advanceTo(Date.parse("2026-10-19T10:00:00Z"));
    expect(await listed()).toEqual([
      expect.objectContaining({ id, code: "D-PET-1", due: "2026-10-14" }),
    ]);
  });

  it("is explained once by the office, and stays listed with the reason for good", async () => {
    await answer("EXPLAIN", { action: "explain", form: { reason: "人员调整（示例）" } });
    await answer("NOTICE", { action: "told", form: { how: "PHONE", on: "2026-10-19" } });
    const [item, ...more] = await listed();
    expect([item?.reason, more]).toEqual(["人员调整（示例）", []]);
    const { missed } = await stateOf<Petition>(host, `/petitions/${id}`);
    expect(missed).toHaveLength(1);
  });

  it("is told to nobody who may not read petitions", async () => {
    const refused = await call(host, "u-chen").get("/petitions/missed-clocks");
    expect(refused.status).toBe(403);
  });
});

describe("a petition that belongs to the upper level (process sheet §4.6)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
  });
  afterAll(() => host.stop());

  it("a report that is plainly the upper level's is sent up without a word of it being entered (D-PET-3, Art. 15)", async () => {
    const made = await call(host, "u-wei").post("/petitions", {
      channel: "VISIT",
      receivedOn: "2026-09-18",
      content: { accused: "本机关主要负责人示例", facts: "反映本机关主要负责人（示例）" },
    });
    await host.settle();
    const sent = await call(host, "u-wei").post(`/petitions/${made.body.id}/upward-report`);
    expect(sent.status).toBe(200);
    await host.settle();
    expect((await lastTask(host, `/petitions/${made.body.id}`, "UPWARD")).due.effectiveDue).toBe(
      "2026-09-24",
    );
    const state = await stateOf<Petition>(host, `/petitions/${made.body.id}`);
    expect(state.registration).toBeUndefined();
  });
});
