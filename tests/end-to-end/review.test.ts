import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import {
  at,
  call,
  decideByLink,
  dueOf,
  enrollmentOf,
  meet,
  openedPage,
  startFrozen,
  submitted,
  taskOf,
  timelineOf,
} from "./harness.ts";
import {
  completeDuties,
  continueSheet,
  digestLink,
  inFavour,
  removeSheet,
  review,
} from "./reviews.ts";
import { decideTask, listed, remindersOf, supervised } from "./supervision.ts";

const unit = { unitId: "unt_chengjian", unitName: "望海街道城建科（示例）" };

/** Process sheet §4.1 after ACTIVE: a year later. Calendar of 2027 invented. */
describe("yearly review, after a year of supervision", () => {
  let host: Host;
  let id: string;

  beforeAll(async () => {
    host = await startFrozen("2026-03-20");
    id = await supervised(host, { personId: "per_yearly", ...unit });
    await completeDuties(host, id);
    const loaded = await call(host, "u-qin").put("/calendars/2027", {
      year: 2027,
      holidays: Array.from({ length: 13 }, (_, n) => `2027-02-${String(n + 3).padStart(2, "0")}`),
      makeups: ["2027-03-20"],
      source: "示例通知",
      loadedBy: "u-qin",
    });
    expect(loaded.status).toBe(200);
    await host.settle();
    await host.advanceTo(at("2027-03-15"));
  });
  afterAll(() => host.stop());

  it("D-ENR-10: twelve months after the effective day, reminded 30 and 10 calendar days before", async () => {
    expect(await dueOf(host, id, "YEARLY_REVIEW")).toBe(null);
    const reminders = await remindersOf(host, `/enrollments/${id}`, "YEARLY_REVIEW");
    expect(reminders.map(({ at, offset }) => [at, offset])).toEqual([
      [at("2027-02-18", "08:30"), "T-30CD"],
      [at("2027-03-10", "08:30"), "T-10CD"],
    ]);
    expect(reminders.map(({ recipients }) => recipients)).toEqual([["u-feng"], ["u-feng"]]);
  });

  it("the sheet must be whole: who is to leave needs a reason", async () => {
    const { removalReason: _none, ...bare } = removeSheet;
    const refused = await review(host, id, bare);
    expect(refused).toMatchObject({
      status: 422,
      body: { fields: [{ path: "form.removalReason", message: "建议退出须选择退出原因" }] },
    });
    expect((await enrollmentOf(host, id)).status).toBe("ACTIVE");
  });

  it("ACTIVE → UNDER_REVIEW with the room's sheet, by link", async () => {
    const form = Object.entries(continueSheet).map(([name, value]) => [`form.${name}`, `${value}`]);
    const { person, nonce, page } = await openedPage(
      host,
      "feng",
      await digestLink(host, "feng", id),
    );
    expect(page.html).toContain("提交评估表");
    const opinion = { nonce, action: "complete", opinion: "" };
    const url = await digestLink(host, "feng", id);
    const sheet = await person.post(url, { ...opinion, ...Object.fromEntries(form) });
    expect(sheet.status).toBe(303);
    await host.settle();
    expect(await enrollmentOf(host, id)).toMatchObject({
      status: "UNDER_REVIEW",
      review: { cause: "YEARLY", sheet: continueSheet },
    });
    expect(await dueOf(host, id, "UNDER_REVIEW")).toBe("2027-03-18");
  });

  it("the claim holds: nobody nominates the same person on the same post meanwhile", async () => {
    const again = await submitted(host, { personId: "per_yearly" });
    const refused = await call(host, "u-chen").post(`/enrollments/${again}/submission`);
    expect(refused).toMatchObject({ status: 409, body: { code: "enrollment.duplicate" } });
  });

  it("the deputy secretary may return it twice, then only approve", async () => {
    for (const visit of [1, 2]) {
      const task = `${id}.UNDER_REVIEW.${visit}`;
      await decideTask(host, "u-wu", task, { action: "return", opinion: "请补充信访情况" });
      expect((await enrollmentOf(host, id)).status).toBe("REVIEW_RETURNED");
      expect(await dueOf(host, id, "REVIEW_RETURNED")).toBe("2027-03-20");
      await decideTask(host, "u-feng", `${id}.REVIEW_RETURNED.${visit}`, {
        action: "resubmit",
        form: { ...continueSheet, petitions: visit },
      });
      expect((await enrollmentOf(host, id)).review?.sheet.petitions).toBe(visit);
    }
    const third = { action: "return", opinion: "再补充" };
    const refused = await decideTask(host, "u-wu", `${id}.UNDER_REVIEW.3`, third);
    expect(refused).toMatchObject({ status: 409, body: { code: "enrollment.return-limit" } });
    await decideByLink(host, "wu", id, { action: "approve" });
    expect((await enrollmentOf(host, id)).status).toBe("REVIEW_PENDING");
    expect(await dueOf(host, id, "REVIEW_PENDING")).toBe("2027-03-26");
  });

  it("the place goes on owing its quarterly visit while the object is reviewed", async () => {
    await host.advanceTo(at("2027-04-01"));
    const visit = quarterlyId("sample", unit.unitId, { year: 2027, quarter: 2 });
    expect(await listed(host, "/quarterly-visits?status=DUE")).toContain(visit);
  });

  it("UNDER_REVIEW → ACTIVE as an item of a meeting's list, next review twelve months on", async () => {
    const fresh = await submitted(host, { personId: "per_fresh" });
    await decideTask(host, "u-feng", `${fresh}.ROOM_REVIEW.1`, { action: "approve" });
    await decideTask(host, "u-wu", `${fresh}.DEPUTY_REVIEW.1`, { action: "approve" });
    const { entered } = await meet(host, [
      { enrollmentId: fresh, ...inFavour, yes: 3, no: 4 },
      { enrollmentId: id, ...inFavour },
    ]);
    const confirm = (
      await call(host, "u-zhou").get<{ state: { items: object[] } }>(`/meetings/${entered.body.id}`)
    ).body.state;
    expect(confirm.items).toMatchObject([
      { question: "ENTRY", result: "rejected" },
      { question: "CONTINUE", result: "passed" },
    ]);
    expect((await enrollmentOf(host, fresh)).status).toBe("COMMISSION_REJECTED");
    const state = await enrollmentOf(host, id);
    expect(state).toMatchObject({
      status: "ACTIVE",
      reviews: [{ cause: "YEARLY", outcome: "CONTINUED", on: "2027-04-01" }],
    });
    expect(state.review).toBeUndefined();
    expect(await taskOf(host, id, "YEARLY_REVIEW")).toMatchObject({
      visit: 2,
      due: { nominalDue: "2028-04-01", status: "CALENDAR_PENDING" },
    });
    const types = (await timelineOf(host, id)).map(({ type }) => type);
    expect(types).not.toContain("enrollment.workflow-failed");
  });
});
