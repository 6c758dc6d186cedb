import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import { noticeKey } from "#kernel/store/keys.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { sampleOfficers } from "#local/sample/officers.ts";
import type { NoticeMatter } from "#notice/notice.ts";
import { lineOf, type Receiver, startReceiver } from "#tests/notice/receiver.ts";
import {
  at,
  browser,
  call,
  linkFor,
  nameOfficers,
  openedPage,
  startInMemory,
  submitted,
} from "./harness.ts";
import { again } from "./stream.ts";

type View = {
  id: string;
  to: string;
  template: string;
  title: string;
  state: string;
  attempts: { channel: string; result: string; why?: string }[];
  readAt?: string;
};

const secret = "SEC-example-0123456789";
const wecom = "/cgi-bin/webhook/send";
const dingtalk = "/robot/send";

/** Every template there is: the compiler asks for new ones. */
const templates: Record<
  NoticeMatter["template"],
  | "walked"
  | "in watch.test.ts"
  | "in recusal-binds.test.ts"
  | "in roster.test.ts"
  | "in seal.test.ts"
  | "in petition.test.ts"
> = {
  assigned: "walked",
  urged: "walked",
  voided: "walked",
  stuck: "in recusal-binds.test.ts",
  "taken-over": "in roster.test.ts",
  departed: "in roster.test.ts",
  "line-changed": "walked",
  "stands-in": "in roster.test.ts",
  escalated: "walked",
  settled: "walked",
  copied: "walked",
  blue: "walked",
  digest: "walked",
  told: "walked",
  "identity-opened": "in petition.test.ts",
  undelivered: "walked",
  "party-silent": "in watch.test.ts",
  "calendar-missing": "in watch.test.ts",
  sealed: "in seal.test.ts",
};

/** Names, units and matters of the sample; none may be in anything that leaves the system. */
const names = /赵示例|望海|腾迁|土地勘测|城建科|[\u4e00-\u9fff]示[一二三四五六七八九十廿]|〔密〕/;

