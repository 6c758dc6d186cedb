import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWatch } from "#functions/watch/main.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { at, call, meet, startFrozen, submitted, votes } from "./harness.ts";
import { decideTask } from "./supervision.ts";

const lists = async (host: Host, who: string, subject: string) =>
  (await host.inbox(`${who}@example.test`)).filter((mail) => mail.subject.includes(subject));

describe("区委 silent for 30 working days (process sheet §4.1, bad paths)", () => {
  let host: Host;
  let id: string;
  const weekly = () => lists(host, "zhou", "区委逾期未复事项周报");

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    id = await submitted(host);
    await decideTask(host, "u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    await decideTask(host, "u-wu", `${id}.DEPUTY_REVIEW.1`, { action: "approve" });
    await meet(host, [{ enrollmentId: id, ...votes }]);
    await decideTask(host, "u-shen", `${id}.COMMISSION_PASSED.1`, {
      action: "send",
      form: { documentNumber: "示纪〔2026〕2号", sentOn: "2026-03-03", classification: "内部" },
    });
  });
  afterAll(() => host.stop());

  it("up to the 30th working day (04-15) there is no list", async () => {
    await host.advanceTo(at("2026-04-15", "23:00"));
    await createWatch(host.world)({});
    await host.settle();
    expect(await weekly()).toEqual([]);
  });

  it("the Monday after it the secretary, and nobody else, has the list, with numbers and no names", async () => {
    await host.advanceTo(at("2026-04-20", "08:05"));
    const [mail, ...more] = await weekly();
    expect(more).toEqual([]);
    expect(mail?.at).toBe(at("2026-04-20", "08:00"));
    expect(mail?.text).toContain(`编号 ${shortNumber(id)}，已 33 个工作日`);
    expect(mail?.text).toContain("未答复不视为同意");
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/赵示例|望海|腾迁|示[一二三四五六]/);
    const all = (await host.inbox()).filter(({ subject }) => subject.includes("周报"));
    expect(all).toHaveLength(1);
  });

  it("once a week, however often the round is made", async () => {
    const watch = createWatch(host.world);
    await Promise.all([watch({}), watch({}), watch({})]);
    await host.settle();
    await host.advanceTo(at("2026-04-22"));
    await watch({});
    await host.settle();
    expect(await weekly()).toHaveLength(1);
    await host.advanceTo(at("2026-04-27", "08:05"));
    const [second, ...before] = await weekly();
    expect(before).toHaveLength(1);
    expect(second?.text).toContain(`编号 ${shortNumber(id)}，已 38 个工作日`);
  });

  it("with the word given there is no list any more; the clock of the stage was never touched", async () => {
    const consented = await decideTask(host, "u-yang", `${id}.PARTY_PENDING.1`, {
      action: "consent",
      form: { form: "MEETING", documentNumber: "示委批〔2026〕2号", consentedOn: "2026-04-27" },
    });
    expect(consented.status).toBe(200);
    await host.advanceTo(at("2026-05-06", "09:00"));
    expect(await weekly()).toHaveLength(2);
  });
});

describe("a year whose calendar is not loaded (calendar rules: administrators from 1 November)", () => {
  let host: Host;
  const told = () => lists(host, "qin", "2027 年节假日安排尚未载入");

  beforeAll(async () => {
    host = await startFrozen("2026-10-23");
  });
  afterAll(() => host.stop());

  it("says nothing in October, and on the first working day from 1 November, once", async () => {
    await host.advanceTo(at("2026-11-01", "23:00"));
    expect(await told()).toEqual([]);
    await host.advanceTo(at("2026-11-02", "09:00"));
    const [mail, ...more] = await told();
    expect(more).toEqual([]);
    expect(mail?.text).toContain("跨入该年的期限只能暂定");
    await createWatch(host.world)({});
    await host.settle();
    expect(await told()).toHaveLength(1);
    const others = (await host.inbox()).filter(({ subject }) => subject.includes("节假日"));
    expect(others.map(({ to }) => to)).toEqual(["qin@example.test"]);
  });

  it("says it again each week until the calendar is loaded", async () => {
    await host.advanceTo(at("2026-11-09", "09:00"));
    expect(await told()).toHaveLength(2);
    const loaded = await call(host, "u-qin").put("/calendars/2027", calendar2027);
    expect(loaded.status, JSON.stringify(loaded.body)).toBe(200);
    await host.settle();
    await host.advanceTo(at("2026-11-17"));
    expect(await told()).toHaveLength(2);
  });
});

/** Invented: the notice of that year was not out when this was written. */
const calendar2027 = {
  year: 2027,
  holidays: Array.from({ length: 13 }, (_, n) => `2027-02-${String(n + 3).padStart(2, "0")}`),
  makeups: [],
  source: "示例",
  loadedBy: "u-qin",
};
