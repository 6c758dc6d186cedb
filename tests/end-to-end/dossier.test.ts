import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { call, decideByLink, startFrozen } from "./harness.ts";
import { supervised } from "./supervision.ts";

const whom = { personId: "per_zhao", unitId: "unt_street", unitName: "望海街道城建科（示例）" };

describe("an integrity file, opened by itself and for an approved reason only (A-39)", () => {
  let host: Host;
  let id = "";
  const path = () => `/integrity-files/${id}`;

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    await supervised(host, whom);
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
    expect(file.body.sections[0]?.lines).toHaveLength(1);
    expect(file.body.readings).toMatchObject([
      { officer: "u-chen", reason: "季度检查前核对（示例）", approvedBy: "u-wu" },
    ]);
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
