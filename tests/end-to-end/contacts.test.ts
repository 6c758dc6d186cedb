import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contactIdOf } from "#kernel/secret/contact.ts";
import type { Host } from "#local/host.ts";
import { call, startFrozen } from "./harness.ts";
import { supervised } from "./supervision.ts";

const given = { email: "zhao-object@example.test", phone: "13800000000" };

describe("the contact of a supervised person (process sheet §4.1, on ACTIVE)", () => {
  let host: Host;
  let path = "";

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    const id = await supervised(host, {
      personId: "per_contact",
      unitId: "unt_chengjian",
      unitName: "望海街道城建科（示例）",
    });
    path = `/enrollments/${id}/contact`;
  });
  afterAll(() => host.stop());

  it("is entered by the room with a reason, and shown masked only", async () => {
    const chen = call(host, "u-chen");
    expect((await chen.get(path)).status).toBe(404);
    expect((await chen.post(path, { contact: given })).status).toBe(422);
    const entered = await chen.post(path, { contact: given, reason: "送达告知书时登记（示例）" });
    expect(entered.status).toBe(200);
    const changed = { ...given, phone: "13900001234" };
    await chen.post(path, { contact: changed, reason: "本人更换手机号（示例）" });
    const shown = await chen.get<{ masked: string; entries: { by: string }[] }>(path);
    expect(shown.body.masked).toBe("z***@example.test，139****1234");
    expect(shown.body.entries.map(({ by }) => by)).toEqual(["u-chen", "u-chen"]);
  });

  it("is ciphertext in the table, in its chain as well", async () => {
    const { items } = await host.world.store.range(
      `contact#${contactIdOf("sample", "per_contact")}`,
      "",
    );
    expect(items.length).toBeGreaterThan(2);
    expect(JSON.stringify(items)).not.toMatch(/zhao-object|13800000000|13900001234/);
  });

  it.each(["u-zheng", "u-shen", "u-xu", "u-lv", "u-qin"])(
    "%s, of another room, office or district, neither reads nor changes it",
    async (who) => {
      const other = call(host, who);
      expect((await other.get(path)).status).toBeGreaterThanOrEqual(403);
      const answer = await other.post(path, { contact: given, reason: "变更（示例）" });
      expect(answer.status).toBeGreaterThanOrEqual(403);
    },
  );
});
