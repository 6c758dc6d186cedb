import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Host } from "#local/host.ts";
import { at, call, startInMemory, submitted } from "./harness.ts";

/** A district as it is after it was set up: nothing said about mails. */
const open = 60;

describe("mails of a busy week (use.md #12, #13)", () => {
  let host: Host;

  beforeAll(async () => {
    host = await startInMemory({ sample: "districts", frozenAt: at("2026-03-03") });
    await call(host, "u-qin").put("/config", { config: {} });
  });
  afterAll(() => host.stop());

  const mails = async () => (await host.inbox()).filter(({ subject }) => subject !== "验证码");

  it("60 matters opened on two days and left alone: nobody gets more than two mails on any day", async () => {
    for (const n of Array.from({ length: open / 2 }, (_, n) => n))
      await submitted(host, { personId: `per_busy_${n}` });
    await host.advanceTo(at("2026-03-04", "10:00"));
    for (const n of Array.from({ length: open / 2 }, (_, n) => n + open / 2))
      await submitted(host, { personId: `per_busy_${n}` });
    await host.advanceTo(at("2026-03-12", "18:00"));
    const counts = new Map<string, number>();
    for (const { to, at: instant } of await mails()) {
      const key = `${to} ${dayOf(instant)}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBe(2);
    const links = new Set(
      (await host.inbox("feng@example.test")).flatMap(({ text }) => text.match(/\/l\/\S+/g) ?? []),
    );
    expect(links.size, "every question has reached whom it asks").toBe(open);
  });

  it("each says what kind of work, which stage, a short number and the days left; nobody is named", async () => {
    const [first] = (await host.inbox("feng@example.test")).toReversed();
    expect(first?.subject).toMatch(
      /^【待办】提级监督对象认定·室务审核（RD-[0-9A-Z]{6}），2026-03-06，还有 3 个工作日$/,
    );
    const everything = (await mails()).map(({ subject, text }) => subject + text).join("\n");
    expect(everything).not.toMatch(/赵示例|望海|腾迁/);
    expect(everything).not.toMatch(/(?:^|[：，\s])0 项/m);
  });

  it("what is late comes in the morning of a working day, as a list", async () => {
    const late = (await host.inbox("wu@example.test")).filter(({ text }) =>
      text.includes("【黄】"),
    );
    expect(late).toHaveLength(2);
    expect(late.every(({ at: instant }) => instant.endsWith("T00:30:00.000Z"))).toBe(true);
    expect(late[0]?.text.match(/【黄】/g)?.length).toBe(open / 2);
  });
});