describe("notices: to each person on the channel that takes them (process sheet §4.0)", () => {
  let host: Host;
  let receiver: Receiver;
  let n = 0;

  beforeAll(async () => {
    receiver = await startReceiver();
    host = await startInMemory({
      sample: "districts",
      frozenAt: at("2026-03-03"),
      env: {
        ROBOTS: JSON.stringify({
          ROOM_2: { url: `${receiver.url}${dingtalk}?access_token=t`, secret },
          ALL: { url: `${receiver.url}${wecom}?key=k` },
        }),
        SMS_GATEWAY: JSON.stringify({ url: `${receiver.url}/sms`, secret }),
      },
    });
    const admin = call(host, "u-qin");
    const robots = [
      { name: "ROOM_2", kind: "dingtalk", room: "2" },
      { name: "ALL", kind: "wecom" },
    ];
    expect((await admin.put("/config", { config: { robots, singleMails: "all" } })).status).toBe(
      200,
    );
    await reach({ "u-feng": { channels: ["mail", "dingtalk"] } });
  });
  afterAll(async () => {
    await host.stop();
    await receiver.stop();
  });

  /** How these officers are reached from now on; all others by their mail. */
  const reach = async (change: Record<string, Partial<Officer>>) => {
    const officers = sampleOfficers
      .filter(({ district }) => district === "sample")
      .map(({ district: _district, title: _title, ...officer }) => ({
        ...officer,
        // What a line leaves out stays as it is, so the usual way is said.
        channels: ["mail"],
        ...change[officer.id],
      }));
    expect(await nameOfficers(host, officers)).toEqual([200, 200]);
    await host.settle();
  };
  const fresh = () => submitted(host, { personId: `per_notice_${++n}` });
  const post = async (who: string, path: string, body: object = {}) => {
    const answer = await call(host, who).post<View & { code?: string }>(path, body);
    await host.settle();
    return answer;
  };
  const approve = (who: string, task: string) =>
    post(who, `/tasks/${task}/decision`, {
      action: "approve",
      declaration: "none",
      opinion: "〔密〕",
    });
  const ways = async (task: string): Promise<View[]> =>
    (await call(host, "u-zhou").get<{ items: View[] }>(`/tasks/${task}/notices`)).body.items;
  const wayOf = async (task: string, person: string, template = "assigned") =>
    (await ways(task)).find(({ to, template: of }) => to === person && of === template);
  const subjects = async (to: string) =>
    (await host.inbox(`${to}@example.test`)).map(({ subject }) => subject);
  const mine = async (who: string) =>
    (await call(host, who).get<{ items: View[] }>("/notices?limit=200")).body.items;

  it("a refused mail goes on to the group robot, and the office hears of it", async () => {
    await reach({
      "u-feng": { email: "refused.feng@example.test", channels: ["mail", "dingtalk"] },
    });
    const id = await fresh();
    const [got] = receiver.at(dingtalk);
    const timestamp = got?.url.searchParams.get("timestamp");
    const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
    expect(got?.url.searchParams.get("sign")).toBe(sign);
    expect(lineOf(got as never)).toBe(
      `提级监督系统：有 1 项待办（编号 ${shortNumber(id)}），请登录系统查看。`,
    );
    expect(await wayOf(`${id}.ROOM_REVIEW.1`, "u-feng")).toMatchObject({
      state: "sent",
      attempts: [
        { channel: "mail", result: "refused", why: "smtp 550" },
        { channel: "dingtalk", result: "delivered" },
      ],
    });
    for (const clerk of ["shen", "han"])
      expect(await subjects(clerk)).toContain(`通知未能送达（${shortNumber(id)}）`);
    await reach({ "u-feng": { channels: ["mail", "dingtalk"] } });
  });

  it("a mail that bounces later does the same, once; only the office may say so", async () => {
    await reach({ "u-feng": { channels: ["mail", "wecom"] } });
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "sent" });
    const [mail] = await host.inbox("feng@example.test");
    const bounce = `/notices/${encodeURIComponent(mail?.messageId ?? "")}/bounce`;
    expect((await post("u-wu", bounce, { why: "DSN 5.1.1" })).status).toBe(403);
    expect((await post("u-shen", bounce, {})).status).toBe(422);
    expect(receiver.at(wecom)).toHaveLength(0);
    expect((await post("u-shen", bounce, { why: "DSN 5.1.1" })).status).toBe(200);
    expect(receiver.at(wecom).map(lineOf)).toEqual([
      `提级监督系统：有 1 项待办（编号 ${shortNumber(id)}），请登录系统查看。`,
    ]);
    const way = await wayOf(task, "u-feng");
    expect(way).toMatchObject({
      state: "sent",
      attempts: [
        { channel: "mail", result: "bounced", why: "DSN 5.1.1" },
        { channel: "wecom", result: "delivered" },
      ],
    });
    expect(await subjects("shen")).toContain(`通知未能送达（${shortNumber(id)}）`);

    const last = await post("u-shen", `/notices/${way?.id}/bounce`, { why: "群已解散" });
    expect(last.body).toMatchObject({ state: "bounced" });
    const more = await post("u-shen", `/notices/${way?.id}/bounce`, { why: "再次" });
    expect(more).toMatchObject({ status: 409, body: { code: "notice.not-sent" } });
    expect((await post("u-shen", "/notices/nothing/bounce", { why: "x" })).status).toBe(404);
    await reach({});
  });

  it("opened is who passes the second factor, not who reads the page; decided ends it", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    const url = await linkFor(host, "feng", id);
    await browser().get(url);
    await fetch(url, { method: "HEAD" });
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "sent" });
    await openedPage(host, "feng", url);
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "opened" });
    const late = await post("u-shen", `/notices/${(await wayOf(task, "u-feng"))?.id}/bounce`, {
      why: "DSN",
    });
    expect(late.body).toMatchObject({ code: "notice.not-sent" });
    await approve("u-feng", task);
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "decided" });
  });

  it("催办 reaches all who still have to answer", async () => {
    const id = await fresh();
    await post("u-chen", `/tasks/${id}.ROOM_REVIEW.1/urging`, { opinion: "〔密〕请尽快" });
    const [mail] = await host.inbox("feng@example.test");
    expect(mail?.subject).toBe(
      `【催办】提级监督对象认定·室务审核（${shortNumber(id)}），2026-03-06，还有 3 个工作日`,
    );
    expect(mail?.text).toContain("/l/");
  });

  it("作废: all who were asked hear that what they saw has changed", async () => {
    const id = await fresh();
    await approve("u-feng", `${id}.ROOM_REVIEW.1`);
    await post("u-feng", `/tasks/${id}.ROOM_REVIEW.1/taking-back`, { opinion: "〔密〕有误" });
    const [voided] = await host.inbox("wu@example.test");
    expect(voided?.subject).toBe(`待办事项（${shortNumber(id)}）已作废，须重新审核`);
    expect(voided?.text).toContain("内容已变更或上一环节已拿回，请重新审核");
  });

  it("抄送 waits for the digest; the proposer hears of the end of their matter", async () => {
    const id = await fresh();
    await post("u-feng", `/tasks/${id}.ROOM_REVIEW.1/copy`, { to: "u-jiang" });
    expect(await wayOf(`${id}.ROOM_REVIEW.1`, "u-jiang", "copied")).toMatchObject({
      state: "queued",
    });
    await approve("u-feng", `${id}.ROOM_REVIEW.1`);
    await post("u-wu", `/tasks/${id}.DEPUTY_REVIEW.1/decision`, {
      action: "reject",
      opinion: "〔密〕不宜",
      declaration: "none",
    });
    expect(await subjects("chen")).toContain(`事项 ${shortNumber(id)} 有新的结果`);
  });

  it("a server that is busy is tried again later; what was sent once is not sent again", async () => {
    await reach({ "u-feng": { email: "busy.feng@example.test" } });
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "queued" });
    await host.advanceTo(at("2026-03-03", "09:01"));
    expect((await wayOf(task, "u-feng"))?.attempts).toMatchObject([
      { result: "failed", why: "smtp 451" },
      { result: "failed" },
    ]);
    await reach({});
    await host.advanceTo(at("2026-03-03", "09:03"));
    const way = await wayOf(task, "u-feng");
    expect(way).toMatchObject({ state: "sent" });
    expect(way?.attempts.map(({ result }) => result)).toEqual(["failed", "failed", "delivered"]);
    const before = await host.inbox();
    await again(host, noticeKey(way?.id ?? ""));
    expect(await host.inbox()).toEqual(before);
    expect((await wayOf(task, "u-feng"))?.attempts).toHaveLength(3);
  });

  it("a robot that is out of its group for good is skipped; the office hears why", async () => {
    receiver.say(wecom, { status: 200, json: { errcode: 93000, errmsg: "invalid webhook url" } });
    await reach({ "u-feng": { channels: ["wecom", "mail"] } });
    const id = await fresh();
    expect(await wayOf(`${id}.ROOM_REVIEW.1`, "u-feng")).toMatchObject({
      state: "sent",
      attempts: [
        { channel: "wecom", result: "refused", why: "errcode 93000" },
        { channel: "mail", result: "delivered" },
      ],
    });
    expect(await subjects("han")).toContain(`通知未能送达（${shortNumber(id)}）`);
    await reach({});
  });

  it("decided elsewhere: the others hear it with the next morning's digest, not at once", async () => {
    const id = await fresh();
    await approve("u-feng", `${id}.ROOM_REVIEW.1`);
    const task = `${id}.DEPUTY_REVIEW.1`;
    const to = { to: "u-zhu", opinion: "〔密〕示例" };
    await post("u-wu", `/tasks/${task}/add-signer`, to);
    const back = { action: "return", opinion: "〔密〕补充", declaration: "none" };
    await post("u-zhu", `/tasks/${task}/decision`, back);
    expect(await wayOf(task, "u-wu", "settled")).toMatchObject({ state: "queued" });
    expect((await subjects("wu")).filter((one) => one.startsWith("今日待办"))).toEqual([]);
    await host.advanceTo(at("2026-03-04", "08:31"));
    const digests = (await host.inbox("wu@example.test")).filter(({ subject }) =>
      subject.startsWith("今日待办提醒"),
    );
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toMatch(
      new RegExp(`由他人办结，无需您处理：\\n编号 .*${shortNumber(id)}`),
    );
    expect(await wayOf(task, "u-wu", "settled")).toMatchObject({ state: "sent" });
  });

  it("in quiet hours nothing goes out but codes, red letters and what is due tomorrow", async () => {
    await host.advanceTo(at("2026-03-04", "21:30"));
    const quiet = (await host.inbox()).length;
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "queued" });
    expect((await host.inbox()).length).toBe(quiet);
    const asked = await post("u-feng", `/tasks/${task}/link`);
    expect(asked.status, "who asks for his link waits for it").toBe(200);
    const url = await linkFor(host, "feng", id);
    await browser().post(`${url}/code`, {});
    expect((await subjects("feng"))[0]).toBe("验证码");
    const waysOf = async () =>
      (await ways(task)).filter(({ to }) => to === "u-feng").map(({ state }) => state);
    await host.advanceTo(at("2026-03-05", "08:29"));
    expect((await waysOf()).sort(), "his own link is out, the mail waits").toEqual([
      "queued",
      "sent",
    ]);
    await host.advanceTo(at("2026-03-05", "08:31"));
    expect(await waysOf()).toEqual(["sent", "sent"]);
  });

  it("the ladder: 蓝 in the director's digest, 黄 and 红 in the morning, as lists where many", async () => {
    await host.advanceTo(at("2026-03-17", "12:00"));
    const red = (await host.inbox("zhou@example.test")).filter(({ subject, text }) =>
      `${subject}${text}`.includes("【红】"),
    );
    expect(red.length).toBeGreaterThan(0);
    expect(red.every(({ at: instant }) => instant.endsWith("T00:30:00.000Z"))).toBe(true);
    expect(red.every(({ text }) => /提级监督对象认定·/.test(text))).toBe(true);
    const yellow = (await host.inbox("wu@example.test")).filter(({ subject, text }) =>
      `${subject}${text}`.includes("【黄】"),
    );
    expect(yellow.length).toBeGreaterThan(0);
    expect(yellow.every(({ at: instant }) => instant.endsWith("T00:30:00.000Z"))).toBe(true);
    const watching = (await host.inbox("feng@example.test")).filter(({ text }) =>
      text.includes("您分管的"),
    );
    expect(watching.length).toBeGreaterThan(0);
  });

  it("no mail says 0 items; no morning brings anybody more than two mails (use.md #13)", async () => {
    const mails = (await host.inbox()).filter(({ subject }) => subject !== "验证码");
    expect(mails.filter(({ subject }) => /[：\s]0 项/.test(subject))).toEqual([]);
    const counts = new Map<string, number>();
    for (const { to, at: instant } of mails)
      if (instant >= at("2026-03-06"))
        counts.set(
          `${to} ${instant.slice(0, 10)}`,
          (counts.get(`${to} ${instant.slice(0, 10)}`) ?? 0) + 1,
        );
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  });

  it("one digest a person and working day", async () => {
    const digests = (await host.inbox()).filter(({ subject }) => subject.startsWith("今日待办"));
    const days = digests.map(({ to, at: instant }) => `${to} ${instant.slice(0, 10)}`);
    expect(days.length).toBeGreaterThan(5);
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => /-(?:07|08|14|15)$/.test(day))).toEqual([]);
  });

  it("in the system: mine, newest first, with read marks; nobody else's", async () => {
    const all = await mine("u-feng");
    expect(all.length).toBeGreaterThan(5);
    expect(all.every(({ to }) => to === "u-feng")).toBe(true);
    const times = all.map((one) => (one as unknown as { createdAt: string }).createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const [first] = all;
    expect((await post("u-wu", `/notices/${first?.id}/reading`)).body.code).toBe("notice.unknown");
    const read = await post("u-feng", `/notices/${first?.id}/reading`);
    expect(read.body.readAt).toBe(host.now());
    await host.advanceTo(at("2026-03-17", "12:05"));
    const twice = await post("u-feng", `/notices/${first?.id}/reading`);
    expect(twice.body.readAt, "the first reading counts").toBe(read.body.readAt);
    expect((await mine("u-feng"))[0]?.readAt).toBe(read.body.readAt);
  });

  it("the way of a matter's notices is for its readers", async () => {
    const [first] = await ways(`${(await mine("u-feng")).at(-1)?.id.split(".")[0]}.ROOM_REVIEW.1`);
    const path = `/tasks/${first?.id.split(".")[0]}.ROOM_REVIEW.1/notices`;
    const statusFor = async (who: string) => (await call(host, who).get(path)).status;
    expect(await statusFor("u-chen")).toBe(200);
    expect(await statusFor("u-zheng"), "another room").toBe(404);
    expect(await statusFor("u-jiang")).toBe(403);
    expect(await statusFor("u-xu"), "another district").toBe(404);
  });

  it("no name, unit, matter or opinion in anything that was sent, of any template", async () => {
    const told = await Promise.all(sampleOfficers.map(({ id }) => mine(id)));
    const sent = told.flat().filter(({ state }) => state !== "dropped");
    const walked = Object.entries(templates).flatMap(([name, way]) =>
      way === "walked" ? name : [],
    );
    expect(new Set(sent.map(({ template }) => template))).toEqual(new Set(walked));
    const mails = (await host.inbox()).map(({ subject, text }) => `${subject}\n${text}`);
    const posts = [wecom, dingtalk, "/sms"].flatMap((path) =>
      receiver.at(path).map(({ url, body }) => `${url.href}\n${body}`),
    );
    expect(mails.length).toBeGreaterThan(30);
    expect(posts.length).toBeGreaterThan(2);
    expect([...mails, ...posts].filter((text) => names.test(text))).toEqual([]);
    const groups = [wecom, dingtalk].flatMap((path) => receiver.at(path).map(lineOf));
    expect(groups.filter((line) => /https?:|\/l\//.test(line))).toEqual([]);
  });
});
