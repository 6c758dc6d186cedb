import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { noticeKey } from "#kernel/store/keys.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { lineOf } from "#tests/notice/receiver.ts";
import { at, browser, linkFor, openedPage } from "../harness.ts";
import { again } from "../stream.ts";
import { dingtalk, type Scene, secret, wecom } from "./scene.ts";

/** Each channel: refused, bounced, opened, busy, gone. */
export function wayLines(scene: () => Scene): void {
  it("a refused mail goes on to the group robot, and the office hears of it", async () => {
    const { receiver, reach, fresh, wayOf, subjects } = scene();
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
        { channel: "mail", result: "refused", reason: "smtp 550" },
        { channel: "dingtalk", result: "delivered" },
      ],
    });
    for (const clerk of ["shen", "han"])
      expect(await subjects(clerk)).toContain(`通知未能送达（${shortNumber(id)}）`);
    await reach({ "u-feng": { channels: ["mail", "dingtalk"] } });
  });

  it("a mail that bounces later does the same, once; only the office may say so", async () => {
    const { host, receiver, reach, fresh, post, wayOf, subjects } = scene();
    await reach({ "u-feng": { channels: ["mail", "wecom"] } });
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "sent" });
    const [mail] = await host.inbox("feng@example.test");
    const bounce = `/notices/${encodeURIComponent(mail?.messageId ?? "")}/bounce`;
    expect((await post("u-wu", bounce, { reason: "DSN 5.1.1" })).status).toBe(403);
    expect((await post("u-shen", bounce, {})).status).toBe(422);
    expect(receiver.at(wecom)).toHaveLength(0);
    expect((await post("u-shen", bounce, { reason: "DSN 5.1.1" })).status).toBe(200);
    expect(receiver.at(wecom).map(lineOf)).toEqual([
      `提级监督系统：有 1 项待办（编号 ${shortNumber(id)}），请登录系统查看。`,
    ]);
    const way = await wayOf(task, "u-feng");
    expect(way).toMatchObject({
      state: "sent",
      attempts: [
        { channel: "mail", result: "bounced", reason: "DSN 5.1.1" },
        { channel: "wecom", result: "delivered" },
      ],
    });
    expect(await subjects("shen")).toContain(`通知未能送达（${shortNumber(id)}）`);

    const last = await post("u-shen", `/notices/${way?.id}/bounce`, { reason: "群已解散" });
    expect(last.body).toMatchObject({ state: "bounced" });
    const more = await post("u-shen", `/notices/${way?.id}/bounce`, { reason: "再次" });
    expect(more).toMatchObject({ status: 409, body: { code: "notice.not-sent" } });
    expect((await post("u-shen", "/notices/nothing/bounce", { reason: "x" })).status).toBe(404);
    await reach({});
  });

  it("opened is who passes the second factor, not who reads the page; decided ends it", async () => {
    const { host, fresh, post, approve, wayOf } = scene();
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    const url = await linkFor(host, "feng", id);
    await browser().get(url);
    await fetch(url, { method: "HEAD" });
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "sent" });
    await openedPage(host, "feng", url);
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "opened" });
    const late = await post("u-shen", `/notices/${(await wayOf(task, "u-feng"))?.id}/bounce`, {
      reason: "DSN",
    });
    expect(late.body).toMatchObject({ code: "notice.not-sent" });
    await approve("u-feng", task);
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "decided" });
  });

  it("催办 reaches all who still have to answer", async () => {
    const { host, fresh, post } = scene();
    const id = await fresh();
    await post("u-chen", `/tasks/${id}.ROOM_REVIEW.1/urging`, { reason: "〔密〕请尽快" });
    const [mail] = await host.inbox("feng@example.test");
    expect(mail?.subject).toBe(
      `【催办】提级监督对象认定·室务审核（${shortNumber(id)}），2026-03-06，还有 3 个工作日`,
    );
    expect(mail?.text).toContain("/l/");
  });

  it("作废: all who were asked hear that what they saw has changed", async () => {
    const { host, fresh, post, approve } = scene();
    const id = await fresh();
    await approve("u-feng", `${id}.ROOM_REVIEW.1`);
    await post("u-feng", `/tasks/${id}.ROOM_REVIEW.1/taking-back`, { reason: "〔密〕有误" });
    const [voided] = await host.inbox("wu@example.test");
    expect(voided?.subject).toBe(`待办事项（${shortNumber(id)}）已作废，须重新审核`);
    expect(voided?.text).toContain("内容已变更或上一环节已拿回，请重新审核");
  });

  it("抄送 waits for the digest; the proposer hears of the end of their matter", async () => {
    const { fresh, post, approve, wayOf, subjects } = scene();
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
    const { host, reach, fresh, wayOf } = scene();
    await reach({ "u-feng": { email: "busy.feng@example.test" } });
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    expect(await wayOf(task, "u-feng")).toMatchObject({ state: "queued" });
    await host.advanceTo(at("2026-03-03", "09:01"));
    expect((await wayOf(task, "u-feng"))?.attempts).toMatchObject([
      { result: "failed", reason: "smtp 451" },
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
    const { receiver, reach, fresh, wayOf, subjects } = scene();
    receiver.say(wecom, { status: 200, json: { errcode: 93000, errmsg: "invalid webhook url" } });
    await reach({ "u-feng": { channels: ["wecom", "mail"] } });
    const id = await fresh();
    expect(await wayOf(`${id}.ROOM_REVIEW.1`, "u-feng")).toMatchObject({
      state: "sent",
      attempts: [
        { channel: "wecom", result: "refused", reason: "errcode 93000" },
        { channel: "mail", result: "delivered" },
      ],
    });
    expect(await subjects("han")).toContain(`通知未能送达（${shortNumber(id)}）`);
    await reach({});
  });
}
