import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import {
  content,
  evaluationFields,
  feedbackFields,
  planFields,
  posted,
} from "#tests/process/letter/sample.ts";
import { at, call, decideByLink, startFrozen } from "./harness.ts";
import {
  answerByLink,
  approved,
  approvers,
  drafted,
  eventsOfLetter,
  letterOf,
  letterTask,
  numbered,
  remindersOf,
} from "./letters.ts";

/** SC-04 of the acceptance scenarios, lines 4 to 9, over HTTP, link pages and the clock. */
describe("SC-04 建议书：送达、逾期、再整改、销号", () => {
  let host: Host;
  let id: string;

  beforeAll(async () => {
    host = await startFrozen("2026-09-01");
  });
  afterAll(() => host.stop());

  it("A-24 neg: a letter without objection clause or period cannot leave DRAFT (条例 235 条)", async () => {
    const staff = call(host, "u-chen");
    for (const [part, label] of [
      ["objection", "提出异议的期限和方式"],
      ["period", "整改期限和反馈整改情况的要求"],
    ] as const) {
      const { [part]: _missing, ...rest } = content;
      const made = await staff.post("/letters", { content: rest });
      const answer = await staff.post(`/letters/${made.body.id}/submission`);
      expect(answer).toMatchObject({
        status: 422,
        body: { code: "letter.incomplete", fields: [{ path: `content.${part}` }] },
      });
      expect((answer.body as unknown as { detail: string }).detail).toContain(label);
      expect((await letterOf(host, made.body.id)).status).toBe("DRAFT");
    }
  });

  it("#4 before: number 1 is voided and recorded, number 2 follows; nothing is re-used", async () => {
    const first = await approved(host);
    await numbered(host, first);
    expect((await letterOf(host, first)).number?.text).toBe("示纪监建〔2026〕1号");
    const voided = await call(host, "u-shen").post(`/letters/${first}/number-voiding`, {
      reason: "用印错误（示例）",
    });
    expect(voided.status).toBe(200);
    await host.settle();
    await numbered(host, first, 2);
    expect(await letterOf(host, first)).toMatchObject({
      status: "SIGNED",
      number: { text: "示纪监建〔2026〕2号" },
      voidedNumbers: [{ text: "示纪监建〔2026〕1号", reason: "用印错误（示例）" }],
    });
  });

  it("#4 09-04: check, room, deputy and secretary by link, each due in 3 WD; 示纪监建〔2026〕3号", async () => {
    await host.advanceTo(at("2026-09-04"));
    id = await drafted(host);
    await call(host, "u-chen").post(`/letters/${id}/submission`);
    await host.settle();
    for (const [who, stage] of approvers) {
      expect((await letterOf(host, id)).status).toBe(stage);
      expect((await letterTask(host, id, stage)).due.effectiveDue).toBe("2026-09-09");
      const decided = await decideByLink(host, who, id, { action: "approve", opinion: "同意" });
      expect(decided.status).toBe(303);
    }
    await decideByLink(host, "shen", id, { action: "number" });
    expect(await letterOf(host, id)).toMatchObject({
      status: "SIGNED",
      number: { text: "示纪监建〔2026〕3号", year: 2026, number: 3 },
      approvedOn: "2026-09-04",
      signedOn: "2026-09-04",
    });
    expect((await letterTask(host, id, "SIGNED")).due.effectiveDue).toBe("2026-09-08");
  });

  it("the unit does not see the letter before it is served", async () => {
    expect((await call(host, "u-lv").get(`/letters/${id}`)).status).toBe(404);
  });

  it("#4 09-07 served: objection dd 09-20 (日, 上班), plan dd 09-28, rectification 10-07 → 10-08", async () => {
    await host.advanceTo(at("2026-09-07"));
    await decideByLink(host, "chen", id, {
      action: "serve",
      "form.receivedBy": "吕示廿一",
      "form.servedOn": "2026-09-07",
      "form.mode": "DIRECT",
    });
    expect(await letterOf(host, id)).toMatchObject({
      status: "SERVED",
      service: { receivedBy: "吕示廿一", servedOn: "2026-09-07", mode: "DIRECT" },
    });
    const { body } = await call(host, "u-lv").get<{ dues: Record<string, unknown> }>(
      `/letters/${id}/dues`,
    );
    expect(body.dues).toMatchObject({
      objection: { ruleCode: "D-REC-2", effectiveDue: "2026-09-20" },
      plan: { ruleCode: "D-REC-4", effectiveDue: "2026-09-28" },
      rectification: { nominalDue: "2026-10-07", effectiveDue: "2026-10-08" },
    });
    expect((await letterTask(host, id, "SERVED")).due.effectiveDue).toBe("2026-09-28");
    const task = await letterTask(host, id, "RECTIFYING");
    expect(task.due).toMatchObject({ nominalDue: "2026-10-07", effectiveDue: "2026-10-08" });
    expect(task.seats.map(({ person }) => person)).toEqual(["u-lv", "u-shi"]);
    const early = task.plan.filter(({ offset }) => offset.startsWith("T-"));
    expect(early.map((step) => [step.offset, step.at])).toEqual([
      ["T-5WD", at("2026-09-23", "08:30")],
      ["T-2WD", at("2026-09-29", "08:30")],
      ["T-0WD", at("2026-10-08", "08:30")],
    ]);
  });

  it("the unit sees its own letter only, and nothing of the inside", async () => {
    const own = await call(host, "u-shi").get<{ state: Record<string, unknown> }>(`/letters/${id}`);
    expect(own.status).toBe(200);
    expect(own.body.state).toMatchObject({ number: { text: "示纪监建〔2026〕3号" } });
    expect(Object.keys(own.body.state)).not.toContain("returns");
    expect(Object.keys(own.body.state)).not.toContain("proposer");
    expect((await call(host, "u-kong").get(`/letters/${id}`)).status).toBe(404);
    expect((await call(host, "u-shi").get(`/letters/${id}/timeline`)).status).toBe(403);
    const list = await call(host, "u-shi").get<{ items: { id: string }[] }>("/letters");
    expect(list.body.items.map((line) => line.id)).toEqual([id]);
    expect((await call(host, "u-kong").get("/letters")).body).toMatchObject({ items: [] });
  });

  it("neg: feedback before the plan is refused, a measure past the due day too", async () => {
    await host.advanceTo(at("2026-09-24"));
    const early = await answerByLink(
      host,
      { to: "lv", id, due: "2026-10-08" },
      { action: "feedback", ...posted(feedbackFields) },
    );
    expect(early.status).toBe(409);
    expect(early.html).toContain("请先报送整改方案");
    const late = await answerByLink(
      host,
      { to: "lv", id, due: "2026-09-28" },
      { action: "plan", ...posted(planFields("2026-10-09")) },
    );
    expect(late.status).toBe(422);
    expect(late.html).toContain("完成日期不能晚于整改期限 2026-10-08");
  });

  it("#5 plan 09-24: RECTIFYING", async () => {
    const planned = await answerByLink(
      host,
      { to: "shi", id, due: "2026-09-28" },
      { action: "plan", ...posted(planFields("2026-09-30")) },
    );
    expect(planned.page.html).toContain("整改措施 3");
    expect(planned.status).toBe(303);
    const state = await letterOf(host, id);
    expect(state.status).toBe("RECTIFYING");
    expect(state.plan?.submittedOn).toBe("2026-09-24");
    expect(state.plan?.items[2]).toEqual({
      demand: 3,
      measure: "整改措施3（示例）",
      owner: "钱示例",
      doneBy: "2026-09-30",
    });
  });

  it("#6 extension asked on 10-09: refused, after due", async () => {
    await host.advanceTo(at("2026-10-09"));
    const asked = await answerByLink(
      host,
      { to: "lv", id, due: "2026-10-08" },
      { action: "extend", opinion: "需要更多时间", "form.days": "10" },
    );
    expect(asked.status).toBe(409);
    expect(asked.html).toContain("延期须在整改期限届满前申请：整改期限为 2026-10-08");
  });

  it("#7 reminders 09-23, 09-29, 10-08; 黄 10-09; the letter is on the overdue list", async () => {
    expect(await remindersOf(host, id, "RECTIFYING")).toEqual([
      "REMINDER 2026-09-23",
      "BLUE 2026-09-29",
      "REMINDER 2026-10-08",
      "YELLOW 2026-10-09",
    ]);
    const overdue = await call(host, "u-feng").get("/letters/overdue");
    expect(overdue.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ id, due: "2026-10-08", overdueDays: 1, colour: "YELLOW" }),
      ]),
    });
    const letters = await host.inbox("feng@example.test");
    const late = `【黄】纪检监察建议书·整改并反馈，编号 ${shortNumber(id)}`;
    expect(letters.some(({ subject, text }) => `${subject}${text}`.includes(late))).toBe(true);
  });

  it("#7 feedback 10-09: late by one day, evaluation dd 10-22; no 红 on 10-14", async () => {
    await host.advanceTo(at("2026-10-09", "09:10"));
    const answered = await answerByLink(
      host,
      { to: "lv", id, due: "2026-10-08" },
      { action: "feedback", ...posted(feedbackFields) },
    );
    expect(answered.status).toBe(303);
    expect(await letterOf(host, id)).toMatchObject({
      status: "FEEDBACK_SUBMITTED",
      feedbacks: [{ submittedOn: "2026-10-09", lateDays: 1, signedBy: "吕示廿一" }],
    });
    expect((await letterTask(host, id, "FEEDBACK_SUBMITTED")).due.effectiveDue).toBe("2026-10-22");
    await host.advanceTo(at("2026-10-14"));
    const steps = await remindersOf(host, id, "RECTIFYING");
    expect(steps.filter((step) => step.startsWith("RED"))).toEqual([]);
  });

  it("#8 10-16 evaluated ①③ 完成 ② 仅书面: REDO, nominal 11-15 (日) dd 11-16, reminder 11-09", async () => {
    await host.advanceTo(at("2026-10-16"));
    const results = evaluationFields("DONE", "PAPER_ONLY", "DONE");
    const incomplete = await decideByLink(host, "chen", id, {
      action: "evaluate",
      ...posted(results),
    });
    expect(incomplete.status).toBe(422);
    expect(incomplete.html).toContain("未全部完成的，须填写进一步整改天数");
    await host.advanceTo(at("2026-10-16", "09:10"));
    await decideByLink(host, "chen", id, {
      action: "evaluate",
      opinion: "② 仅有文件，未见落实",
      ...posted({ ...results, redoDays: "30" }),
    });
    expect((await letterOf(host, id)).status).toBe("EVALUATING");
    await decideByLink(host, "feng", id, { action: "approve" });
    const state = await letterOf(host, id);
    expect(state.status).toBe("REDO");
    expect(state.evaluations).toMatchObject([
      {
        evaluatedOn: "2026-10-16",
        scores: { responsibility: 90, institutions: 60 },
        results: [{ result: "DONE" }, { result: "PAPER_ONLY" }, { result: "DONE" }],
        conclusion: "redo",
      },
    ]);
    const { due, plan } = await letterTask(host, id, "REDO");
    expect(due).toMatchObject({ nominalDue: "2026-11-15", effectiveDue: "2026-11-16" });
    expect(plan[0]).toMatchObject({ offset: "T-5WD", at: at("2026-11-09", "08:30") });
  });

  it("#9 reminder 11-09, 11-13 feedback (dd 11-27), 11-18 CLOSED 销号", async () => {
    await host.advanceTo(at("2026-11-13"));
    expect(await remindersOf(host, id, "REDO")).toEqual(["REMINDER 2026-11-09", "BLUE 2026-11-12"]);
    const feedback = { action: "feedback", ...posted(feedbackFields) };
    await answerByLink(host, { to: "lv", id, due: "2026-11-16" }, feedback);
    expect((await letterTask(host, id, "FEEDBACK_SUBMITTED")).due.effectiveDue).toBe("2026-11-27");
    await host.advanceTo(at("2026-11-18"));
    await decideByLink(host, "chen", id, {
      action: "evaluate",
      ...posted(evaluationFields("DONE", "DONE", "DONE")),
    });
    await decideByLink(host, "feng", id, { action: "approve" });
    const state = await letterOf(host, id);
    expect(state).toMatchObject({ status: "CLOSED", closedOn: "2026-11-18" });
    expect(state.feedbacks.map(({ lateDays }) => lateDays)).toEqual([1, 0]);
    expect((await letterTask(host, id, "CLOSED")).due).toMatchObject({
      ruleCode: "D-REC-8",
      nominalDue: "2027-02-18",
      effectiveDue: null,
      status: "CALENDAR_PENDING",
    });
  });

  it("every step is one event with actor and time", async () => {
    const events = await eventsOfLetter(host, id);
    const decided = events.filter(({ type }) => type === "task.decided");
    expect(decided.map(({ actor, data }) => `${actor} ${data.label}`)).toEqual([
      "u-zhu 同意",
      "u-feng 同意",
      "u-wu 同意",
      "u-zhou 同意签发",
      "u-shen 编号并用印",
      "u-chen 已送达",
      "u-shi 提交整改方案",
      "u-lv 提交整改反馈",
      "u-chen 提交评估",
      "u-feng 确认评估",
      "u-lv 提交整改反馈",
      "u-chen 提交评估",
      "u-feng 确认评估",
    ]);
    expect(events.some(({ type }) => type.endsWith("workflow-failed"))).toBe(false);
  });
});
