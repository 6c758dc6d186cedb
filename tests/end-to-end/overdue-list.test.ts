import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { at, browser, call, openedPage, startFrozen, submitted } from "./harness.ts";

describe("a leader's overdue mail leads to a list (use.md #13)", () => {
  let host: Host;
  const held = { late: "", tied: "" };
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    const tie = { to: "per_list_tied", relation: "relative", detail: "表亲（示例）" };
    held.late = await submitted(host, { personId: "per_list_1" });
    held.tied = await submitted(host, { personId: "per_list_tied" });
    await call(host, "u-wu").post("/officers/u-wu/ties", tie);
    await host.settle();
    // Due on 03-06: 黄 on 03-09 to the deputy secretary, 红 on 03-13 to the secretary.
    await host.advanceTo(at("2026-03-16", "12:00"));
  });
  afterAll(() => host.stop());

  const listOf = async (who: string) => {
    const mails = await host.inbox(`${who}@example.test`);
    return mails.flatMap(({ text }) => text.match(/http\S+\/l\/\S+\/overdue/) ?? [])[0] ?? "";
  };
  const opened = async (who: string) => {
    const url = await listOf(who);
    return { url, ...(await openedPage(host, who, url)) };
  };

  it("each superior in the ladder has a link to it in their mail; who is asked has their own", async () => {
    expect(await listOf("wu")).not.toBe("");
    expect(await listOf("zhou")).not.toBe("");
    expect(await listOf("feng")).toBe("");
  });

  it("before the code nothing is told; with it how long, which, who has it", async () => {
    const url = await listOf("zhou");
    const before = await browser().get(url);
    expect(before.html).toContain("发送验证码");
    expect(before.html).not.toMatch(/冯|RD-/);
    const { page } = await opened("zhou");
    expect(page.html).toContain(shortNumber(held.late));
    expect(page.html).toContain("已逾期 6 个工作日（应于 2026-03-06 办结）");
    expect(page.html).toContain("办理人：冯示五");
    expect(page.html).not.toContain("赵示例");
  });

  it("no matter is in it from which a tie bars the reader", async () => {
    const { page } = await opened("wu");
    expect(page.html).toContain(shortNumber(held.late));
    expect(page.html).not.toContain(shortNumber(held.tied));
  });

  it("a leader urges from it, once a day; the letter that waits for them is one button away", async () => {
    const { url, person, page } = await openedAgain("zhou");
    const task = `${held.late}.ROOM_REVIEW.1`;
    expect(page.html).toContain(`value="${task}"`);
    const urged = await person.post(`${url}/urge`, { task });
    expect(urged.html).toContain("已催办");
    expect(urged.html).toContain("24 小时内已催办");
    await host.settle();
    const mails = await host.inbox("feng@example.test");
    expect(mails.some(({ text }) => text.includes("待办事项已被催办"))).toBe(true);
    const again = await person.post(`${url}/urge`, { task });
    expect(again.status).toBe(429);
    const own = [...page.html.matchAll(/name="task" value="(lad_[^"]+)"/g)][0]?.[1] ?? "";
    expect(own).not.toBe("");
    const on = await person.post(`${url}/open`, { task: own });
    expect(on.status).toBe(303);
    const question = await person.get(`${host.url}${on.location}`);
    expect(question.html).toContain("签发逾期督办函");
    const foreign = await openedAgain("zhou");
    const refused = await foreign.person.post(`${foreign.url}/open`, { task });
    expect(refused.status).toBe(409);
  });

  it("no question's link opens a list, no list's link a question; both days end", async () => {
    const url = await listOf("zhou");
    expect((await browser().get(url.replace("/overdue", ""))).status).toBe(404);
    const mails = await host.inbox("feng@example.test");
    const asked = mails.flatMap(({ text }) => text.match(/http\S+\/l\/[\w-]+/) ?? [])[0] ?? "";
    expect((await browser().get(`${asked}/overdue`)).status).toBe(404);
    const { person } = await openedAgain("zhou");
    const wrong = await person.post(`${url}/urge`, { task: "nothing" });
    expect(wrong.status).toBe(404);
    await host.advanceTo(at("2026-04-20", "12:00"));
    expect((await browser().get(url)).status).toBe(410);
  });

  /** A minute later, since a code is sent once a minute. */
  async function openedAgain(who: string) {
    await host.advanceTo(new Date(Date.parse(host.now()) + 61_000).toISOString());
    return opened(who);
  }
});
