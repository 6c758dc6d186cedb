import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { derivedId } from "#kernel/text/id.ts";
import type { Host } from "#local/host.ts";
import {
  content,
  evaluationFields,
  feedbackFields,
  planFields,
} from "#tests/process/letter/sample.ts";
import { at, call, startFrozen } from "./harness.ts";
import {
  approve,
  approved,
  docxText,
  drafted,
  evaluated,
  eventsOfLetter,
  fileFor,
  letterOf,
  letterTask,
  numbered,
  served,
} from "./letters.ts";
import { decideTask } from "./supervision.ts";

/** The ways of process sheet §4.4 that SC-04 does not take. Letters share one host and its clock. */
describe("建议书：异议、延期、拒不采纳、撤并、撤回、回访", () => {
  let host: Host;
  const held = { maintained: "", amended: "", revoked: "", extended: "", silent: "" };
  const unit = (id: string, stage: string, visit: number, body: Record<string, unknown>) =>
    decideTask(host, "u-lv", `${id}.${stage}.${visit}`, body);

  beforeAll(async () => {
    host = await startFrozen("2026-09-04");
    for (const name of Object.keys(held) as (keyof typeof held)[]) {
      held[name] = await approved(host);
      await numbered(host, held[name]);
    }
    await host.advanceTo(at("2026-09-07"));
    for (const id of Object.values(held)) await served(host, id);
  });
  afterAll(() => host.stop());

  it("an unnumbered letter has no document, a served one goes to its unit as .docx", async () => {
    const draft = await drafted(host);
    expect(await call(host, "u-chen").get(`/letters/${draft}/document.docx`)).toMatchObject({
      status: 409,
      body: { code: "letter.unsigned" },
    });
    const path = `/letters/${held.maintained}/document.docx`;
    const answer = await fileFor(host, "u-lv", path);
    expect(answer.headers.get("content-type")).toContain("wordprocessingml");
    expect(decodeURIComponent(answer.headers.get("content-disposition") ?? "")).toContain(
      "关于加强加油卡使用管理的纪检监察建议.docx",
    );
    expect(docxText(answer.bytes)).toContain("示纪监建〔2026〕1号");
    expect((await fileFor(host, "u-kong", path)).status).toBe(404);
  });

  it("neg: no service on a day to come, before signing, or to a unit without people", async () => {
    const addressee = { ...content.addressee, unitId: "unt_nobody", unitName: "无人单位（示例）" };
    const id = await approved(host, { addressee });
    await numbered(host, id);
    for (const servedOn of ["2026-09-08", "2026-09-06"]) {
      const form = { receivedBy: "吕示廿一", servedOn, mode: "DIRECT" };
      const answer = await decideTask(host, "u-chen", `${id}.SIGNED.1`, { action: "serve", form });
      expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: "form.servedOn" }] } });
    }
    expect((await served(host, id)).body).toMatchObject({ code: "task.no-assignee" });
    const { status, number } = await letterOf(host, id);
    expect(status).toBe("SIGNED");

    const staff = call(host, "u-chen");
    expect((await staff.post(`/letters/${id}/withdrawal`, { reason: "重复制发" })).status).toBe(
      200,
    );
    await host.settle();
    const state = await letterOf(host, id);
    expect(state.status).toBe("WITHDRAWN");
    expect(state.number).toBeUndefined();
    expect(state.voidedNumbers).toMatchObject([{ text: number?.text, reason: "重复制发" }]);
    const late = await staff.post(`/letters/${held.silent}/withdrawal`, { reason: "不再需要" });
    expect(late).toMatchObject({ status: 409, body: { code: "record.state" } });
  });

  it("extension: granted once for 10 days from the nominal day, asked again refused", async () => {
    const id = held.extended;
    await unit(id, "SERVED", 1, { action: "plan", form: planFields("2026-09-30") });
    await unit(id, "RECTIFYING", 1, { action: "extend", opinion: "材料较多", form: { days: 10 } });
    expect((await letterOf(host, id)).status).toBe("EXTENSION_PENDING");
    expect((await letterTask(host, id, "EXTENSION_PENDING")).due.effectiveDue).toBe("2026-09-10");
    await decideTask(host, "u-wu", `${id}.EXTENSION_PENDING.1`, { action: "grant" });
    expect((await letterOf(host, id)).extension).toMatchObject({ days: 10, decision: "granted" });
    const { due, visit } = await letterTask(host, id, "RECTIFYING");
    expect([due.nominalDue, due.effectiveDue, visit]).toEqual(["2026-10-17", "2026-10-19", 2]);
    const again = { action: "extend", opinion: "再次申请", form: { days: 5 } };
    expect(await unit(id, "RECTIFYING", 2, again)).toMatchObject({
      status: 409,
      body: { code: "letter.extension-once" },
    });
  });

  it("objection: maintained on 09-17 after 5 working days of rest, what was left runs on", async () => {
    await host.advanceTo(at("2026-09-10"));
    for (const id of [held.maintained, held.amended, held.revoked])
      await unit(id, "SERVED", 1, { action: "object", opinion: "部分事实有出入（示例）" });
    const id = held.maintained;
    expect((await letterOf(host, id)).status).toBe("OBJECTED");
    expect((await letterTask(host, id, "OBJECTED")).due.effectiveDue).toBe("2026-09-23");
    const open = (await eventsOfLetter(host, id)).filter(({ type }) => type === "task.closed");
    expect(open.map(({ data }) => data.outcome)).toEqual(["rested"]);
    await host.advanceTo(at("2026-09-17"));
    await decideTask(host, "u-zhou", `${id}.OBJECTED.1`, {
      action: "maintain",
      opinion: "事实清楚",
    });
    expect(await letterOf(host, id)).toMatchObject({
      status: "SERVED",
      objection: { lodgedOn: "2026-09-10", answer: "maintain", answeredOn: "2026-09-17" },
      clocks: {
        plan: { base: "2026-09-17", length: 12 },
        rectification: { base: "2026-09-17", length: 27 },
      },
    });
    expect((await letterTask(host, id, "SERVED")).due.effectiveDue).toBe("2026-10-10");
    const { due, visit } = await letterTask(host, id, "RECTIFYING");
    expect([due.nominalDue, due.effectiveDue, visit]).toEqual(["2026-10-14", "2026-10-14", 2]);
    const twice = await unit(id, "SERVED", 2, { action: "object", opinion: "仍有异议" });
    expect(twice).toMatchObject({ status: 409, body: { code: "letter.objection-once" } });
  });

  it("objection: a revoked letter ends, an amended one gets a new check, number, service and clock", async () => {
    const { revoked, amended } = held;
    await decideTask(host, "u-zhou", `${revoked}.OBJECTED.1`, {
      action: "revoke",
      opinion: "撤销",
    });
    expect((await letterOf(host, revoked)).status).toBe("REVOKED");
    await decideTask(host, "u-zhou", `${amended}.OBJECTED.1`, { action: "amend", opinion: "核减" });
    const before = await letterOf(host, amended);
    expect(before.status).toBe("AMENDED");
    expect((await call(host, "u-lv").get(`/letters/${amended}`)).status).toBe(404);
    expect(before.former).toMatchObject([
      { service: { servedOn: "2026-09-07" }, objection: { answer: "amend", opinion: "核减" } },
    ]);
    const staff = call(host, "u-chen");
    const demands = content.demands.slice(0, 2);
    await staff.post(`/letters/${amended}/revision`, { content: { ...content, demands } });
    await approve(host, amended, 2);
    await numbered(host, amended, 2);
    await served(host, amended, 2);
    const state = await letterOf(host, amended);
    expect(state.number?.text).not.toBe(before.former[0]?.number.text);
    expect((await call(host, "u-lv").get(`/letters/${amended}`)).status).toBe(200);
    expect(state.clocks?.plan).toEqual({ code: "D-REC-4", base: "2026-09-17", length: 15 });
    expect((await letterTask(host, amended, "SERVED")).due.effectiveDue).toBe("2026-10-14");
  });

  it("neg: an objection after its ten working days is refused", async () => {
    await host.advanceTo(at("2026-09-21"));
    const late = await unit(held.silent, "SERVED", 1, { action: "object", opinion: "有异议" });
    expect(late).toMatchObject({
      status: 409,
      body: { code: "letter.objection-late", detail: "异议期限为 2026-09-20" },
    });
  });

  it("a successor takes a letter over: its people are asked, the old unit's are out", async () => {
    const id = held.maintained;
    const successor = {
      unitId: "unt_sample_street",
      unitName: "望海街道（示例）",
      reason: "机构撤并",
    };
    const named = (who: string) => call(host, who).post(`/letters/${id}/successor`, successor);
    expect((await named("u-chen")).status, "not by who has proposed it").toBe(403);
    expect((await named("u-feng")).status).toBe(200);
    await host.settle();
    for (const stage of ["SERVED", "RECTIFYING"]) {
      const task = await letterTask(host, id, stage);
      expect([task.visit, task.seats.map(({ person }) => person)]).toEqual([3, ["u-kong"]]);
    }
    expect((await letterTask(host, id, "SERVED")).due.effectiveDue).toBe("2026-10-10");
    expect((await call(host, "u-lv").get(`/letters/${id}`)).status).toBe(404);
    expect((await call(host, "u-kong").get(`/letters/${id}`)).status).toBe(200);
    const planned = await decideTask(host, "u-kong", `${id}.SERVED.3`, {
      action: "plan",
      form: planFields("2026-10-10"),
    });
    expect(planned.status).toBe(200);
    expect((await letterOf(host, id)).status).toBe("RECTIFYING");
  });

  it("evidence is sent in as files: the unit sees its own, and no material of the inside", async () => {
    const subject = { kind: "letter", id: held.extended };
    const announce = (who: string) =>
      call(host, who).post("/files", {
        subject,
        name: "里程登记表（示例）.pdf",
        contentType: "application/pdf",
        bytes: 10,
        sha256: "0".repeat(64),
      });
    const own = await announce("u-lv");
    const inside = await announce("u-chen");
    expect([own.status, inside.status, (await announce("u-kong")).status]).toEqual([200, 200, 404]);
    const unitOf = call(host, "u-lv");
    expect((await unitOf.get(`/files/${own.body.id}`)).status).toBe(200);
    expect((await unitOf.get(`/files/${inside.body.id}`)).status).toBe(404);
    expect((await call(host, "u-chen").get(`/files/${own.body.id}`)).status).toBe(200);
    const wrong = { ...feedbackFields, files2: "第二份材料" };
    const refused = await unit(held.extended, "RECTIFYING", 2, { action: "feedback", form: wrong });
    expect(refused).toMatchObject({ status: 422, body: { fields: [{ path: "form.files2" }] } });
    const form = { ...feedbackFields, files1: own.body.id };
    await unit(held.extended, "RECTIFYING", 2, { action: "feedback", form });
    const [feedback] = (await letterOf(host, held.extended)).feedbacks;
    expect(feedback?.items.map(({ files }) => files)).toEqual([
      [own.body.id],
      undefined,
      undefined,
    ]);
  });

  it("a question cannot be passed on to another unit", async () => {
    const answer = await call(host, "u-lv").post(`/tasks/${held.silent}.SERVED.1/transfer`, {
      to: "u-kong",
      reason: "请代办",
    });
    expect(answer).toMatchObject({ status: 409, body: { code: "task.no-assignee" } });
  });

  it("a written refusal ends the rectification at once, and the superior is told (监察法 71 条)", async () => {
    await unit(held.amended, "SERVED", 2, { action: "refuse", opinion: "不接受该建议" });
    expect(await letterOf(host, held.amended)).toMatchObject({
      status: "REFUSED",
      refusal: { ground: "written", reason: "不接受该建议" },
    });
    await decideTask(host, "u-chen", `${held.amended}.REFUSED.1`, {
      action: "refer",
      form: { to: "示例区城市管理委员会（示例）", on: "2026-09-21", measure: "责令改正、通报批评" },
    });
    expect(await letterOf(host, held.amended)).toMatchObject({
      status: "REFERRED",
      referral: { to: "示例区城市管理委员会（示例）", on: "2026-09-21" },
    });
    const events = await eventsOfLetter(host, held.amended);
    expect(events.some(({ type }) => type === "letter.workflow-failed")).toBe(false);
  });

  it("two vain rectifications end in REFUSED, a revisit that finds a relapse in a new draft", async () => {
    const id = held.extended;
    for (const round of [1, 2, 3]) {
      if (round > 1)
        await unit(id, "REDO", round - 1, { action: "feedback", form: feedbackFields });
      await evaluated(host, id, round, {
        ...evaluationFields("DONE", "PARTIAL", "DONE"),
        ...(round < 3 ? { redoDays: 15 } : {}),
      });
    }
    const state = await letterOf(host, id);
    expect(state.evaluations.map(({ conclusion }) => conclusion)).toEqual([
      "redo",
      "redo",
      "exhausted",
    ]);
    expect(state).toMatchObject({ status: "REFUSED", refusal: { ground: "redo-exhausted" } });

    const closing = held.maintained;
    await decideTask(host, "u-kong", `${closing}.RECTIFYING.3`, {
      action: "feedback",
      form: feedbackFields,
    });
    await evaluated(host, closing, 1, evaluationFields("DONE", "DONE", "DONE"));
    await decideTask(host, "u-chen", `${closing}.CLOSED.1`, {
      action: "revisit",
      form: { methods: "ON_SITE", finding: "里程登记再次中断（示例）", relapsed: "yes" },
    });
    expect((await letterOf(host, closing)).status).toBe("REVISITED");
    const draft = await letterOf(host, derivedId("letter", closing, "relapse"));
    expect(draft).toMatchObject({ status: "DRAFT", follows: closing, proposer: "u-chen" });
    expect(draft.content.situation).toBe("回访发现：里程登记再次中断（示例）");
    expect(draft.content.demands.at(-1)).toContain("问责建议");
  });

  it("ledger L7 over HTTP: its columns, one row a letter, in the order of the numbers", async () => {
    const answer = await fileFor(host, "u-feng", "/letters/ledger.xlsx");
    expect(answer.headers.get("content-type")).toContain("spreadsheetml");
    const sheets = await readXlsxFile(Buffer.from(answer.bytes));
    const rows = (sheets[0] as unknown as { data: (string | null)[][] }).data;
    expect(rows[0]?.[0]).toBe("示例区建议书台账(截至 2026年9月21日)");
    expect(rows[1]).toHaveLength(17);
    const numbers = rows
      .slice(2)
      .flatMap((row) => row[1]?.match(/〔2026〕(\d+)号(?!（)/)?.[1] ?? []);
    expect(numbers.map(Number)).toEqual(numbers.map(Number).toSorted((a, b) => a - b));
    expect((await call(host, "u-lv").get("/letters/ledger.xlsx")).status).toBe(403);
  });
});
