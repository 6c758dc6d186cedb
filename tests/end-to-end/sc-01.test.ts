import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { engines } from "#tests/local/dynamodb.ts";
import {
  at,
  browser,
  call,
  decideByLink,
  dueOf,
  enrollmentOf,
  linkFor,
  meet,
  startInMemory,
  submitted,
  taskOf,
  timelineOf,
  votes,
} from "./harness.ts";
import { lastTask, listed } from "./supervision.ts";

/** SC-01 of the acceptance scenarios, line by line, over HTTP and the link pages. */
describe.each(engines)("SC-01 认定审批：科所站队负责人，一人回避，通过（%s）", (engine) => {
  let host: Host;
  let id: string;

  beforeAll(async () => {
    host = await startInMemory({ frozenAt: at("2026-03-03"), sample: "districts", engine });
    id = await submitted(host);
  });
  afterAll(() => host.stop());

  it("#1 03-03 陈示六 submits: ROOM_REVIEW, due 03-06", async () => {
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
    expect(await dueOf(host, id, "ROOM_REVIEW")).toBe("2026-03-06");
    const events = await timelineOf(host, id);
    const submission = events.filter(({ type }) => type === "enrollment.submitted");
    expect(submission).toMatchObject([{ actor: "u-chen", role: "PROPOSER", at: at("2026-03-03") }]);
  });

  it("neg: consent before step 4 is refused", async () => {
    const early = await call(host, "u-yang").post(`/tasks/${id}.PARTY_PENDING.1/decision`, {
      action: "consent",
      form: { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-03" },
    });
    expect(early.status).toBe(404);
    expect(early.body).toMatchObject({ code: "task.unknown", title: "没有找到该待办" });
    expect((await enrollmentOf(host, id)).status).toBe("ROOM_REVIEW");
  });

  it("the mail carries no name, unit or matter", async () => {
    const [mail] = await host.inbox("feng@example.test");
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/赵示例|望海|腾迁|陈示六|冯示五/);
    const page = await browser().get(await linkFor(host, "feng", id));
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/赵示例|望海|腾迁/);
  });

  it("#2 03-04 冯示五 同意 by link; a second click gives the stored result and one event only", async () => {
    await host.advanceTo(at("2026-03-04"));
    const decided = await decideByLink(host, "feng", id, { action: "approve" });
    expect(decided.status).toBe(303);
    const again = await decided.person.post(decided.url, {
      nonce: decided.nonce,
      action: "approve",
      opinion: "",
    });
    expect(again.status).toBe(200);
    expect(again.html).toContain("您已于 2026-03-04 09:00 作出决定：同意");
    // Which of many it was is told by the number that the mail said, and by no name.
    expect(again.html).toMatch(/（编号 RD-[0-9A-Z]{6}）/);
    const events = await timelineOf(host, id);
    expect(
      events.filter(({ type, actor }) => type === "task.decided" && actor === "u-feng"),
    ).toHaveLength(1);
    expect((await enrollmentOf(host, id)).status).toBe("DEPUTY_REVIEW");
    expect(await dueOf(host, id, "DEPUTY_REVIEW")).toBe("2026-03-09");
  });

  it("#3 03-06 吴示二 同意: COMMISSION_PENDING, due 03-20", async () => {
    await host.advanceTo(at("2026-03-06"));
    await decideByLink(host, "wu", id, { action: "approve", opinion: "同意上会" });
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_PENDING");
    expect(await dueOf(host, id, "COMMISSION_PENDING")).toBe("2026-03-20");
    const events = await timelineOf(host, id);
    expect(events.findLast(({ type }) => type === "task.decided")).toMatchObject({
      actor: "u-wu",
      role: "DEPUTY_SECRETARY",
      at: at("2026-03-06"),
      data: { label: "同意", opinion: "同意上会" },
    });
  });

  it("neg: a meeting without minutes number, or with votes that cannot be, is refused", async () => {
    await host.advanceTo(at("2026-03-11"));
    const item = { enrollmentId: id, ...votes };
    const unnumbered = await meet(host, [item], { minutesNumber: "" });
    expect(unnumbered.entered.status).toBe(422);
    const impossible = await meet(host, [{ ...item, yes: 8 }]);
    expect(impossible.entered.body).toMatchObject({ code: "meeting.votes" });
  });

  it("neg: the officer who entered the votes cannot confirm them", async () => {
    const entry = { heldOn: "2026-03-11", minutesNumber: "纪要〔2026〕4期", entitled: 9 };
    const entered = await call(host, "u-shen").post("/meetings", {
      ...entry,
      items: [{ enrollmentId: id, ...votes, yes: 3, no: 3 }],
    });
    await host.settle();
    const task = `/tasks/${entered.body.id}.CONFIRM.1/decision`;
    expect(
      (await call(host, "u-shen").post(task, { action: "approve", form: { item1: "same" } }))
        .status,
    ).toBe(403);
    const returned = { action: "return", opinion: "票数抄错" };
    expect((await call(host, "u-han").post(task, returned)).status).toBe(200);
    await host.settle();
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_PENDING");
  });

  it("#4 03-11 meeting 9/7/1, 6 in favour: COMMISSION_PASSED, recusal register +1", async () => {
    const before = (await enrollmentOf(host, id)).recusals.length;
    const minutesNumber = "纪要〔2026〕5期";
    const { confirmed } = await meet(host, [{ enrollmentId: id, ...votes }], { minutesNumber });
    expect(confirmed?.status).toBe(200);
    const state = await enrollmentOf(host, id);
    expect(state.status).toBe("COMMISSION_PASSED");
    expect(state.recusals.length).toBe(before + 1);
    expect(state.studies).toMatchObject([
      { minutesNumber: "纪要〔2026〕5期", enteredBy: "u-shen", confirmedBy: "u-han", yes: 6 },
    ]);
    expect(await dueOf(host, id, "COMMISSION_PASSED")).toBe("2026-03-16");
  });

  it("#8 王示四 opens the approval link: 403 已回避", async () => {
    const page = await browser().get(await linkFor(host, "wang", id));
    expect(page.status).toBe(403);
    expect(page.html).toContain("已回避");
  });

  it("neg: a document number in the wrong form is refused on the page", async () => {
    await host.advanceTo(at("2026-03-13"));
    const wrong = await decideByLink(host, "shen", id, {
      action: "send",
      "form.documentNumber": "示纪(2026)012号",
      "form.sentOn": "",
      "form.classification": "内部",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/<li><a href="#[^"]+">请示文号：文号格式应为/);
    expect(wrong.html).toMatch(/<li><a href="#[^"]+">送出日期：必填/);
    expect((await enrollmentOf(host, id)).status).toBe("COMMISSION_PASSED");
  });

  it("#5 03-13 请示 示纪〔2026〕12号: PARTY_PENDING, due 03-27", async () => {
    await host.advanceTo(at("2026-03-13", "09:05"));
    await decideByLink(host, "shen", id, {
      action: "send",
      "form.documentNumber": "示纪〔2026〕12号",
      "form.sentOn": "2026-03-13",
      "form.classification": "内部",
    });
    const state = await enrollmentOf(host, id);
    expect(state.status).toBe("PARTY_PENDING");
    expect(state.request).toMatchObject({ documentNumber: "示纪〔2026〕12号" });
    expect(await dueOf(host, id, "PARTY_PENDING")).toBe("2026-03-27");
    const plan = (await taskOf(host, id, "PARTY_PENDING")).plan;
    expect(plan.map((step) => step.at)).toContain(at("2026-03-25", "08:30"));
  });

  it("#6 03-20 区委常委会同意: ACTIVE from 2026-03-20", async () => {
    await host.advanceTo(at("2026-03-20"));
    await decideByLink(host, "yang", id, {
      action: "consent",
      "form.form": "MEETING",
      "form.documentNumber": "示委批〔2026〕8号",
      "form.consentedOn": "2026-03-20",
    });
    expect(await enrollmentOf(host, id)).toMatchObject({
      status: "ACTIVE",
      effectiveOn: "2026-03-20",
      consent: { form: "MEETING", documentNumber: "示委批〔2026〕8号" },
    });
  });

  it("#7 the duties that follow, with their due days", async () => {
    const dues = await Promise.all(
      ["LIBRARY_ENTRY", "LEDGER", "NOTICE", "INTEGRITY_TALK", "FIRST_REPORT", "INTEGRITY_FILE"].map(
        (stage) => dueOf(host, id, stage),
      ),
    );
    expect(dues).toEqual([
      "2026-03-25",
      "2026-03-25",
      "2026-03-27",
      "2026-04-20",
      "2026-04-20",
      "2026-04-20",
    ]);
    const visit = `/quarterly-visits/${quarterlyId("sample", "unt_chengjian", { year: 2026, quarter: 2 })}`;
    expect((await lastTask(host, visit, "VISIT")).due.effectiveDue).toBe("2026-06-30");
    expect(await listed(host, "/quarterly-visits")).toHaveLength(1);
    expect((await taskOf(host, id, "INTEGRITY_TALK")).due.nominalDue).toBe("2026-04-19");
    expect((await taskOf(host, id, "YEARLY_REVIEW")).due).toMatchObject({
      nominalDue: "2027-03-20",
      effectiveDue: null,
      status: "CALENDAR_PENDING",
    });
  });

  it("a loaded calendar of 2027 recounts the yearly review and leaves a history line", async () => {
    const loaded = await call(host, "u-qin").put("/calendars/2027", {
      year: 2027,
      holidays: Array.from(
        { length: 13 },
        (_, day) => `2027-02-${String(day + 3).padStart(2, "0")}`,
      ),
      makeups: ["2027-03-20"],
      source: "示例通知",
      loadedBy: "u-qin",
    });
    expect(loaded.status).toBe(200);
    await host.settle();
    const moved = (await timelineOf(host, id)).filter(({ type }) => type === "task.due-moved");
    expect(moved.map(({ data }) => data)).toMatchObject([
      {
        due: { effectiveDue: "2027-03-20", status: "FIXED" },
        was: { effectiveDue: null, status: "CALENDAR_PENDING" },
      },
    ]);
  });

  it("neg: the same person on the same post cannot be nominated again", async () => {
    const staff = call(host, "u-chen");
    const again = await submitted(host);
    expect((await enrollmentOf(host, again)).status).toBe("DRAFT");
    const refused = await staff.post(`/enrollments/${again}/submission`);
    expect(refused).toMatchObject({ status: 409, body: { code: "enrollment.duplicate" } });
  });
});
