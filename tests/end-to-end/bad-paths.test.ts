import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { nomination } from "#tests/process/enrollment/pure.ts";
import {
  at,
  call,
  dueOf,
  enrollmentOf,
  meet,
  nameOfficers,
  startFrozen,
  submitted,
  taskOf,
  timelineOf,
  votes,
} from "./harness.ts";

/** The bad paths of the enrollment sheet (§4.1), each over the running host. */
describe("enrollment, when things go differently", () => {
  let host: Host;
  let n = 0;
  const next = () => ++n;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03", "whole");
  });
  afterAll(() => host.stop());

  const fresh = () => submitted(host, { personId: `per_bad_${next()}` });
  const decide = async (who: string, task: string, body: Record<string, unknown>) => {
    const answer = await call(host, who).post(`/tasks/${task}/decision`, {
      declaration: "none",
      ...body,
    });
    await host.settle();
    return answer;
  };
  const toCommission = async () => {
    const id = await fresh();
    await decide("u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    await decide("u-wu", `${id}.DEPUTY_REVIEW.1`, { action: "approve" });
    return id;
  };
  const toParty = async () => {
    const id = await toCommission();
    await meet(host, [{ enrollmentId: id, ...votes, recused: [], yes: 7 }]);
    const form = {
      documentNumber: "示纪〔2026〕12号",
      sentOn: host.now().slice(0, 10),
      classification: "内部",
    };
    await decide("u-shen", `${id}.COMMISSION_PASSED.1`, { action: "send", form });
    return id;
  };

  it("nobody who is not asked can decide, and nobody decides their own proposal", async () => {
    const id = await fresh();
    for (const who of ["u-chen", "u-wu", "u-shen"]) {
      const answer = await decide(who, `${id}.ROOM_REVIEW.1`, { action: "approve" });
      expect(answer).toMatchObject({ status: 403, body: { code: "task.not-yours" } });
    }
  });

  it("a director's own proposal finds no assignee and says so, instead of approving itself", async () => {
    const id = await submitted(host, { personId: "per_own", proposer: "u-feng" });
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
    const events = await timelineOf(host, id);
    expect(events.at(-1)).toMatchObject({ type: "enrollment.workflow-failed" });
    expect(events.some(({ type }) => type === "task.opened")).toBe(false);
  });

  it("after a standing deputy is named, the stuck matter is resumed and goes to the deputy", async () => {
    const { body } = await call(host, "u-qin").get<{
      officers: { id: string; name: string; role: string; room?: string }[];
    }>("/officers");
    const officers = body.officers.map((officer) => ({
      ...officer,
      email: `${officer.id.slice(2)}@example.test`,
      ...(officer.id === "u-feng" ? { deputy: "u-zheng" } : {}),
    }));
    expect(await nameOfficers(host, officers)).toEqual([200, 200]);
    const list = await call(host, "u-zhou").get<{ items: { id: string }[] }>(
      "/enrollments?status=ROOM_REVIEW",
    );
    const stuck = [];
    for (const { id } of list.body.items)
      if ((await enrollmentOf(host, id)).proposer === "u-feng") stuck.push(id);
    expect(stuck).toHaveLength(1);
    const [id = ""] = stuck;
    expect((await call(host, "u-shen").post(`/enrollments/${id}/resumption`)).status).toBe(200);
    await host.settle();
    const task = await taskOf(host, id, "ROOM_REVIEW");
    expect(task.seats.map(({ person }) => person)).toEqual(["u-zheng"]);
  });

  it("申请回避 moves the task to the standing deputy; the recused one is out for good", async () => {
    const id = await fresh();
    const recusal = { relation: "relative", detail: "配偶之兄（示例）" };
    const answer = await call(host, "u-feng").post(`/tasks/${id}.ROOM_REVIEW.1/recusal`, recusal);
    expect(answer.status).toBe(200);
    await host.settle();
    const barred = await decide("u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    expect(barred).toMatchObject({ status: 403, body: { code: "task.recused" } });
    expect((await enrollmentOf(host, id)).recusals).toMatchObject([
      { person: "u-feng", relation: "relative" },
    ]);
    expect((await decide("u-zheng", `${id}.ROOM_REVIEW.1`, { action: "approve" })).status).toBe(
      200,
    );
    expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
  });

  it("退回补充 pauses the room's clock; changed content is read by the room again", async () => {
    const id = await fresh();
    await host.advanceTo(at("2026-03-04"));
    const reason = { action: "return", opinion: "请补充资金规模" };
    await decide("u-feng", `${id}.ROOM_REVIEW.1`, reason);
    expect(await enrollmentOf(host, id)).toMatchObject({
      status: "RETURNED",
      returns: [{ from: "ROOM_REVIEW", reason: "请补充资金规模", usedWorkdays: 1 }],
    });
    expect(await dueOf(host, id, "RETURNED")).toBe("2026-03-11");
    await host.advanceTo(at("2026-03-09"));
    const staff = call(host, "u-chen");
    await staff.post(`/enrollments/${id}/revision`, {
      nomination: { ...nomination, amountInFen: 24_000_000_000 },
    });
    await staff.post(`/enrollments/${id}/submission`);
    await host.settle();
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
    expect(await dueOf(host, id, "ROOM_REVIEW")).toBe("2026-03-11");
    const revised = (await timelineOf(host, id)).find(({ type }) => type === "enrollment.revised");
    expect(revised?.data.changed).toEqual(["amountInFen"]);
  });

  it("unchanged content goes on to the officer who returned it, and a third return is refused", async () => {
    const id = await fresh();
    await decide("u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    for (const visit of [1, 2]) {
      await decide("u-wu", `${id}.DEPUTY_REVIEW.${visit}`, { action: "return", opinion: "再核" });
      const resubmit = { action: "resubmit", opinion: "已核，无变化" };
      await decide("u-chen", `${id}.RETURNED.${visit}`, resubmit);
      expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
    }
    const third = { action: "return", opinion: "第三次" };
    expect(await decide("u-wu", `${id}.DEPUTY_REVIEW.3`, third)).toMatchObject({
      status: 409,
      body: { code: "enrollment.return-limit" },
    });
    await decide("u-wu", `${id}.DEPUTY_REVIEW.3`, { action: "reject", opinion: "不宜纳入" });
    expect((await enrollmentOf(host, id)).status).toBe("WITHDRAWN");
  });

  it("a supplement is given five working days more, and the room is asked when it is in (D-ENR-6)", async () => {
    const id = await fresh();
    await decide("u-feng", `${id}.ROOM_REVIEW.1`, { action: "return", opinion: "请补充" });
    const owed = (await taskOf(host, id, "RETURNED")).due;
    const ask = (who: string, days: number) =>
      call(host, who).post(`/enrollments/${id}/supplement-extension`, { days, reason: "调取中" });
    expect((await ask("u-feng", 5)).status).toBe(403);
    expect((await ask("u-chen", 6)).status).toBe(422);
    expect((await ask("u-chen", 5)).status).toBe(200);
    await host.settle();
    expect((await ask("u-chen", 5)).status).toBe(409);
    const granted = await decide("u-wu", `${id}.SUPPLEMENT_EXTENSION.1`, { action: "approve" });
    expect(granted.status).toBe(200);
    const moved = (await timelineOf(host, id)).filter(({ type }) => type === "task.due-moved");
    const due = { base: owed.base, period: { unit: "WD", length: 10 } };
    expect(moved.map(({ data }) => data)).toMatchObject([{ due, was: owed }]);
    expect((await call(host, "u-chen").post(`/enrollments/${id}/submission`)).status).toBe(200);
    await host.settle();
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
  });

  it("withdrawal by the proposer closes what is open; by others it is refused", async () => {
    const id = await toCommission();
    const other = await call(host, "u-chu").post(`/enrollments/${id}/withdrawal`, { reason: "x" });
    expect(other.body).toMatchObject({ code: "auth.forbidden" });
    const own = await call(host, "u-chen").post(`/enrollments/${id}/withdrawal`, {
      reason: "调离（示例）",
    });
    expect(own.status).toBe(200);
    await host.settle();
    expect((await enrollmentOf(host, id)).status).toBe("WITHDRAWN");
    const { entered } = await meet(host, [{ enrollmentId: id, ...votes }]);
    expect(entered.body).toMatchObject({ code: "meeting.item" });
  });

  it("no quorum defers, the next meeting decides; a recusal can break the quorum", async () => {
    const id = await toCommission();
    await meet(host, [{ enrollmentId: id, ...votes, present: 5, yes: 4 }]);
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_DEFERRED");
    await meet(host, [{ enrollmentId: id, ...votes, reason: "材料待补（示例）" }]);
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_DEFERRED");
    await meet(host, [{ enrollmentId: id, ...votes }]);
    const state = await enrollmentOf(host, id);
    expect(state.status).toBe("COMMISSION_PASSED");
    expect(state.studies.map(({ result }) => result)).toEqual(["deferred", "deferred", "passed"]);
  });

  it("a rejection bars the same nomination for three months, new grounds or not (R15)", async () => {
    const person = { personId: "per_rejected" };
    const id = await submitted(host, person);
    await decide("u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    await decide("u-wu", `${id}.DEPUTY_REVIEW.1`, { action: "approve" });
    await meet(host, [{ enrollmentId: id, ...votes, recused: [], yes: 3, no: 4 }]);
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_REJECTED");

    const again = await submitted(host, person);
    const staff = call(host, "u-chen");
    const barred = await staff.post(`/enrollments/${again}/submission`);
    expect(barred).toMatchObject({ status: 409, body: { code: "enrollment.barred" } });
    await staff.post(`/enrollments/${again}/revision`, {
      nomination: { ...nomination, newGrounds: "新增信访反映（示例）" },
    });
    expect(await staff.post(`/enrollments/${again}/submission`)).toMatchObject({
      status: 409,
      body: { code: "enrollment.barred" },
    });
  });

  it("区委退回: text only goes back to 区委, a changed scope to the commission meeting", async () => {
    const id = await toParty();
    await decide("u-yang", `${id}.PARTY_PENDING.1`, { action: "return", opinion: "补充说明" });
    expect((await enrollmentOf(host, id)).status).toBe("PARTY_RETURNED");
    const resubmit = { action: "resubmit", opinion: "已补充文字说明" };
    await decide("u-shen", `${id}.PARTY_RETURNED.1`, resubmit);
    expect((await enrollmentOf(host, id)).status).toBe("PARTY_PENDING");

    await decide("u-yang", `${id}.PARTY_PENDING.2`, { action: "return", opinion: "范围过宽" });
    await call(host, "u-chen").post(`/enrollments/${id}/revision`, {
      nomination: { ...nomination, scopeOfMatters: ["补偿核算"] },
    });
    await host.settle();
    const stale = await decide("u-shen", `${id}.PARTY_RETURNED.2`, resubmit);
    expect(stale.body, "what was shown has changed").toMatchObject({ code: "task.closed" });
    await decide("u-shen", `${id}.PARTY_RETURNED.3`, resubmit);
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_PENDING");
  });

  it("区委不同意 ends the matter with its reason; the proposer may nominate again", async () => {
    const id = await toParty();
    const refused = await decide("u-yang", `${id}.PARTY_PENDING.1`, { action: "reject" });
    expect(refused.body).toMatchObject({ code: "task.opinion-required" });
    await decide("u-yang", `${id}.PARTY_PENDING.1`, { action: "reject", opinion: "暂不纳入" });
    expect((await enrollmentOf(host, id)).status).toBe("PARTY_REJECTED");
  });

  it("the proposer is told of an end, without a word about the matter", async () => {
    const mails = await host.inbox("chen@example.test");
    const told = mails.filter(({ subject }) => subject.includes("有新的结果"));
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.map(({ text }) => text).join()).not.toMatch(/赵示例|望海/);
  });

  it("a person who has left the post meanwhile cannot be consented to", async () => {
    const people = await call(host, "u-chen").get<{ items: { id: string }[] }>("/people?limit=1");
    const personId = people.body.items[0]?.id ?? "";
    const id = await submitted(host, { personId });
    await decide("u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
    await decide("u-wu", `${id}.DEPUTY_REVIEW.1`, { action: "approve" });
    await meet(host, [{ enrollmentId: id, ...votes, recused: [], yes: 7 }]);
    const today = host.now().slice(0, 10);
    const sent = { documentNumber: "示纪〔2026〕13号", sentOn: today, classification: "内部" };
    await decide("u-shen", `${id}.COMMISSION_PASSED.1`, { action: "send", form: sent });
    const left = await call(host, "u-chen").post(`/people/${personId}/leave-post`, {
      kind: "TRANSFER",
      reason: "调离（示例）",
      on: today,
    });
    expect(left.status).toBe(200);
    await host.settle();
    const form = { form: "MEETING", documentNumber: "示委批〔2026〕9号", consentedOn: today };
    const refused = await decide("u-yang", `${id}.PARTY_PENDING.1`, { action: "consent", form });
    expect(refused).toMatchObject({ status: 409, body: { code: "enrollment.left-post" } });
    const own = await call(host, "u-chen").post(`/enrollments/${id}/withdrawal`, {
      reason: "调离",
    });
    expect(own.status).toBe(200);
  });

  it("consent cannot be dated in the future", async () => {
    const id = await toParty();
    const form = {
      form: "MEETING",
      documentNumber: "示委批〔2026〕9号",
      consentedOn: "2026-12-31",
    };
    const answer = await decide("u-yang", `${id}.PARTY_PENDING.1`, { action: "consent", form });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        fields: [
          { path: "form.consentedOn", message: expect.stringContaining("日期不能晚于今天") },
        ],
      },
    });
    expect((await enrollmentOf(host, id)).status).toBe("PARTY_PENDING");
  });
});
