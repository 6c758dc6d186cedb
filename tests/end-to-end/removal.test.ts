import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { call, dueOf, enrollmentOf, meet, startFrozen, submitted, timelineOf } from "./harness.ts";
import { approved, numbered, served } from "./letters.ts";
import {
  continueSheet,
  inFavour,
  passedForRemoval,
  removeSheet,
  review,
  supervisedTogether,
} from "./reviews.ts";
import { decideTask } from "./supervision.ts";

const quiet = { unitId: "unt_quiet", unitName: "望海街道城建科（示例）" };
const inTrouble = { unitId: "unt_sample_team2", unitName: "示例区城管二队（示例）" };
const filing = { documentNumber: "示纪〔2026〕30号", filedOn: "2026-06-01" };

/** Process sheet §4.1: UNDER_REVIEW → REMOVAL_PENDING → REMOVED, guards and the ways back. */
describe("removal by the same chain", () => {
  let host: Host;
  let [reviewed, leaving, troubled, deferred, kept] = ["", "", "", "", ""];
  beforeAll(async () => {
    host = await startFrozen("2026-06-01");
    const places = [quiet, quiet, inTrouble, quiet, quiet];
    [reviewed = "", leaving = "", troubled = "", deferred = "", kept = ""] =
      await supervisedTogether(
        host,
        places.map((place, n) => ({ personId: `per_leaving_${n}`, ...place })),
      );
  });
  afterAll(() => host.stop());
  const early = (id: string, who = "u-feng", cause = "UNIT_ABOLISHED") =>
    call(host, who).post(`/enrollments/${id}/review`, { cause, reason: "机构改革（示例）" });

  it("an early review is due in a month, is called by the room's director and once", async () => {
    const id = reviewed;
    for (const who of ["u-chen", "u-shen", "u-zheng"])
      expect((await early(id, who)).status).toBeGreaterThanOrEqual(403);
    expect((await early(id, "u-feng", "YEARLY")).status).toBe(422);
    expect(await early(id)).toMatchObject({ status: 200 });
    await host.settle();
    const moved = (await timelineOf(host, id)).filter(({ type }) => type === "task.due-moved");
    expect(moved.map(({ data }) => data)).toMatchObject([
      { due: { effectiveDue: "2026-07-01" }, was: { nominalDue: "2027-06-01" } },
    ]);
    expect((await early(id)).body.events).toEqual([]);
    await review(host, id, continueSheet);
    expect(await enrollmentOf(host, id)).toMatchObject({
      status: "UNDER_REVIEW",
      review: { cause: "UNIT_ABOLISHED" },
    });
    expect(await early(id)).toMatchObject({ status: 409, body: { code: "enrollment.review" } });
  });

  it("by 备案: study, filing, file read-only, claim released, unit and object told in 5 WD", async () => {
    const id = leaving;
    await passedForRemoval(host, id);
    expect((await enrollmentOf(host, id)).status).toBe("REMOVAL_PENDING");
    const task = `${id}.REMOVAL_PENDING.1`;
    const sent = {
      documentNumber: "示纪〔2026〕9号",
      sentOn: "2026-06-01",
      classification: "内部",
    };
    const wrongWay = await decideTask(host, "u-shen", task, { action: "send", form: sent });
    expect(wrongWay).toMatchObject({ status: 422, body: { code: "task.action" } });
    const tomorrow = { ...filing, filedOn: "2026-06-02" };
    const early = await decideTask(host, "u-shen", task, { action: "file", form: tomorrow });
    expect(early).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    expect(await decideTask(host, "u-shen", task, { action: "file", form: filing })).toMatchObject({
      status: 200,
      body: { status: "REMOVED" },
    });
    const state = await enrollmentOf(host, id);
    expect(state).toMatchObject({
      removal: { reason: "LOWER_RISK", on: "2026-06-01", documentNumber: "示纪〔2026〕30号" },
      reviews: [{ outcome: "REMOVED", on: "2026-06-01" }],
    });
    expect(await dueOf(host, id, "REMOVAL_NOTICE")).toBe("2026-06-08");
    const closings = (await timelineOf(host, id)).filter(({ type }) => type === "task.closed");
    expect(closings.filter(({ data }) => data.outcome === "removed")).toHaveLength(6);
    // D-ENR-9: the eighth duty was done when the file opened; the seventh is the review itself.
    const file = closings.filter(({ task }) => task?.includes(".INTEGRITY_FILE."));
    expect(file.map(({ data }) => data.outcome)).toEqual(["done"]);

    for (const [who, verb, body] of [
      ["u-feng", "suspension", { cause: "DETENTION", reason: "示例", from: "2026-06-01" }],
      ["u-feng", "review", { cause: "TRANSFER", reason: "示例" }],
      ["u-chen", "withdrawal", { reason: "示例" }],
      ["u-shen", "resumption", {}],
    ] as const)
      expect(await call(host, who).post(`/enrollments/${id}/${verb}`, body)).toMatchObject({
        status: 409,
        body: { code: "enrollment.removed", title: "该对象已退出，档案只读" },
      });

    const notice = `${id}.REMOVAL_NOTICE.1`;
    const half = { action: "complete", form: { unitToldOn: "2026-06-01" } };
    expect((await decideTask(host, "u-feng", notice, half)).status).toBe(422);
    const told = { unitToldOn: "2026-06-01", objectToldOn: "2026-06-01" };
    await decideTask(host, "u-feng", notice, { action: "complete", form: told });
    expect((await enrollmentOf(host, id)).removal?.told).toEqual(told);

    const again = await submitted(host, { personId: state.candidate.personId });
    expect((await enrollmentOf(host, again)).status).toBe("ROOM_REVIEW");
  });

  it("guard: an open rectification bars it at the deputy's word, until the secretary lets it stand", async () => {
    const id = troubled;
    const letter = await approved(host);
    await numbered(host, letter);
    await served(host, letter);
    await review(host, id, removeSheet);
    const approve = () => decideTask(host, "u-wu", `${id}.UNDER_REVIEW.1`, { action: "approve" });
    const barred = await approve();
    expect(barred).toMatchObject({
      status: 409,
      body: { code: "enrollment.guarded", detail: `整改事项 ${shortNumber(letter)} 未销号` },
    });
    const override = (who: string, body: object = { reason: "机构已撤销，整改由承继单位完成" }) =>
      call(host, who).post(`/enrollments/${id}/removal-override`, body);
    expect((await override("u-wu")).status).toBe(403);
    expect((await override("u-zhou", { reason: "" })).status).toBe(422);
    expect((await override("u-zhou")).status).toBe(200);
    expect((await approve()).status).toBe(200);
    expect((await enrollmentOf(host, id)).review?.override).toMatchObject({
      by: "u-zhou",
      obstacles: [letter],
    });

    const second = await approved(host);
    await numbered(host, second);
    await served(host, second);
    await meet(host, [{ enrollmentId: id, ...inFavour }]);
    const file = { action: "file", form: filing };
    const late = await decideTask(host, "u-shen", `${id}.REMOVAL_PENDING.1`, file);
    expect(late).toMatchObject({
      status: 409,
      body: { code: "enrollment.guarded", detail: `整改事项 ${shortNumber(second)} 未销号` },
    });
    await override("u-zhou");
    expect((await decideTask(host, "u-shen", `${id}.REMOVAL_PENDING.1`, file)).status).toBe(200);
    expect((await enrollmentOf(host, id)).status).toBe("REMOVED");
  });

  it("nothing to override, no override", async () => {
    const id = deferred;
    await review(host, id, removeSheet);
    const body = { reason: "示例" };
    const none = await call(host, "u-zhou").post(`/enrollments/${id}/removal-override`, body);
    expect(none).toMatchObject({ status: 409, body: { detail: "没有未了事项，无须豁免" } });
  });

  it("a meeting may put it off, refuse to let go, or refuse to go on", async () => {
    await review(host, kept, removeSheet);
    for (const id of [deferred, kept, reviewed])
      await decideTask(host, "u-wu", `${id}.UNDER_REVIEW.1`, { action: "approve" });
    await meet(host, [
      { enrollmentId: deferred, ...inFavour, reason: "材料不足（示例）" },
      { enrollmentId: kept, ...inFavour, yes: 2, no: 5 },
      { enrollmentId: reviewed, ...inFavour, yes: 2, no: 5 },
    ]);
    const statuses = await Promise.all(
      [deferred, kept, reviewed].map(async (id) => (await enrollmentOf(host, id)).status),
    );
    expect(statuses).toEqual(["REVIEW_PENDING", "ACTIVE", "REVIEW_RETURNED"]);
    expect(await dueOf(host, deferred, "REVIEW_PENDING")).toBe("2026-06-15");
    expect((await enrollmentOf(host, kept)).reviews).toMatchObject([{ outcome: "KEPT" }]);
  });

  it("with consent configured it goes to the party committee, which may return it, refuse or agree", async () => {
    const admin = call(host, "u-qin");
    const { config } = (await admin.get<{ config: object }>("/config")).body;
    await admin.put("/config", { config: { ...config, removalBy: "CONSENT" }, overrides: {} });
    await host.settle();
    await review(host, kept, { ...removeSheet, removalReason: "DEATH" }, 2);
    await decideTask(host, "u-wu", `${kept}.UNDER_REVIEW.2`, { action: "approve" });
    await meet(host, [
      { enrollmentId: deferred, ...inFavour },
      { enrollmentId: kept, ...inFavour },
    ]);
    const form = {
      documentNumber: "示纪〔2026〕41号",
      sentOn: "2026-06-01",
      classification: "内部",
    };
    for (const id of [deferred, kept]) {
      const task = `${id}.REMOVAL_PENDING.1`;
      const filed = await decideTask(host, "u-shen", task, { action: "file", form: filing });
      expect(filed).toMatchObject({ status: 422, body: { code: "task.action" } });
      await decideTask(host, "u-shen", task, { action: "send", form });
      expect(await dueOf(host, id, "REMOVAL_PARTY")).toBe("2026-06-15");
    }
    const party = (id: string, visit: number, body: Record<string, unknown>) =>
      decideTask(host, "u-yang", `${id}.REMOVAL_PARTY.${visit}`, { opinion: "示例", ...body });
    await party(deferred, 1, { action: "reject" });
    expect(await enrollmentOf(host, deferred)).toMatchObject({
      status: "ACTIVE",
      reviews: [{ outcome: "KEPT" }],
    });
    await party(kept, 1, { action: "return" });
    expect((await enrollmentOf(host, kept)).status).toBe("REMOVAL_PENDING");
    await decideTask(host, "u-shen", `${kept}.REMOVAL_PENDING.2`, { action: "send", form });
    const consent = { form: "CIRCULATION", documentNumber: "示委批〔2026〕49号" };
    await party(kept, 2, { action: "consent", form: { ...consent, consentedOn: "2026-06-01" } });
    expect(await enrollmentOf(host, kept)).toMatchObject({
      status: "REMOVED",
      removal: { reason: "DEATH", documentNumber: "示委批〔2026〕49号" },
    });
    const told = { action: "complete", form: { unitToldOn: "2026-06-01" } };
    const noticed = await decideTask(host, "u-feng", `${kept}.REMOVAL_NOTICE.1`, told);
    expect(noticed.status).toBe(200);
    const failed = (await timelineOf(host, kept)).map(({ type }) => type);
    expect(failed).not.toContain("enrollment.workflow-failed");
  });
});
