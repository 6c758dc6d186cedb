import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import {
  at,
  browser,
  call,
  decideByLink,
  enrollmentOf,
  lastCode,
  linkFor,
  nameOfficers,
  openedPage,
  startFrozen,
  submitted,
  taskOf,
  timelineOf,
} from "./harness.ts";
import { manyLines } from "./links/many.ts";

describe("links", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const person = (n: number) => ({ personId: `per_link_${n}` });

  manyLines(() => host);

  it("shows nothing of the matter before the second factor, everything after it", async () => {
    const id = await submitted(host, person(4));
    const url = await linkFor(host, "feng", id);
    const closed = await browser().get(url);
    expect(closed.html).toContain(shortNumber(id));
    expect(closed.html).not.toMatch(/赵示例|望海|土地勘测/);
    const unproven = await browser().post(url, { action: "approve", opinion: "", nonce: "x" });
    expect(unproven.status).toBe(403);
    const { page } = await openedPage(host, "feng", url);
    expect(page.html).toMatch(/赵示例[\s\S]*望海街道城建科（示例）[\s\S]*土地勘测/);
    const response = await fetch(url);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.html).not.toMatch(/<script/i);
  });

  it("five wrong codes lock the link; a code ends after ten minutes", async () => {
    const id = await submitted(host, person(5));
    const url = await linkFor(host, "feng", id);
    const phone = browser();
    await phone.post(`${url}/code`, {});
    expect((await phone.post(`${url}/code`, {})).status).toBe(429);
    const right = await lastCode(host, "feng");
    const wrong = right === "000000" ? "111111" : "000000";
    for (let n = 1; n < 5; n += 1)
      expect((await phone.post(`${url}/verify`, { code: wrong })).status).toBe(403);
    expect((await phone.post(`${url}/verify`, { code: wrong })).status).toBe(423);
    const locked = await phone.post(`${url}/verify`, { code: right });
    expect(locked.status).toBe(423);
    expect(locked.html).toContain("链接已锁定");

    const other = await submitted(host, person(6));
    const late = await linkFor(host, "feng", other);
    const slow = browser();
    await slow.post(`${late}/code`, {});
    const code = await lastCode(host, "feng");
    await host.advanceTo(at("2026-03-03", "09:11"));
    expect((await slow.post(`${late}/verify`, { code })).html).toContain("请先获取验证码");
  });

  it("a page without our mark, or of another link, decides nothing", async () => {
    const id = await submitted(host, person(7));
    const url = await linkFor(host, "feng", id);
    const { person: phone } = await openedPage(host, "feng", url);
    const forged = await phone.post(url, { action: "approve", opinion: "", nonce: "forged.x" });
    expect(forged.status).toBe(409);
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
  });

  it("returning without an opinion is refused on the page, and nothing is half-written", async () => {
    const id = await submitted(host, person(8));
    const url = await linkFor(host, "feng", id);
    const { person: phone, nonce } = await openedPage(host, "feng", url);
    const refused = await phone.post(url, { action: "return", opinion: " ", nonce });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("除同意外须填写意见");
    expect((await timelineOf(host, id)).some(({ type }) => type === "task.decided")).toBe(false);
  });

  it("a re-issued link revokes the older one, which explains itself", async () => {
    const id = await submitted(host, person(9));
    const old = await linkFor(host, "feng", id);
    const issued = await call(host, "u-feng").post(`/tasks/${id}.ROOM_REVIEW.1/link`);
    expect(issued.status).toBe(200);
    await host.settle();
    const fresh = await linkFor(host, "feng", id);
    expect(fresh).not.toBe(old);
    const revoked = await browser().get(old);
    expect(revoked.status).toBe(410);
    expect(revoked.html).toContain("已被新的链接取代");
    expect((await browser().get(fresh)).status).toBe(200);
  });

  it("a link of nobody explains itself", async () => {
    const page = await browser().get(`${host.url}/l/${"A".repeat(43)}`);
    expect(page.status).toBe(404);
    expect(page.html).toContain("链接无效");
  });

  it("a transferred task moves to the colleague; the old link says so", async () => {
    const id = await submitted(host, person(10));
    const task = await taskOf(host, id, "ROOM_REVIEW");
    expect(task.seats.map((seat) => seat.person)).toEqual(["u-feng"]);
    const director = call(host, "u-feng");
    const transfer = (to: string) =>
      director.post(`/tasks/${id}.ROOM_REVIEW.1/transfer`, { to, reason: "外出（示例）" });
    expect((await transfer("u-chen")).body).toMatchObject({ code: "task.own-proposal" });
    expect((await transfer("u-shen")).body).toMatchObject({ code: "task.no-assignee" });
    expect((await transfer("u-nobody")).body).toMatchObject({ code: "task.no-assignee" });
  });

  it("a decider reads the opinions before theirs, with name, role and day; nothing is chosen", async () => {
    const id = await submitted(host, person(21));
    await decideByLink(host, "feng", id, { action: "approve", opinion: "情况属实，建议纳入。" });
    const { page } = await openedPage(host, "wu", await linkFor(host, "wu", id));
    expect(page.html).toMatch(
      /此前意见[\s\S]*冯示五（监督检查室主任）[\s\S]*2026-03-03[\s\S]*情况属实，建议纳入。/,
    );
    expect(page.html).toMatch(/背景[\s\S]*提出人[\s\S]*评分：[\s\S]*来源/);
    expect(page.html).toMatch(/您好，[\s\S]*办理期限：\d{4}-\d{2}-\d{2}，还有 \d+ 个工作日/);
    expect(page.html).not.toMatch(/ checked| selected/);
    const task = await call(host, "u-wu").get<{ beside: { earlier: object[] } }>(
      `/tasks/${id}.DEPUTY_REVIEW.1`,
    );
    expect(JSON.stringify(task.body.beside.earlier)).toContain("情况属实，建议纳入。");
  });

  it("what was typed outlives the second factor, a putting aside and a refusal", async () => {
    const id = await submitted(host, person(22));
    const url = await linkFor(host, "feng", id);
    const { person: phone, nonce } = await openedPage(host, "feng", url);
    const opinion = "打了很久的字（示例）";
    const stranger = browser();
    const asked = await stranger.post(url, { nonce, action: "return", opinion });
    expect(asked.status).toBe(403);
    expect(asked.html).toContain("已暂存");
    expect(asked.html).not.toContain(opinion);
    const forged = await browser().post(url, { nonce: "x.y", action: "return", opinion: "他人" });
    expect(forged.html).not.toContain("已暂存");
    const back = await phone.get(url);
    expect(back.html).toContain(opinion);
    expect(back.html).toContain("已带回您");
    const refused = await phone.post(url, { nonce, action: "approve", opinion });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#declaration"');
    expect(refused.html).toContain(opinion);
    const kept = await phone.post(url, { nonce, action: "keep", opinion: "改过的字" });
    expect(kept.status).toBe(303);
    expect((await phone.get(url)).html).toContain("改过的字");
    const done = await phone.post(url, { nonce, action: "return", opinion, declaration: "none" });
    expect(done.status).toBe(303);
    const late = await phone.post(url, { nonce, action: "approve", opinion: "迟到的意见" });
    expect(late.html).toMatch(/您已办理[\s\S]*未能提交[\s\S]*迟到的意见/);
  });

  it("the office sees why somebody is stuck, unlocks, stops and sends a link again, each an event", async () => {
    const id = await submitted(host, person(25));
    const url = await linkFor(host, "feng", id);
    const task = `/tasks/${id}.ROOM_REVIEW.1`;
    const phone = browser();
    await phone.post(`${url}/code`, {});
    const right = await lastCode(host, "feng");
    const wrong = right === "000000" ? "111111" : "000000";
    for (let n = 1; n <= 5; n += 1) await phone.post(`${url}/verify`, { code: wrong });
    const office = call(host, "u-shen");
    type Links = { items: { person: string; state: string; audit: { what: string }[] }[] };
    const links = async () => (await office.get<Links>(`${task}/links`)).body.items;
    expect(await links()).toMatchObject([{ person: "u-feng", state: "locked" }]);
    expect((await links())[0]?.audit.map(({ what }) => what)).toContain("code-wrong");
    const body = { of: "u-feng", reason: "本人来电，输错验证码" };
    expect((await call(host, "u-chen").post(`${task}/link-unlocking`, body)).status).toBe(403);
    expect((await office.post(`${task}/link-unlocking`, { of: "u-feng" })).status).toBe(422);
    expect((await office.post(`${task}/link-unlocking`, body)).status).toBe(200);
    await host.settle();
    expect(await links()).toMatchObject([{ state: "current" }]);
    const stop = { of: "u-feng", reason: "手机遗失" };
    expect((await call(host, "u-qin").post(`${task}/link-revocation`, stop)).status).toBe(200);
    await host.settle();
    const stopped = await browser().get(url);
    expect([stopped.status, stopped.html]).toEqual([410, expect.stringContaining("手机遗失")]);
    const urging = await call(host, "u-chen").post(`${task}/urging`, { reason: "请尽快办理" });
    expect(urging.status).toBe(200);
    await host.settle();
    const urged = await linkFor(host, "feng", id);
    expect(urged, "a mail after it carries another link").not.toBe(url);
    expect((await browser().get(urged)).html).toContain("手机遗失");
    await browser().post(`${urged}/again`, {});
    expect((await browser().get(urged)).html).toContain("手机遗失");
    expect((await office.post(`${task}/link-resending`, body)).status).toBe(200);
    await host.settle();
    const fresh = await linkFor(host, "feng", id);
    expect([url, urged]).not.toContain(fresh);
    expect((await browser().get(fresh)).status).toBe(200);
    const types = (await timelineOf(host, id)).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(["task.link-unlocked", "task.link-revoked", "task.link-reissued"]),
    );
  });

  it("the code page says where the code went, how long it lives and when it may come again", async () => {
    const list = await call(host, "u-qin").get<{ officers: { id: string }[] }>("/officers");
    const registered = list.body.officers.map((one) =>
      one.id === "u-feng" ? { ...one, phone: "10000000001" } : one,
    );
    expect(await nameOfficers(host, registered)).toEqual([200, 200]);
    const id = await submitted(host, person(23));
    const url = await linkFor(host, "feng", id);
    const phone = browser();
    // No gateway sends to phones here, so the registered one is no place where a code goes.
    expect((await phone.get(url)).html).toContain("将发送到您登记的邮箱 f***@example.test");
    const sent = await phone.post(`${url}/code`, {});
    expect(sent.html).toMatch(
      /邮箱 f\*\*\*@example\.test，\d\d:\d\d 前有效[\s\S]*\d\d:\d\d 以后可以重新发送/,
    );
    expect((await phone.post(`${url}/code`, {})).html).toMatch(/以后可以重新发送/);
    expect((await phone.get(url)).html).toContain('name="code"');
  });

  it("an answer that ends the matter is asked back", async () => {
    const id = await submitted(host, person(24));
    await decideByLink(host, "feng", id, { action: "approve" });
    const url = await linkFor(host, "wu", id);
    const { person: phone, nonce } = await openedPage(host, "wu", url);
    const answer = { nonce, action: "reject", opinion: "条件不符", declaration: "none" };
    const asked = await phone.post(url, answer);
    expect(asked.html).toMatch(/请再确认一次[\s\S]*条件不符[\s\S]*name="confirmed" value="yes"/);
    expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
    expect((await phone.post(url, { ...answer, confirmed: "yes" })).status).toBe(303);
    await host.settle();
    expect((await enrollmentOf(host, id)).status).not.toBe("DEPUTY_REVIEW");
  });

  it("an expired link says that silence is no consent", async () => {
    const id = await submitted(host, person(11));
    const url = await linkFor(host, "feng", id);
    // The digest that told 红 has sent the link once more, so its life ends later.
    await host.advanceTo(at("2026-03-25"));
    const page = await browser().get(url);
    expect(page.status).toBe(410);
    expect(page.html).toContain("不会因此视为同意");
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
    const again = await browser().post(`${url}/again`, {});
    expect(again.html).toContain("新链接已发出");
    await host.settle();
    const fresh = await linkFor(host, "feng", id);
    expect(fresh).not.toBe(url);
    expect((await browser().get(fresh)).status).toBe(200);
    expect((await browser().post(`${url}/again`, {})).status).toBe(303);
  });

  it("the ladder has told director, deputy secretary and secretary meanwhile, naming nobody", async () => {
    const subjects = async (to: string) =>
      (await host.inbox(`${to}@example.test`)).map(({ subject }) => subject).join("\n");
    expect(await subjects("feng")).toContain("今日待办提醒");
    expect(await subjects("wu")).toMatch(/\d 项黄色预警/);
    expect(await subjects("zhou")).toMatch(/\d 项红色预警/);
    const everything = (await host.inbox()).map(({ subject, text }) => subject + text).join("\n");
    expect(everything).not.toMatch(/赵示例|望海|腾迁/);
  });

  it("nobody gets more than one reminder digest a day", async () => {
    const digests = (await host.inbox("feng@example.test")).filter(({ subject }) =>
      subject.startsWith("今日待办提醒"),
    );
    const days = digests.map(({ at: instant }) => instant.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  });
});
