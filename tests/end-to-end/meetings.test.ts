import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Host } from "#local/host.ts";
import { call, enrollmentOf, meet, startFrozen, submitted } from "./harness.ts";

const all = { present: 7, recused: [], yes: 7, no: 0, abstain: 0 };
const tie = { relation: "relative", detail: "表兄弟（示例）" };
const leaving = (person: string) => ({ person, relation: "other", detail: "表亲（示例）" });

describe("entries of meetings (rules R2, R5, R9, R11)", () => {
  let host: Host;
  let n = 0;
  beforeAll(async () => {
    host = await startFrozen("2026-03-10");
  });
  afterAll(() => host.stop());

  const pending = async (personId = `per_meet_${++n}`) => {
    const id = await submitted(host, { personId });
    for (const [who, stage] of [
      ["u-feng", "ROOM_REVIEW"],
      ["u-wu", "DEPUTY_REVIEW"],
    ] as const) {
      const approve = { action: "approve", declaration: "none" };
      await call(host, who).post(`/tasks/${id}.${stage}.1/decision`, approve);
      await host.settle();
    }
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_PENDING");
    return id;
  };
  const enter = (items: object[], change: object = {}) =>
    call(host, "u-shen").post<{ id: string; fields?: { path: string }[]; code?: string }>(
      "/meetings",
      {
        heldOn: "2026-03-10",
        minutesNumber: "纪要〔2026〕310期",
        entitled: 9,
        items,
        ...change,
      },
    );
  const confirm = async (
    meeting: string,
    decision: object = { action: "approve", form: { item1: "same" } },
  ) => {
    const answer = await call(host, "u-han").post(`/tasks/${meeting}.CONFIRM.1/decision`, decision);
    await host.settle();
    return answer;
  };

  it("one matter twice is 422, and the doubled item is named", async () => {
    const id = await pending();
    const item = { enrollmentId: id, ...all };
    const { status, body } = await enter([item, item]);
    expect(status).toBe(422);
    expect(body.fields).toMatchObject([{ path: "items.1.enrollmentId" }]);
  });

  it("of two contrary entries for one item, the second is not confirmed", async () => {
    const id = await pending();
    const yes = await enter([{ enrollmentId: id, ...all }]);
    const no = await enter([{ enrollmentId: id, ...all, yes: 0, no: 7 }]);
    expect([yes.status, no.status]).toEqual([200, 200]);
    expect((await confirm(yes.body.id)).status).toBe(200);
    expect(await confirm(no.body.id)).toMatchObject({
      status: 409,
      body: { code: "meeting.item" },
    });
    expect((await enrollmentOf(host, id)).studies).toMatchObject([{ result: "passed" }]);
  });

  it("both at once: what the slower one says of the item stands in the meeting, told to both", async () => {
    const id = await pending();
    const first = await enter([{ enrollmentId: id, ...all }]);
    const second = await enter([{ enrollmentId: id, ...all, yes: 0, no: 7 }]);
    const decide = (meeting: string) =>
      call(host, "u-han").post(`/tasks/${meeting}.CONFIRM.1/decision`, {
        action: "approve",
        form: { item1: "same" },
      });
    const answers = await Promise.all([decide(first.body.id), decide(second.body.id)]);
    await host.settle();
    expect((await enrollmentOf(host, id)).studies).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409).length;
    const noted: Event[] = [];
    for (const { body } of [first, second]) {
      const timeline = await call(host, "u-shen").get<{ items: Event[] }>(
        `/meetings/${body.id}/timeline`,
      );
      noted.push(...timeline.body.items.filter(({ type }) => type === "meeting.item-refused"));
    }
    expect(refused + noted.length).toBe(1);
  });

  it("A-03: the second officer reads names and units, and confirms item by item", async () => {
    const id = await pending();
    const { body } = await enter([{ enrollmentId: id, ...all }]);
    const unread = await confirm(body.id, { action: "approve" });
    expect(unread).toMatchObject({ status: 422, body: { fields: [{ path: "form.item1" }] } });
    const differs = { action: "approve", form: { item1: "differs" } };
    expect((await confirm(body.id, differs)).status).toBe(422);
    const task = await call(host, "u-han").get<{ text: { label: string; value: string }[] }>(
      `/tasks/${body.id}.CONFIRM.1`,
    );
    expect(task.body.text).toContainEqual({
      label: "议题 1",
      value: "赵示例，望海街道城建科（示例），科长——认定",
    });
    expect((await confirm(body.id)).status).toBe(200);
  });

  it("an entry for a matter that was withdrawn meanwhile is refused, and can be returned", async () => {
    const id = await pending();
    const { body } = await enter([{ enrollmentId: id, ...all }]);
    const withdrawn = await call(host, "u-chen").post(`/enrollments/${id}/withdrawal`, {
      reason: "不再需要（示例）",
    });
    expect(withdrawn.status).toBe(200);
    await host.settle();
    expect((await confirm(body.id)).status).toBe(409);
    const back = { action: "return", opinion: "已撤回" };
    expect((await confirm(body.id, back)).status).toBe(200);
  });

  it("numbers: no votes needed without quorum, which the system itself writes down", async () => {
    const id = await pending();
    const few = { present: 4, recused: [], yes: 0, no: 0, abstain: 0 };
    const { body } = await enter([{ enrollmentId: id, ...few }]);
    expect((await confirm(body.id)).status).toBe(200);
    expect((await enrollmentOf(host, id)).studies).toMatchObject([
      { result: "deferred", opinion: "未达法定人数" },
    ]);
  });

  it("numbers that cannot be true are refused, with a reason for 缓议 too", async () => {
    const id = await pending();
    const refused = async (item: object, change: object = {}) =>
      (await enter([{ enrollmentId: id, ...all, ...item }], change)).status;
    expect(await refused({ present: 12, reason: "材料不足" })).toBe(422);
    expect(await refused({ yes: 8, reason: "材料不足" })).toBe(422);
    expect(await refused({ recused: [leaving("u-wang")] }), "the recused votes").toBe(422);
    const twice = [leaving("u-wang"), leaving("u-wang")];
    expect(await refused({ recused: twice, yes: 5 })).toBe(422);
    expect(await refused({ recused: [leaving("某人")], yes: 6 })).toBe(422);
    expect(await refused({}, { entitled: 11 }), "another 应到 without a reason").toBe(422);
    const because = { entitled: 11, reason: "届中增补两人（示例）" };
    expect(await refused({}, because)).toBe(200);
  });

  it("a member with a registered tie has left, or was not there", async () => {
    await call(host, "u-wang").post("/officers/u-wang/ties", { to: "per_meet_tied", ...tie });
    await host.settle();
    const id = await pending("per_meet_tied");
    const item = { enrollmentId: id, ...all };
    expect((await enter([item])).body.fields).toMatchObject([{ path: "items.0.recused" }]);
    expect((await enter([{ ...item, absent: ["u-wang"] }])).status).toBe(200);
    expect((await enter([{ ...item, yes: 6, recused: [leaving("u-wang")] }])).status).toBe(200);
  });

  it("one minutes number is of one day; an entry that was returned gives it up", async () => {
    const [first, second] = [await pending(), await pending()];
    await host.advanceTo(Date.parse(instantAt("2026-03-11", "09:00")));
    const number = { minutesNumber: "纪要〔2026〕99期", heldOn: "2026-03-10" };
    const wrong = await enter([{ enrollmentId: first, ...all }], {
      ...number,
      heldOn: "2026-03-11",
    });
    expect(wrong.status).toBe(200);
    expect((await enter([{ enrollmentId: second, ...all }], number)).body).toMatchObject({
      code: "number.taken",
    });
    await confirm(wrong.body.id, { action: "return", opinion: "日期录错" });
    expect((await enter([{ enrollmentId: second, ...all }], number)).status).toBe(200);
    const { confirmed } = await meet(host, [{ enrollmentId: first, ...all }], number);
    expect(confirmed?.status, "the same meeting in two entries").toBe(200);
  });
});
