import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Event } from "#kernel/record/event.ts";
import type { Host } from "#local/host.ts";
import type { Dossier } from "#process/dossier/schema.ts";
import { call, decideByLink, startFrozen } from "./harness.ts";
import { stateOf, supervised } from "./supervision.ts";

const whom = { personId: "per_zhao", unitId: "unt_street", unitName: "望海街道城建科（示例）" };

describe("an integrity file, opened by itself and for an approved reason only (A-39)", () => {
  let host: Host;
  let id = "";
  let enrollment = "";
  const path = () => `/integrity-files/${id}`;

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    enrollment = await supervised(host, whom);
  });
  afterAll(() => host.stop());

  it("is there once supervision begins, for the room that keeps it and no other", async () => {
    const mine = await call(host, "u-feng").get<{ items: { id: string }[] }>("/integrity-files");
    id = mine.body.items[0]?.id ?? "";
    expect(mine.body.items).toHaveLength(1);
    const others = await call(host, "u-zheng").get<{ items: unknown[] }>("/integrity-files");
    expect(others.body.items).toEqual([]);
    expect((await call(host, "u-zheng").post(`${path()}/contents`)).status).toBe(404);
    expect((await call(host, "u-shen").post(`${path()}/contents`)).status).toBe(403);
  });

  it("the duty to open a file is done when it has opened by itself (D-ENR-9)", async () => {
    const { body } = await call(host, "u-zhou").get<{ items: Event[] }>(
      `/enrollments/${enrollment}/timeline?limit=200`,
    );
    const closed = body.items.filter(({ type }) => type === "task.closed");
    expect(closed.map(({ task }) => task)).toContain(`${enrollment}.INTEGRITY_FILE.1`);
  });

  it("takes entries of the room that keeps it, whose words nobody reads without leave", async () => {
    const chen = call(host, "u-chen");
    const entry = { section: "FAMILY", on: "2026-03-02", text: "配偶 钱示例（示例）" };
    const entries = `${path()}/entries`;
    expect((await chen.post(entries, { entry })).status).toBe(200);
    expect((await chen.post(entries, { entry: { ...entry, on: "2026-03-09" } })).status).toBe(422);
    expect((await chen.post(entries, { entry: { ...entry, section: "CLUES" } })).status).toBe(422);
    for (const who of ["u-zheng", "u-shen", "u-wu", "u-xu"])
      expect((await call(host, who).post(entries, { entry })).status).toBeGreaterThanOrEqual(403);
    const seen = [await chen.get(path()), await chen.get(`${path()}/timeline?limit=200`)];
    expect(JSON.stringify(seen)).not.toContain("钱示例");
    expect((await chen.post(`${path()}/contents.docx`)).status).toBe(403);
  });

  it("opens by the deputy's leave, given by link, and lists who opened it", async () => {
    const chen = call(host, "u-chen");
    expect(await chen.post(`${path()}/contents`)).toMatchObject({
      status: 403,
      body: { code: "dossier.approval" },
    });
    await chen.post(`${path()}/opening-request`, { reason: "季度检查前核对（示例）" });
    await host.settle();
    await decideByLink(host, "wu", id, { action: "grant" });
    const file = await chen.post<{
      sections: { title: string; lines: object[] }[];
      readings: object[];
    }>(`${path()}/contents`);
    expect(file.status).toBe(200);
    const posts = file.body.sections.find(({ title }) => title === "任免与提级监督");
    expect(posts?.lines).toHaveLength(1);
    const family = file.body.sections.find(({ title }) => title === "家庭成员");
    expect(family?.lines).toEqual([{ on: "2026-03-02", text: "配偶 钱示例（示例）" }]);
    expect(file.body.readings).toMatchObject([
      { officer: "u-chen", reason: "季度检查前核对（示例）", approvedBy: "u-wu" },
    ]);
  });

  it("prints as a .docx file, which is an opening as well", async () => {
    const answer = await fetch(`${host.url}/api/v1${path()}/contents.docx`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await host.token("u-chen")}`,
        "content-type": "application/json",
        "idempotency-key": "print-1",
      },
      body: "{}",
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("wordprocessingml"),
    ]);
    const { readings } = await stateOf<Dossier>(host, path());
    expect(readings.map(({ officer }) => officer)).toEqual(["u-chen", "u-chen"]);
  });

  it("neg: a relative of the person finds it closed, approved or not", async () => {
    await call(host, "u-chen").post("/officers/u-chen/ties", {
      to: whom.personId,
      relation: "relative",
      detail: "表兄（示例）",
    });
    await host.settle();
    const barred = await call(host, "u-chen").post(`${path()}/contents`);
    expect(barred).toMatchObject({ status: 403, body: { code: "task.recused" } });
  });
});
