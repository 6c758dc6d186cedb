import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Event } from "#kernel/record/event.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Host } from "#local/host.ts";
import {
  at,
  call,
  enrollmentOf,
  linkFor,
  openedPage,
  startFrozen,
  submitted,
  timelineOf,
} from "./harness.ts";

type Line = { taskId?: string; subject: { id: string }; colour?: string };
const why = { reason: "示例理由" };

describe("people deciding (process sheet §4.0)", () => {
  let host: Host;
  let n = 0;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const fresh = () => submitted(host, { personId: `per_sign_${++n}` });
  const verb = async (who: string, task: string, name: string, body: object = {}) => {
    const answer = await call(host, who).post(`/tasks/${task}/${name}`, body);
    await host.settle();
    return answer;
  };
  const approve = (who: string, task: string) =>
    verb(who, task, "decision", { action: "approve", declaration: "none" });
  const statusOf = async (id: string) => (await enrollmentOf(host, id)).status;
  const inbox = async (who: string, query = "") =>
    (await call(host, who).get<{ items: Line[] }>(`/inbox${query}`)).body.items;
  const seats = async (task: string, who: string) =>
    (await call(host, who).get<Task>(`/tasks/${task}`)).body.seats;
  const events = async (id: string, type: string): Promise<Event[]> =>
    (await timelineOf(host, id)).filter((event) => event.type === type);

  it("熟人社会: nobody decides without declaring that no tie bars them", async () => {
    const id = await fresh();
    const silent = await verb("u-feng", `${id}.ROOM_REVIEW.1`, "decision", { action: "approve" });
    expect(silent).toMatchObject({ status: 422, body: { code: "task.declaration" } });
    expect((await approve("u-feng", `${id}.ROOM_REVIEW.1`)).status).toBe(200);
    const [decided] = await events(id, "task.decided");
    expect(decided?.data).toMatchObject({ declaration: "none", person: "u-feng" });
  });

  it("委派 returns to its owner with the advice; the owner decides", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    await verb("u-feng", task, "delegate", { to: "u-chu", ...why });
    expect((await approve("u-feng", task)).body).toMatchObject({ code: "task.not-yours" });
    expect((await approve("u-chu", task)).status).toBe(200);
    expect(await statusOf(id), "advice decides nothing").toBe("ROOM_REVIEW");
    expect((await inbox("u-feng")).some(({ taskId }) => taskId === task)).toBe(true);
    await approve("u-feng", task);
    expect(await statusOf(id)).toBe("DEPUTY_REVIEW");
    expect(await events(id, "task.advised")).toHaveLength(1);
  });

  it("加签 must agree too; 减签 only while they have not answered, only by the officer who added them", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    await verb("u-feng", task, "add-signer", { to: "u-zhu", ...why });
    await verb("u-feng", task, "add-signer", { to: "u-jiang", ...why });
    await approve("u-feng", task);
    expect(await statusOf(id)).toBe("ROOM_REVIEW");
    const foreign = await verb("u-zhu", task, "signer-removal", { who: "u-jiang", ...why });
    expect(foreign.body).toMatchObject({ code: "task.verb" });
    await approve("u-zhu", task);
    expect(await statusOf(id)).toBe("ROOM_REVIEW");
    await verb("u-feng", task, "signer-removal", { who: "u-jiang", ...why });
    expect(await statusOf(id), "everybody left has agreed").toBe("DEPUTY_REVIEW");
  });

  it("加签 who disagrees sends it back, whatever the owner has said", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    await verb("u-feng", task, "add-signer", { to: "u-zhu", ...why });
    await approve("u-feng", task);
    await verb("u-zhu", task, "decision", {
      action: "return",
      declaration: "none",
      opinion: why.reason,
    });
    expect(await statusOf(id)).toBe("RETURNED");
  });

  it("拿回 brings the matter back until somebody has acted on it, then never", async () => {
    const id = await fresh();
    const first = `${id}.ROOM_REVIEW.1`;
    await approve("u-feng", first);
    expect(await statusOf(id)).toBe("DEPUTY_REVIEW");
    expect((await verb("u-wu", first, "taking-back", why)).body).toMatchObject({
      code: "task.not-yours",
    });
    await verb("u-feng", first, "taking-back", why);
    expect(await statusOf(id)).toBe("ROOM_REVIEW");
    const stale = await openedPage(host, "wu", await linkFor(host, "wu", id));
    expect(stale.page.status).toBe(409);
    expect(stale.page.html).toContain("内容已变更");
    const again = `${id}.ROOM_REVIEW.2`;
    expect((await approve("u-feng", again)).status, "asked again, a new visit").toBe(200);
    expect(await statusOf(id)).toBe("DEPUTY_REVIEW");
    await approve("u-wu", `${id}.DEPUTY_REVIEW.2`);
    const late = await verb("u-feng", again, "taking-back", why);
    expect(late.body).toMatchObject({ code: "task.followed" });
    expect(await statusOf(id)).toBe("COMMISSION_PENDING");
  });

  it("催办 by the proposer, once in 24 hours; 抄送 lets somebody read along", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    expect((await verb("u-chen", task, "urging")).status).toBe(200);
    expect((await verb("u-shen", task, "urging")).body).toMatchObject({
      code: "task.urged-recently",
    });
    expect((await verb("u-zhu", task, "urging")).status).toBe(403);
    await verb("u-feng", task, "copy", { to: "u-jiang" });
    const copied = await inbox("u-jiang", "?view=copied");
    expect(copied.map(({ taskId }) => taskId)).toContain(task);
    expect((await approve("u-jiang", task)).body).toMatchObject({ code: "task.not-yours" });
  });

  it("移交: only the administrator, with a reason", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    const to = { from: "u-feng", to: "u-zheng" };
    expect((await verb("u-shen", task, "hand-over", { ...to, ...why })).status).toBe(403);
    expect((await verb("u-qin", task, "hand-over", to)).body).toMatchObject({
      code: "task.opinion-required",
    });
    await verb("u-qin", task, "hand-over", { ...to, ...why });
    expect((await approve("u-feng", task)).body).toMatchObject({ code: "task.not-yours" });
    expect((await approve("u-zheng", task)).status).toBe(200);
  });

  it("乙代甲: a stand-in for these days is asked, and the chain says for whom", async () => {
    const standIn = { deputy: "u-zheng", from: "2026-03-03", until: "2026-03-05" };
    const foreign = await call(host, "u-chen").post("/officers/u-feng/stand-ins", standIn);
    expect(foreign.status).toBe(403);
    expect((await call(host, "u-feng").post("/officers/u-feng/stand-ins", standIn)).status).toBe(
      200,
    );
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    const url = await linkFor(host, "zheng", id);
    const { person, page, nonce } = await openedPage(host, "zheng", url);
    expect(page.html).toContain("您代 冯示五 办理");
    await person.post(url, { nonce, action: "approve", opinion: "", declaration: "none" });
    const [decided] = await events(id, "task.decided");
    expect(decided).toMatchObject({ actor: "u-zheng", onBehalfOf: "u-feng", task });
  });

  it("every decision can be proved: text, hash and chain", async () => {
    const id = await fresh();
    const task = `${id}.ROOM_REVIEW.1`;
    const who = (await seats(task, "u-zheng"))[0]?.person ?? "";
    await approve(who, task);
    const { body } = await call(host, "u-zhou").get<{
      text: { value: string }[];
      decisions: { matches: boolean; person: string }[];
    }>(`/tasks/${task}/proof`);
    expect(body).toMatchObject({ textMatches: true, chain: "intact" });
    expect(body.decisions).toMatchObject([{ person: who, matches: true }]);
    expect(body.text.map(({ value }) => value)).toContain("赵示例");
  });

  it("the inbox shows what waits, what I decided and started, with counts by colour", async () => {
    await host.advanceTo(at("2026-03-09", "09:00"));
    const id = await fresh();
    const mine = await inbox("u-chen", "?view=started");
    expect(mine[0]?.subject.id).toBe(id);
    await approve("u-feng", `${id}.ROOM_REVIEW.1`);
    const decided = await inbox("u-feng", "?view=decided");
    expect(decided[0]?.taskId).toBe(`${id}.ROOM_REVIEW.1`);
    const counts = await call(host, "u-wu").get<{
      waiting: number;
      overdue: number;
      byColour: Record<string, number>;
    }>("/inbox/counts");
    const waiting = await inbox("u-wu");
    expect(counts.body.waiting).toBe(waiting.length);
    expect(counts.body.overdue).toBeGreaterThan(0);
    const yellow = await inbox("u-wu", "?colour=YELLOW");
    expect(yellow.length).toBe(counts.body.byColour.YELLOW ?? 0);
    expect(yellow.length).toBeGreaterThan(0);
  });
});
