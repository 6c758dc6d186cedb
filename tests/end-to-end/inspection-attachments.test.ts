import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { attachedIn, keepFile, proofOf, sha256 } from "./attached.ts";
import { at, call, decideByLink, linkFor, openedPage, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, stateOf, supervised } from "./supervision.ts";

const none = { ties: "none" } as const;
const team = [
  { officer: "u-chen", ...none },
  { officer: "u-chu", ...none },
];
const first = Buffer.from("工作方案附表（示例）");
const second = Buffer.from("访谈笔录（示例）");

/** What inspections attach is sealed like the text (the exact attachments shown are hashed). */
describe("attachments of inspections", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-02-27");
  });
  afterAll(() => host.stop());

  const as = (who: string, path: string) => async (verb: string, body: unknown) => {
    const answer = await call(host, who).post(`${path}/${verb}`, body);
    await host.settle();
    return answer;
  };
  const voidedIn = async (path: string) =>
    (await eventsOf(host, path)).filter(({ type }) => type === "task.voided");

  it("a targeted inspection's plan: a changed list asks the director again, saying why", async () => {
    const drafted = await call(host, "u-chen").post("/targeted-inspections", {
      plan: {
        title: "加油卡管理使用情况靶向性检查",
        themes: ["fuel-cards"],
        units: [{ unitId: "unt_two", unitName: "示例二队（示例）" }],
        period: { from: "2026-01-01", to: "2026-01-31" },
        team,
        methods: ["REVIEW_ACCOUNTS"],
        contents: ["OTHER"],
        contentsNote: "公务用车",
        focus: ["副卡使用"],
        grounds: "管理分散（示例）",
      },
    });
    const { id } = drafted.body;
    const path = `/targeted-inspections/${id}`;
    const chen = as("u-chen", path);
    const one = await keepFile(host, id, { name: "附表.pdf", body: first, as: "sent" });
    expect((await chen("attachments", { files: [one] })).status).toBe(200);
    await chen("submission", {});
    expect(attachedIn(await proofOf(host, `${id}.PLAN_REVIEW.1`))).toEqual([sha256(first)]);
    expect(await as("u-chu", path)("attachments", { files: [] })).toMatchObject({
      body: { code: "auth.forbidden" },
    });

    const stale = await linkFor(host, "feng", id);
    const two = await keepFile(host, id, { name: "笔录.pdf", body: second, as: "sent" });
    expect((await chen("attachments", { files: [one, two] })).status).toBe(200);
    expect(await voidedIn(path)).toMatchObject([{ data: { reason: "内容已变更，须重新审阅" } }]);
    expect((await fetch(stale)).status).toBe(409);
    const { page } = await openedPage(host, "feng", await linkFor(host, "feng", id));
    expect(page.html).toContain("笔录.pdf");
    await decideTask(host, "u-feng", `${id}.PLAN_REVIEW.2`, { action: "approve" });
    const proof = await proofOf(host, `${id}.PLAN_REVIEW.2`);
    expect(attachedIn(proof)).toEqual([sha256(first), sha256(second)]);
    expect(proof).toMatchObject({
      textMatches: true,
      decisions: [{ person: "u-feng", matches: true }],
    });
    expect(await chen("attachments", { files: [] })).toMatchObject({
      status: 409,
      body: { code: "record.state" },
    });
  });

  it("a quarterly visit's report: the same, and the approver sees what the room has seen", async () => {
    const place = { unitId: "unt_town", unitName: "望海街道示例村", placeId: "unt_village" };
    await supervised(host, { personId: "per_one", ...place });
    const id = quarterlyId("sample", "unt_village", { year: 2026, quarter: 1 });
    const path = `/quarterly-visits/${id}`;
    const chen = as("u-chen", path);
    await as("u-feng", path)("plan", {
      plan: {
        on: "2026-03-02",
        team,
        focus: ["集体资金支出"],
        contents: ["COLLECTIVE_ASSETS"],
        methods: ["REVIEW_ACCOUNTS"],
      },
    });
    expect(await chen("attachments", { files: [] }), "nothing to show yet").toMatchObject({
      status: 409,
    });
    await host.advanceTo(at("2026-03-02"));
    await chen("notice", { notice: { kind: "UNANNOUNCED" } });
    await chen("beginning", {});
    await chen("records", {
      record: { method: "REVIEW_ACCOUNTS", on: "2026-03-02", items: ["支出明细账"] },
    });
    await chen("end", { note: "当日结束" });
    await chen("report", { report: "未发现问题（示例）" });
    const one = await keepFile(host, id, { name: "明细.pdf", body: first, as: "sent" });
    expect((await chen("attachments", { files: [one] })).status).toBe(200);
    expect(await voidedIn(path)).toHaveLength(1);
    expect(attachedIn(await proofOf(host, `${id}.REPORT_REVIEW.1`))).toEqual([]);
    await decideByLink(host, "feng", id, { action: "approve" });
    expect((await stateOf<{ status: string }>(host, path)).status).toBe("REPORT_APPROVAL");
    expect(await chen("attachments", { files: [] })).toMatchObject({ status: 409 });
    for (const task of ["REPORT_REVIEW.2", "REPORT_APPROVAL.1"])
      expect(attachedIn(await proofOf(host, `${id}.${task}`))).toEqual([sha256(first)]);
  });
});
