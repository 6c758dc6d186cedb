import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWarnings } from "#functions/cycle/open-warnings.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { at, call, startFrozen, submitted } from "./harness.ts";

/** Names, units and matters of the sample. */
const names = /赵示例|望海|腾迁|土地勘测|城建科|[\u4e00-\u9fff]示[一二三四五六七八九十廿]|〔密〕/;

describe("预警清单 of each working morning (§5.1)", () => {
  let host: Host;
  const held = { late: "", tied: "" };
  const lists = async (who?: string) => {
    const mails = await host.inbox(who === undefined ? undefined : `${who}@example.test`);
    return mails
      .filter(({ subject }) => subject.includes("预警清单"))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  };

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    const { rules } = await readDistrict(host.world, "sample");
    const config = { ...rules.config, warningList: "daily" };
    const set = await call(host, "u-qin").put("/config", { config });
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    const tie = { to: "per_warn_tied", relation: "relative", detail: "表亲（示例）" };
    held.late = await submitted(host, { personId: "per_warn_1" });
    held.tied = await submitted(host, { personId: "per_warn_tied" });
    await call(host, "u-zhou").post("/officers/u-zhou/ties", tie);
    await host.settle();
  });
  afterAll(() => host.stop());

  it("蓝 and 黄: each working day at 08:30 to the room's director, to nobody else, and on no day off", async () => {
    // Due on Friday 03-06: 蓝 from 03-04, 黄 on Monday 03-09.
    await host.advanceTo(at("2026-03-10", "09:00"));
    const mails = await lists();
    expect(new Set(mails.map(({ to }) => to))).toEqual(new Set(["feng@example.test"]));
    expect(mails.map((mail) => mail.at)).toEqual(
      ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-09", "2026-03-10"].map((day) =>
        at(day, "08:30"),
      ),
    );
    const [first] = mails;
    const last = mails.at(-1);
    expect(first?.subject).toContain("蓝色 2 项");
    expect(last?.subject).toContain("黄色 2 项");
    expect(last?.text).toContain(
      `编号 ${shortNumber(held.late)}，应于 2026-03-06 办结，已逾期 2 个工作日，承办：监督检查室主任`,
    );
  });

  it("红 goes to the secretary too, but no matter from which a tie bars them; no list names anybody", async () => {
    await host.advanceTo(at("2026-03-13", "09:00"));
    const [mail, ...more] = await lists("zhou");
    expect(more).toEqual([]);
    expect(mail?.at).toBe(at("2026-03-13", "08:30"));
    expect(mail?.text).toContain(`【红】`);
    expect(mail?.text).toContain(shortNumber(held.late));
    expect(mail?.text).not.toContain(shortNumber(held.tied));
    const all = await lists();
    expect(all.filter(({ subject, text }) => names.test(subject + text))).toEqual([]);
  });

  it("once a day, however often the day is opened", async () => {
    const { rules } = await readDistrict(host.world, "sample");
    const before = await lists();
    const again = { district: "sample", rules, today: "2026-03-13" };
    await Promise.all([openWarnings(host.world, again), openWarnings(host.world, again)]);
    await host.settle();
    expect(await lists()).toHaveLength(before.length);
  });

  it("a district that wants none is sent none", async () => {
    const { rules } = await readDistrict(host.world, "sample");
    const off = { ...rules, config: { ...rules.config, warningList: "off" as const } };
    expect(
      await openWarnings(host.world, { district: "sample", rules: off, today: "2026-03-16" }),
    ).toBe(0);
    expect(await openWarnings(host.world, { district: "sample", rules, today: "2026-03-15" })).toBe(
      0,
    );
  });
});
