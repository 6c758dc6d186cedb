import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Host } from "#local/host.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import { type Receiver, startReceiver } from "#tests/notice/receiver.ts";
import {
  at,
  browser,
  call,
  enrollmentOf,
  lastCode,
  linkFor,
  nameOfficers,
  startInMemory,
  submitted,
} from "./harness.ts";

type Line = { what: string; person: string; taskId: string; by?: string; tries?: number };

const phone = "10000000001";

/** Approvals by link (process sheet §4.0): a second factor before anything of the matter is shown. */
describe("the second factor of a link", () => {
  let host: Host;
  let receiver: Receiver;
  let n = 0;

  beforeAll(async () => {
    receiver = await startReceiver();
    host = await startInMemory({
      sample: "districts",
      frozenAt: at("2026-03-03"),
      env: {
        SMS_GATEWAY: JSON.stringify({ url: `${receiver.url}/sms`, secret: "example-0123456789" }),
      },
    });
  });
  afterAll(async () => {
    await host.stop();
    await receiver.stop();
  });

  const reach = async (change: { [K in keyof Officer]?: Officer[K] | null }) => {
    const officers = sampleOfficers
      .filter(({ district }) => district === "sample")
      .map(({ district: _district, title: _title, ...officer }) =>
        officer.id === "u-feng" ? { ...officer, ...change } : officer,
      );
    expect(await nameOfficers(host, officers)).toEqual([200, 200]);
  };
  const fresh = async () => {
    const id = await submitted(host, { personId: `per_factor_${++n}` });
    return { id, url: await linkFor(host, "feng", id), person: browser() };
  };
  const audit = async (id: string): Promise<Line[]> => {
    const { body } = await call(host, "u-qin").get<{ items: Line[] }>("/link-audit?limit=200");
    return body.items.filter(({ taskId }) => taskId.startsWith(id)).reverse();
  };
  const later = (minutes: number) => host.advanceTo(Date.parse(host.now()) + minutes * 60_000);
  const bySms = () =>
    receiver
      .at("/sms")
      .map(({ body }) => JSON.parse(body) as { phone: string; params: { code: string } });
  const wrongFor = (code: string) => (code === "000000" ? "111111" : "000000");

  it("goes to the registered phone where there is one, and opens the page", async () => {
    await reach({ phone });
    const { id, url, person } = await fresh();
    const mails = (await host.inbox()).length;
    expect((await person.get(url)).html).toContain("将发送到您登记的手机 100****0001");
    const sent = await person.post(`${url}/code`, {});
    expect(sent.status).toBe(200);
    expect(sent.html).toContain("已发送到 手机 100****0001");
    expect(bySms()).toMatchObject([{ phone, params: { minutes: 10 } }]);
    expect((await host.inbox()).length, "no second copy by mail").toBe(mails);
    const code = bySms()[0]?.params.code ?? "";
    expect((await person.post(`${url}/verify`, { code })).status).toBe(303);
    expect((await person.get(url)).html).toContain("赵示例");
    expect(await audit(id)).toMatchObject([
      { what: "code-sent", by: "sms", person: "u-feng" },
      { what: "passed" },
    ]);
    const reused = await browser().post(`${url}/verify`, { code });
    expect(reused.status, "a code is good for once").toBe(403);
  });

  it("asked for twice, the page says which code counts; the earlier one costs no try", async () => {
    const { url, person } = await fresh();
    await person.post(`${url}/code`, {});
    const first = bySms().at(-1)?.params.code;
    const early = await person.post(`${url}/code`, {});
    expect(early.status).toBe(429);
    expect(early.html).not.toContain("此前的不再有效");
    await later(2);
    const sent = await person.post(`${url}/code`, {});
    const second = bySms().at(-1)?.params.code;
    expect(sent.html).toMatch(/请输入 \d\d:\d\d 发送的最新一条，此前的不再有效/);
    // A fresh code may be the same six digits once in a million; then there is nothing to tell apart.
    expect(second).not.toBe(first);
    for (let tries = 1; tries <= 6; tries += 1) {
      const answer = await person.post(`${url}/verify`, { code: first ?? "" });
      expect(answer.status).toBe(403);
      expect(answer.html).toMatch(/已被 \d\d:\d\d 发送的取代，请输入最新一条/);
    }
    expect((await person.post(`${url}/verify`, { code: second ?? "" })).status).toBe(303);
  });

  it("a gateway that fails hands over to the mail; where nothing works the page says so", async () => {
    receiver.say("/sms", { status: 500, json: {} });
    const { id, url, person } = await fresh();
    const byMail = await person.post(`${url}/code`, {});
    expect(byMail.status).toBe(200);
    expect(byMail.html).toContain("已发送到 邮箱 f***@example.test");
    expect(await lastCode(host, "feng")).toMatch(/^\d{6}$/);
    await reach({ phone, email: "refused.feng@example.test" });
    await later(2);
    const failed = await person.post(`${url}/code`, {});
    expect(failed.status).toBe(503);
    expect(failed.html).toContain("验证码未能发出，请稍后重试或联系办公室");
    expect(await audit(id)).toMatchObject([
      { what: "code-failed", by: "sms", reason: "http 500" },
      { what: "code-sent", by: "mail" },
      { what: "code-failed", by: "sms" },
      { what: "code-failed", by: "mail", reason: "smtp 550" },
    ]);
    await reach({ phone: null });
  });

  it("five wrong codes lock the link for good; a new link is not locked", async () => {
    const { id, url, person } = await fresh();
    await person.post(`${url}/code`, {});
    const code = await lastCode(host, "feng");
    for (let tries = 1; tries < 5; tries += 1)
      expect((await person.post(`${url}/verify`, { code: wrongFor(code) })).status).toBe(403);
    expect((await person.post(`${url}/verify`, { code: wrongFor(code) })).status).toBe(423);
    expect((await person.post(`${url}/verify`, { code })).status).toBe(423);
    await later(24 * 60);
    expect((await person.post(`${url}/code`, {})).status).toBe(423);
    expect((await audit(id)).map(({ what, tries }) => [what, tries])).toEqual([
      ["code-sent", undefined],
      ...[1, 2, 3, 4, 5].map((tries) => ["code-wrong", tries]),
      ["locked", undefined],
    ]);
    await call(host, "u-feng").post(`/tasks/${id}.ROOM_REVIEW.1/link`);
    await host.settle();
    const other = await linkFor(host, "feng", id);
    expect((await person.post(`${other}/code`, {})).status).toBe(200);
    const right = await lastCode(host, "feng");
    expect((await person.post(`${other}/verify`, { code: right })).status).toBe(303);
  });

  it("fifty wrong codes at once are five tries, not fifty", async () => {
    const { id, url, person } = await fresh();
    await person.post(`${url}/code`, {});
    const wrong = wrongFor(await lastCode(host, "feng"));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => person.post(`${url}/verify`, { code: wrong })),
    );
    expect(answers.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(4);
    expect((await audit(id)).filter(({ what }) => what === "code-wrong")).toHaveLength(5);
    expect((await audit(id)).filter(({ what }) => what === "locked")).toHaveLength(1);
  });

  it("a code ends after ten minutes, not before", async () => {
    const { url, person } = await fresh();
    await person.post(`${url}/code`, {});
    const early = await lastCode(host, "feng");
    await later(11);
    expect((await person.post(`${url}/verify`, { code: early })).html).toContain("请先获取验证码");
    await person.post(`${url}/code`, {});
    const code = await lastCode(host, "feng");
    await later(9);
    expect((await person.post(`${url}/verify`, { code })).status).toBe(303);
  });

  it("one code a minute, also for who asks ten times at once", async () => {
    const { id, url, person } = await fresh();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => person.post(`${url}/code`, {})),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(9);
    expect((await audit(id)).filter(({ what }) => what === "code-sent")).toHaveLength(1);
  });

  it("ten codes a day a link, a used one included; the next day there are ten more", async () => {
    const { url, person } = await fresh();
    for (let sent = 1; sent <= 10; sent += 1) {
      expect((await person.post(`${url}/code`, {})).status, `code ${sent}`).toBe(200);
      if (sent === 3) await person.post(`${url}/verify`, { code: await lastCode(host, "feng") });
      await later(2);
    }
    const over = await person.post(`${url}/code`, {});
    expect(over.status).toBe(429);
    expect(over.html).toContain("今日发送验证码次数已达上限");
    await later(24 * 60);
    expect((await person.post(`${url}/code`, {})).status).toBe(200);
  });

  it("codes and wrong codes leave the matter as it was", async () => {
    const { id, url, person } = await fresh();
    const before = await enrollmentOf(host, id);
    const version = async () =>
      (await call(host, "u-zhou").get<{ version: number }>(`/enrollments/${id}`)).body.version;
    const was = await version();
    await person.post(`${url}/code`, {});
    await person.post(`${url}/verify`, { code: wrongFor(await lastCode(host, "feng")) });
    await host.settle();
    expect(await version()).toBe(was);
    expect(await enrollmentOf(host, id)).toEqual(before);
  });

  it("the audit is the administrator's, and holds no code, address or link", async () => {
    for (const who of ["u-zhou", "u-shen", "u-feng"])
      expect((await call(host, who).get("/link-audit")).status).toBe(403);
    const { body } = await call(host, "u-qin").get("/link-audit?limit=200");
    const codes = bySms().map(({ params }) => params.code);
    const text = JSON.stringify(body);
    expect(text).not.toMatch(/@|10000000001|\/l\//);
    expect(codes.filter((code) => text.includes(`"${code}"`))).toEqual([]);
  });
});
