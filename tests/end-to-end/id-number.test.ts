import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { call, startFrozen } from "./harness.ts";

type Line = { id: string };
type View = { state: { idNumber?: string; idNumberMasked?: string } };

describe("ID numbers", () => {
  let host: Host;
  let id: string;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03", "whole");
    const { body } = await call(host, "u-feng").get<{ items: Line[] }>("/people?limit=50");
    id = body.items[0]?.id ?? "";
  });
  afterAll(() => host.stop());

  const read = (who: string, body: object = { reason: "核对人员身份（示例）" }) =>
    call(host, who).post<{ idNumber: string; code?: string }>(`/people/${id}/id-number`, body);

  it("are masked in the record and whole only on a reading with a reason", async () => {
    const { body } = await call(host, "u-feng").get<View>(`/people/${id}`);
    expect(body.state.idNumber).toBeUndefined();
    const masked = body.state.idNumberMasked ?? "";
    const { idNumber } = (await read("u-feng")).body;
    expect(idNumber).toMatch(/^\d{17}[\dX]$/);
    expect(masked.length).toBe(18);
    expect(idNumber.startsWith(masked.split("*")[0] ?? "?")).toBe(true);
  });

  it("leave a line in the person's chain for every reading", async () => {
    const lines = async () => {
      const { body } = await call(host, "u-zhou").get<{
        items: { type: string; actor: string; data: { reason?: string } }[];
      }>(`/people/${id}/timeline`);
      return body.items.filter(({ type }) => type === "person.secret-read");
    };
    const before = (await lines()).length;
    await read("u-jiang", { reason: "办理线索（示例）" });
    const after = await lines();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ actor: "u-jiang", data: { reason: "办理线索（示例）" } });
  });

  it("leave a line each, also where twenty requests carry one key", async () => {
    const trace = async () => {
      const { items } = await host.world.store.range(`person#${id}`, "event#");
      return items.filter(({ type }) => type === "person.secret-read").length;
    };
    const before = await trace();
    const body = { reason: "核对人员身份（示例）" };
    for (let time = 0; time < 20; time += 1) {
      const answer = await call(host, "u-feng").post(`/people/${id}/id-number`, body, "one-key");
      expect(answer.status).toBe(200);
    }
    expect(await trace()).toBe(before + 20);
  });

  it("are refused without a reason and to other roles", async () => {
    expect((await read("u-feng", {})).body.code).toBe("input.invalid");
    expect((await read("u-chen")).status).toBe(403);
    expect((await read("u-xu")).status).toBe(403);
  });
});
