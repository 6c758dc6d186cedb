import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { call, enrollmentOf, nameOfficers, startFrozen, submitted, timelineOf } from "./harness.ts";

type Given = Partial<Officer> & { id: string };

describe("nobody changes the list of officers alone (security S6, S10)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const list = async () =>
    (await call(host, "u-qin").get<{ officers: Given[] }>("/officers")).body.officers;
  const stored = async () => {
    const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
    return (item?.state as { officers: Officer[] } | undefined)?.officers ?? [];
  };
  const askedIn = async (task: string) => {
    const item = await host.world.store.get({ pk: `task#${task}`, sk: "record" });
    const { seats = [] } = (item?.state ?? {}) as Partial<Task>;
    return seats.filter(({ state }) => state === "ASKED").map(({ person }) => person);
  };
  const put = (officers: readonly object[]) =>
    call(host, "u-qin").put<{ id: string; code?: string; fields?: { path: string }[] }>(
      "/officers",
      { officers },
    );
  const changed = async (id: string, change: object) =>
    (await list()).map((officer) => (officer.id === id ? { ...officer, ...change } : officer));
  const lineOf = async (id: string) => (await stored()).find((officer) => officer.id === id);

  it("what GET gives, PUT takes: nothing is lost, and nothing to consent to", async () => {
    const tie = { to: "per_kept", relation: "relative", detail: "表兄弟（示例）" };
    await call(host, "u-wu").post("/officers/u-wu/ties", tie);
    const standIn = { deputy: "u-zhou", from: "2026-03-03", until: "2026-03-04" };
    await call(host, "u-wu").post("/officers/u-wu/stand-ins", standIn);
    await host.settle();
    const before = await stored();
    expect((await put(await list())).body.code).toBe("roster.unchanged");
    const whole = (await call(host, "u-qin").get<object>("/officers")).body;
    const again = await call(host, "u-qin").put<{ code?: string }>("/officers", whole);
    expect(again.body.code).toBe("roster.unchanged");
    const seenByAll = await call(host, "u-chen").get<{ officers: Given[] }>("/officers");
    expect((await put(seenByAll.body.officers)).body.code).toBe("roster.unchanged");
    const dropped = await put(await changed("u-wu", { phone: "13800000000", ties: [] }));
    expect(dropped.body.fields?.[0]?.path).toMatch(/^officers\.\d+\.ties$/);
    const named = await put(await changed("u-wu", { only: "enr_x" }));
    expect(named.body.fields?.[0]?.path).toMatch(/^officers\.\d+\.only$/);
    const room = await changed("u-wu", { phone: "13800000000" });
    expect(await nameOfficers(host, room)).toEqual([200, 200]);
    expect(await stored()).toEqual(
      before.map((one) => (one.id === "u-wu" ? { ...one, phone: "13800000000" } : one)),
    );
  });

  it("an administrator gives themselves no role: the secretary consents, or nothing comes of it", async () => {
    const proposed = await put(await changed("u-qin", { role: "SECRETARY" }));
    expect(proposed.status, "the last administrator cannot vanish").toBe(422);
    const another = { id: "u-q2", name: "秦示二", email: "q2@example.test", phone: "13700000002" };
    const second = [...(await list()), { ...(await lineOf("u-qin")), ...another }];
    expect(await nameOfficers(host, second)).toEqual([200, 200]);
    const { body } = await put(await changed("u-qin", { role: "SECRETARY" }));
    await host.settle();
    expect((await lineOf("u-qin"))?.role).toBe("ADMIN");
    const task = `/tasks/${body.id}.SECRETARY.1/decision`;
    const own = await call(host, "u-qin").post(task, { action: "approve" });
    expect(own.status).toBe(403);
    const mails = await host.inbox("zhou@example.test");
    expect(
      mails.some(({ text }) => text.includes(shortNumber(body.id)) && text.includes("/l/")),
    ).toBe(true);
    const denied = { action: "reject", opinion: "不同意（示例）" };
    expect((await call(host, "u-zhou").post(task, denied)).status).toBe(200);
    await host.settle();
    expect((await lineOf("u-qin"))?.role).toBe("ADMIN");
  });

  it("a changed address holds after consent and is told at the old one; the AB角 is told", async () => {
    const officers = await changed("u-wu", { email: "other@example.test", deputy: "u-zhou" });
    const { body } = await put(officers);
    await host.settle();
    expect((await lineOf("u-wu"))?.email, "not before").toBe("wu@example.test");
    const task = `/tasks/${body.id}.SECRETARY.1/decision`;
    expect((await call(host, "u-zhou").post(task, { action: "approve" })).status).toBe(200);
    await host.settle();
    expect(await lineOf("u-wu")).toMatchObject({ email: "other@example.test", deputy: "u-zhou" });
    const told = await host.inbox("wu@example.test");
    expect(told.some(({ subject }) => subject.includes("人员名录"))).toBe(true);
    const deputy = await host.inbox("zhou@example.test");
    expect(deputy.some(({ subject }) => subject.includes("代办人"))).toBe(true);
  });

  it("of two proposals about one line, the second is stale once the first holds", async () => {
    const first = await put(await changed("u-chu", { phone: "13900000001" }));
    const second = await put(await changed("u-chu", { phone: "13900000002" }));
    const approve = (id: string) =>
      call(host, "u-zhou").post(`/tasks/${id}.SECRETARY.1/decision`, { action: "approve" });
    expect((await approve(first.body.id)).status).toBe(200);
    await host.settle();
    expect(await approve(second.body.id)).toMatchObject({
      status: 409,
      body: { code: "roster.stale" },
    });
  });

  it.each<[string, object]>([
    ["two of one id", { id: "u-wu" }],
    ["a key's mark in an id", { id: "u-x#notices" }],
    ["a task's mark in an id", { id: "u.x" }],
    ["a blank id", { id: " " }],
    ["a blank name", { name: " " }],
    ["a deputy from the supervised unit", { deputy: "u-lv" }],
    ["a deputy who is nobody", { deputy: "u-nobody" }],
    ["a unit for one of the office", { unit: "unt_x" }],
  ])("refused: %s", async (_, change) => {
    const line = { id: "u-new", name: "新示例", role: "OFFICE", email: "new@example.test" };
    const answer = await put([...(await list()), { ...line, ...change }]);
    expect(answer).toMatchObject({ status: 422, body: { code: "input.invalid" } });
  });

  it("whoever may see the whole list reads what the units of its contacts are called", async () => {
    const content = { class: "STATION", code: "ROSTER-1", name: "示例新站（示例）", room: "2" };
    const unit = await call(host, "u-chen").post<{ id: string }>("/units", {
      content,
      reason: "新设（示例）",
    });
    expect(unit.status).toBe(200);
    expect(await nameOfficers(host, await changed("u-shi", { unit: unit.body.id }))).toEqual([
      200, 200,
    ]);
    await host.settle();
    const names = await call(host, "u-qin").get<{ items: object[] }>("/officers/units");
    expect(names.body.items).toEqual([{ id: unit.body.id, name: content.name }]);
    expect((await call(host, "u-chen").get("/officers/units")).status).toBe(403);
  });

  it("who leaves has their work listed and handed over in one act, and is no dead end (gaps 3, 4)", async () => {
    const id = await submitted(host, { personId: "per_turnover" });
    const asked = `/tasks/${id}.ROOM_REVIEW.1`;
    const back = { action: "return", opinion: "补充依据（示例）", declaration: "none" };
    expect(
      await nameOfficers(
        host,
        (await list()).filter((one) => one.id !== "u-chen"),
      ),
    ).toEqual([200, 200]);
    const told = await host.inbox("qin@example.test");
    expect(told.some(({ text }) => text.includes("离岗") && !text.includes("陈"))).toBe(true);
    expect((await call(host, "u-feng").post(`${asked}/decision`, back)).status).toBe(200);
    await host.settle();
    expect(await askedIn(`${id}.RETURNED.1`), "the director, as the proposer is gone").toEqual([
      "u-feng",
    ]);

    type Work = { tasks: { number: string }[]; matters: { subject: { id: string } }[] };
    const work = await call(host, "u-qin").get<Work>("/officers/u-chen/work");
    expect(work.body.matters.map(({ subject }) => subject.id)).toContain(id);
    expect((await call(host, "u-chu").get("/officers/u-chen/work")).status).toBe(403);
    const over = { to: "u-chu", reason: "调离，整体移交（示例）" };
    expect((await call(host, "u-qin").post("/officers/u-chen/work-handover", over)).status).toBe(
      200,
    );
    await host.settle();
    const after = await call(host, "u-qin").get<Work>("/officers/u-chen/work");
    expect(after.body).toEqual({ tasks: [], matters: [] });
    expect((await enrollmentOf(host, id)).proposer).toBe("u-chu");
    expect(await askedIn(`${id}.RETURNED.1`)).toEqual(["u-chu"]);
    const heard = await host.inbox("chu@example.test");
    expect(heard.some(({ text }) => text.includes(shortNumber(id)))).toBe(true);
  });

  it("who comes new into a role is asked what waits for it; a director gives matters of their room on", async () => {
    const id = await submitted(host, { personId: "per_newcomer", proposer: "u-chu" });
    const moved = await changed("u-zheng", { room: "2" });
    expect(await nameOfficers(host, moved)).toEqual([200, 200]);
    await host.settle();
    expect(await askedIn(`${id}.ROOM_REVIEW.1`)).toEqual(["u-feng", "u-zheng"]);
    const change = { to: "u-feng", reason: "工作调整（示例）" };
    const path = `/enrollments/${id}/reassignment`;
    expect((await call(host, "u-chu").post(path, change)).status).toBe(403);
    expect((await call(host, "u-zheng").post(path, change)).status).toBe(200);
    await host.settle();
    const approve = { action: "approve", declaration: "none" };
    const own = await call(host, "u-feng").post(`/tasks/${id}.ROOM_REVIEW.1/decision`, approve);
    expect(own.status, "who leads it does not approve it").toBe(403);
    expect((await timelineOf(host, id)).map(({ type }) => type)).toContain("enrollment.reassigned");
  });

  it("the secretary reads what has happened to the list; others do not", async () => {
    expect((await call(host, "u-zhou").get("/districts/sample/timeline")).status).toBe(200);
    expect((await call(host, "u-zhou").get("/officer-changes")).status).toBe(200);
    expect((await call(host, "u-wu").get("/districts/sample/timeline")).status).toBe(403);
  });
});
