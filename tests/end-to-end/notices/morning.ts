import { expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import { at, browser, linkFor } from "../harness.ts";
import type { Scene } from "./scene.ts";

/** What waits for the morning: quiet hours, the ladder, digests. */
export function morningLines(scene: () => Scene): void {
  it("decided elsewhere: the others hear it with the next morning's digest, not at once", async () => {
    const { host, fresh, post, approve, wayOf, subjects } = scene();
    const id = await fresh();
    await approve("u-feng", `${id}.ROOM_REVIEW.1`);
    const task = `${id}.DEPUTY_REVIEW.1`;
    const to = { to: "u-zhu", reason: "〔密〕示例" };
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
    const { host, fresh, post, ways, wayOf, subjects } = scene();
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
    const { host } = scene();
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
    const { host } = scene();
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
    const { host } = scene();
    const digests = (await host.inbox()).filter(({ subject }) => subject.startsWith("今日待办"));
    const days = digests.map(({ to, at: instant }) => `${to} ${instant.slice(0, 10)}`);
    expect(days.length).toBeGreaterThan(5);
    expect(new Set(days).size).toBe(days.length);
    expect(days.filter((day) => /-(?:07|08|14|15)$/.test(day))).toEqual([]);
  });
}
