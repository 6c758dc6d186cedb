import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import {
  browser,
  call,
  lastCode,
  linkFor,
  openedPage,
  startFrozen,
  submitted,
  timelineOf,
} from "./harness.ts";
import { verifyHost } from "./whole-table.ts";

describe("two contrary wishes at one moment: one of them happens, wholly (security, attack 6)", () => {
  let host: Host;
  let n = 0;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const matter = () => submitted(host, { personId: `per_contrary_${++n}` });
  const api = (who: string, path: string, body: object) => call(host, who).post(path, body);
  const decided = async (id: string) => {
    await host.settle();
    return (await timelineOf(host, id)).filter(({ type }) => type === "task.decided");
  };
  const statusOf = async (id: string) =>
    (await call(host, "u-zhou").get<{ status: string }>(`/enrollments/${id}`)).body.status;

  it("yes by link and no by API of one person: one decision, and the state that follows from it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await matter();
      const url = await linkFor(host, "feng", id);
      const { person, nonce } = await openedPage(host, "feng", url);
      const form = { nonce, action: "approve", opinion: "", declaration: "none" };
      const answers = await Promise.all([
        person.post(url, form),
        api("u-feng", `/tasks/${id}.ROOM_REVIEW.1/decision`, {
          action: "reject",
          opinion: "不同意",
        }),
        person.post(url, { ...form, action: "return", opinion: "请补充" }),
      ]);
      expect(answers.every(({ status }) => status < 500)).toBe(true);
      const [one, ...more] = await decided(id);
      expect(more).toEqual([]);
      const led = { approve: "DEPUTY_REVIEW", reject: "WITHDRAWN", return: "RETURNED" };
      const { action } = (one?.data ?? {}) as { action?: keyof typeof led };
      expect(await statusOf(id)).toBe(action && led[action]);
    }
  });

  it("a withdrawal and an approval: withdrawn, or asked on; never both", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await matter();
      await Promise.all([
        api("u-chen", `/enrollments/${id}/withdrawal`, { reason: "撤回（示例）" }),
        api("u-feng", `/tasks/${id}.ROOM_REVIEW.1/decision`, { action: "approve" }),
      ]);
      await host.settle();
      const open = (await timelineOf(host, id)).filter(({ type }) => type === "task.opened");
      const status = await statusOf(id);
      expect(["WITHDRAWN", "DEPUTY_REVIEW"]).toContain(status);
      if (status === "WITHDRAWN") {
        const inbox = await call(host, "u-wu").get<{ items: { subject?: object }[] }>("/inbox");
        expect(JSON.stringify(inbox.body)).not.toContain(`${id}.DEPUTY_REVIEW`);
      } else expect(open.length).toBe(2);
    }
  });

  it("whoever is tied while their answer is on its way: answered, or not asked any more", async () => {
    const id = await matter();
    const person = `per_contrary_${n}`;
    await Promise.all([
      api("u-feng", "/officers/u-feng/ties", { to: person, relation: "relative", detail: "示例" }),
      api("u-feng", `/tasks/${id}.ROOM_REVIEW.1/decision`, { action: "approve" }),
    ]);
    const events = await decided(id);
    const tasks = await call(host, "u-feng").post<{ code: string }>(
      `/tasks/${id}.ROOM_REVIEW.1/decision`,
      { action: "approve" },
    );
    expect(events.length).toBeLessThan(2);
    expect(tasks.status).toBe(403);
  });

  it("a link that was passed on opens with the code of whom it was sent to alone, and once", async () => {
    const [mine, other] = [await matter(), await matter()];
    const [url, second] = [await linkFor(host, "feng", mine), await linkFor(host, "feng", other)];
    const { person, nonce } = await openedPage(host, "feng", url);
    const form = { nonce, action: "approve", opinion: "", declaration: "none" };
    const stranger = browser();
    for (const [who, to] of [
      [stranger, url],
      [stranger, second],
      // The page of one link is none of another, though both are of one person.
      [person, second],
    ] as const)
      expect((await who.post(to, form)).status).toBeGreaterThanOrEqual(400);
    await stranger.post(`${url}/code`, {});
    const wrong = await stranger.post(`${url}/verify`, { code: "000000" });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect(await decided(mine)).toEqual([]);
    expect(await decided(other)).toEqual([]);
    expect((await person.post(url, form)).status).toBeLessThan(400);
    // The right code, too late: what was decided stays as it is.
    await stranger.post(`${url}/verify`, { code: await lastCode(host, "feng") });
    const page = await stranger.get(url);
    const late = page.html.match(/name="nonce" value="([^"]+)"/)?.[1] ?? nonce;
    await stranger.post(url, { ...form, nonce: late, action: "reject", opinion: "不同意" });
    expect((await decided(mine)).map(({ data }) => data.action)).toEqual(["approve"]);
  });

  it("and everything that was written holds together", async () => {
    expect((await verifyHost(host)).findings).toEqual([]);
  });
});
