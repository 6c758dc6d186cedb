import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { candidate, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, decideByLink, startFrozen, submitted } from "./harness.ts";

const tie = { relation: "relative", detail: "表兄弟（示例）" };

describe("recusals take effect (监察法 Art. 67; security S3, domain gap 1)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const settled = async <T>(answer: Promise<T>): Promise<T> => {
    const given = await answer;
    await host.settle();
    return given;
  };
  const declare = (who: string, to: string) =>
    settled(call(host, who).post(`/officers/${who}/ties`, { to, ...tie }));
  const seats = async (task: string, who: string) =>
    (await call(host, who).get<Task>(`/tasks/${task}`)).body.seats.map(
      ({ person, state }) => `${person} ${state}`,
    );
  const approve = { action: "approve", declaration: "none" };
  const grant = async (request: object) => {
    const asked = await settled(call(host, "u-shen").post("/recusals", request));
    expect(asked.status).toBe(200);
    const task = `/tasks/${asked.body.id}.DECIDE.1/decision`;
    const granted = await settled(call(host, "u-zhou").post(task, { action: "approve" }));
    expect(granted.status).toBe(200);
    return asked.body.id;
  };

  it("the last one's place goes up; with nobody above, office and administrators are told", async () => {
    const id = await submitted(host, { personId: "per_up" });
    const task = `${id}.ROOM_REVIEW.1`;
    await declare("u-feng", "per_up");
    expect(await seats(task, "u-wu")).toEqual(["u-feng RECUSED", "u-wu ASKED"]);
    const button = await call(host, "u-feng").post(`/tasks/${task}/decision`, approve);
    expect(button).toMatchObject({ status: 403, body: { code: "task.recused" } });
    await declare("u-wu", "per_up");
    expect(await seats(task, "u-zhou")).toContain("u-zhou ASKED");
    await declare("u-zhou", "per_up");
    for (const who of ["shen", "han", "qin"]) {
      const mails = await host.inbox(`${who}@example.test`);
      expect(
        mails.some(({ subject }) => subject.includes(`事项 ${shortNumber(id)} 无人承办`)),
      ).toBe(true);
    }
    const over = { from: "u-zhou", to: "u-wang", reason: "经商定由常委承办（示例）" };
    const outside = { ...over, to: "u-lv" };
    expect((await call(host, "u-qin").post(`/tasks/${task}/hand-over`, outside)).status).toBe(409);
    expect((await settled(call(host, "u-qin").post(`/tasks/${task}/hand-over`, over))).status).toBe(
      200,
    );
    const decided = await settled(call(host, "u-wang").post(`/tasks/${task}/decision`, approve));
    expect(decided.status).toBe(200);
  });

  it("no superior is left: somebody from outside is named for this matter, and decides by link", async () => {
    const id = await submitted(host, { personId: "per_outside" });
    for (const who of ["u-feng", "u-wu", "u-zhou"]) await declare(who, "per_outside");
    const tasks = await call(host, "u-han").get<{ items: { stage: string; title: string }[] }>(
      "/tasks?limit=100",
    );
    expect(
      tasks.body.items.filter(({ stage }) => stage === "HANDLE").length,
      "a task",
    ).toBeGreaterThan(0);
    const incidents = await call(host, "u-han").get<{ items: { summary: object }[] }>(
      "/incidents?limit=100",
    );
    expect(incidents.body.items.map(({ summary }) => summary)).toContainEqual({
      step: "stuck",
      subject: { kind: "enrollment", id },
      reason: "task.no-assignee",
    });
    const outsider = {
      subject: { kind: "enrollment", id },
      name: "外示例",
      organ: "示例市纪委监委",
      email: "wai@example.test",
      phone: "10000000009",
      reason: "本区无人可以承办（示例）",
    };
    const name = (who: string, more: object = {}) =>
      settled(call(host, who).post("/outside-stand-ins", { ...outsider, ...more }));
    expect(await name("u-zhou"), "the secretary is recused").toMatchObject({ status: 403 });
    expect(await name("u-wang")).toMatchObject({ status: 403 });
    expect(await name("u-shen"), "not without the upper commission").toMatchObject({ status: 422 });
    const letter = { letterNumber: "示市纪函〔2026〕9号", letterOn: "2026-03-02" };
    const undated = await name("u-shen", { letterNumber: letter.letterNumber });
    expect(undated).toMatchObject({ status: 422, body: { fields: [{ path: "letterOn" }] } });
    const named = await name("u-shen", letter);
    expect(named.status).toBe(200);
    expect(await host.inbox("wai@example.test"), "not before a second person consents").toEqual([]);
    const consent = `/tasks/${named.body.id}.ADMIN.1/decision`;
    expect((await settled(call(host, "u-qin").post(consent, { action: "approve" }))).status).toBe(
      200,
    );
    const decided = await decideByLink(host, "wai", id, { action: "approve" });
    expect(decided.status).toBeLessThan(400);
    const member = call(host, "u-wang");
    const record = await member.get<{ status: string }>(`/enrollments/${id}`);
    expect(record.body.status).not.toBe("ROOM_REVIEW");
    const { body } = await member.get<{ items: object[] }>(`/enrollments/${id}/timeline?limit=100`);
    expect(body.items).toContainEqual(
      expect.objectContaining({ type: "task.decided", actorName: "外示例" }),
    );
    for (const who of ["u-feng", "u-wu", "u-zhou"]) {
      const path = `/tasks/${id}.ROOM_REVIEW.1`;
      expect(await call(host, who).get(path), who).toMatchObject({ status: 403 });
    }
  });

  it("granted in one matter, it bars from every other about the same person", async () => {
    const id = await submitted(host, { personId: "per_bound" });
    const request = { subject: { kind: "enrollment", id }, officer: "u-wang", ...tie };
    await grant({ ...request, requestedBy: "object" });
    const other = await call(host, "u-chen").post("/enrollments", {
      candidate: { ...candidate, personId: "per_bound", post: "副科长" },
      scoreSheet,
    });
    const read = await call(host, "u-wang").get(`/enrollments/${other.body.id}`);
    expect(read).toMatchObject({ status: 403, body: { code: "task.recused" } });
    const elsewhere = await submitted(host, { personId: "per_free" });
    expect((await call(host, "u-wang").get(`/enrollments/${elsewhere}`)).status).toBe(200);
  });

  it("a reporter's request is hidden from whom it is about, and its words stay in it", async () => {
    const id = await submitted(host, { personId: "per_told" });
    const request = { subject: { kind: "enrollment", id }, ...tie, requestedBy: "reporter" };
    const about = { ...request, officer: "u-jiang", detail: "与被反映人有经济往来（示例）" };
    const asked = await settled(call(host, "u-shen").post("/recusals", about));
    for (const path of ["", "/timeline"]) {
      const read = await call(host, "u-jiang").get(`/recusals/${asked.body.id}${path}`);
      expect(read.status).toBe(404);
    }
    const { body } = await call(host, "u-jiang").get<{ items: { id: string }[] }>("/recusals");
    expect(body.items.map((line) => line.id)).not.toContain(asked.body.id);
    const task = `/tasks/${asked.body.id}.DECIDE.1/decision`;
    await settled(call(host, "u-zhou").post(task, { action: "approve" }));
    const timeline = await call(host, "u-wu").get(`/enrollments/${id}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toContain("经济往来");
    const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
    const state = item?.state as { officers: Officer[] } | undefined;
    expect(state?.officers.find((one) => one.id === "u-jiang")?.ties).toMatchObject([
      { to: "per_told" },
    ]);
  });

  it("a unit's people may not ask without end, nor learn who works here", async () => {
    const id = await submitted(host, { personId: "per_unit" });
    const ask = (officer: string) =>
      call(host, "u-lv").post("/recusals", {
        subject: { kind: "enrollment", id },
        officer,
        requestedBy: "object",
        ...tie,
      });
    expect((await ask("u-wu")).status).toBe(200);
    expect((await ask("查无此人")).status).toBe(200);
    expect(await ask("u-wu")).toMatchObject({ status: 409, body: { code: "recusal.pending" } });
    for (let n = 3; n <= 10; n += 1) expect((await ask(`某人${n}`)).status).toBe(200);
    expect(await ask("某人十一")).toMatchObject({ status: 429 });
    const staff = await call(host, "u-chen").post("/recusals", {
      subject: { kind: "enrollment", id },
      officer: "查无此人",
      requestedBy: "object",
      ...tie,
    });
    expect(staff).toMatchObject({ status: 403, body: { code: "auth.unknown-officer" } });
  });
});
