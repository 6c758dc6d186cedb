import { expect, it } from "vitest";
import { at, call, decideByLink } from "../harness.ts";
import { eventsOf, lastTask, remindersOf } from "../supervision.ts";
import { documents, type FuelHit, type Scene } from "./scene.ts";

/** Line 1: the plan, the documents, the comparison of the unit's own records. */
export function checkLines(scene: () => Scene): void {
  it("work plan: director and deputy by link, 3 WD each; nothing is served before", async () => {
    const { host, id, path, state, as } = scene();
    const early = await as("u-chen", "document-request", {
      servedOn: "2026-08-12",
      servedTo: "城管二队",
      documents,
    });
    expect(early).toMatchObject({ status: 409, body: { code: "record.state" } });
    await as("u-chen", "submission");
    expect((await lastTask(host, path, "PLAN_REVIEW")).due.effectiveDue).toBe("2026-08-17");
    await decideByLink(host, "feng", id, { action: "approve" });
    expect((await lastTask(host, path, "PLAN_APPROVAL")).due.effectiveDue).toBe("2026-08-17");
    await host.advanceTo(at("2026-08-14"));
    await decideByLink(host, "wu", id, { action: "approve", opinion: "同意开展检查" });
    expect(await state()).toMatchObject({
      status: "APPROVED",
      approved: { themes: ["fuel-cards"] },
    });
  });

  it("#1 08-17 调取清单 served: due 08-20", async () => {
    const { host, path, state, as } = scene();
    await host.advanceTo(at("2026-08-17"));
    const served = { servedOn: "2026-08-17", servedTo: "城管二队办公室（示例）", documents };
    expect((await as("u-chen", "document-request", served)).status).toBe(200);
    expect((await state()).status).toBe("DOC_REQUESTED");
    expect((await lastTask(host, path, "DOC_REQUESTED")).due).toMatchObject({
      ruleCode: "D-TI-1",
      base: "2026-08-17",
      effectiveDue: "2026-08-20",
    });
  });

  it("#1 delivered 08-21: late 1 WD, 黄 to director and deputy", async () => {
    const { host, path, state, as } = scene();
    await as("u-chen", "receipts", { documents: [1, 2, 3], receivedOn: "2026-08-17" });
    expect((await state()).status).toBe("DOC_REQUESTED");
    await host.advanceTo(at("2026-08-21"));
    await as("u-chen", "receipts", { documents: [4, 5, 6, 7], receivedOn: "2026-08-21" });
    const { status, requests } = await state();
    expect(status).toBe("ANALYZING");
    expect(requests[0]?.documents.map(({ lateWorkdays }) => lateWorkdays)).toEqual([
      0, 0, 0, 1, 1, 1, 1,
    ]);
    const steps = await remindersOf(host, path, "DOC_REQUESTED");
    expect(steps.find(({ step }) => step === "YELLOW")).toMatchObject({
      at: at("2026-08-21", "00:10"),
      recipients: ["u-feng", "u-wu"],
    });
    const closed = (await eventsOf(host, path)).find(
      ({ type, data }) => type === "task.closed" && data.outcome === "complete",
    );
    expect(closed?.data.late).toBe("late");
  });

  it("the unit's own records are compared by the fuel-card theme; every hit names its numbers", async () => {
    const { host, path, state, as } = scene();
    const send = async (table: string, name: string, lines: readonly string[]) => {
      const query = new URLSearchParams({ theme: "fuel-cards", table, name }).toString();
      const response = await fetch(`${host.url}/api/v1${path}/tables?${query}`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${await host.token("u-chen")}`,
          "content-type": "application/octet-stream",
          "idempotency-key": `table-${table}`,
        },
        body: lines.join("\r\n"),
      });
      return response.status;
    };
    expect(
      await send("fills", "加油明细.csv", [
        "流水号,卡号,加油日期,车牌号,油品,升数,金额(元),加油地点,小票签字",
        "F001,C01,2026-03-05 08:30,示A10001,92号,46.60,373.00,示例区一站,是",
        "F002,C01,2026-03-05 18:10,示A99999,95号,46.70,373.40,远例县国道站,否",
      ]),
    ).toBe(200);
    expect(
      await send("vehicles", "单位车辆清单.csv", ["车牌号,油箱容积(升),油品", "示A10001,50,92号"]),
    ).toBe(200);
    expect((await as("u-chen", "reanalysis")).status).toBe(200);
    const { tables, hits, comparisons } = await state();
    expect(tables.map(({ status, problemCount }) => [status, problemCount])).toEqual([
      ["ANALYZED", 0],
      ["ANALYZED", 0],
    ]);
    expect(comparisons).toMatchObject([{ theme: "fuel-cards", status: "analyzed" }]);
    const { body } = await call(host, "u-chen").get<{ items: FuelHit[] }>(`${path}/hits`);
    expect(body.items).toHaveLength(hits.found);
    const rules = body.items.map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(["UNLISTED_PLATE", "SAME_DAY", "UNSIGNED", "OUTSIDE"]),
    );
    const sameDay = body.items.find(({ rule }) => rule === "SAME_DAY");
    expect(sameDay?.explanation).toMatch(/2026-03-05/);
    expect(sameDay?.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect((await as("u-chen", "beginning")).body).toMatchObject({ code: "targeted.hits-open" });
    for (const { hit } of body.items)
      expect(
        await as("u-chu", "hit-reviews", {
          review: { hit, verdict: "SUSPECT", note: "列入核查（示例）" },
        }),
      ).toMatchObject({ status: 200 });
  });

  it("neg: a theme that nobody approved is refused until the wider plan is approved", async () => {
    const { host, path } = scene();
    const wider = await call(host, "u-chen").post(
      `${path}/tables?theme=receptions&table=log&name=a.csv`,
      {},
    );
    expect(wider).toMatchObject({ status: 409, body: { code: "targeted.beyond-plan" } });
  });

  it("#2 08-26 on-site end: findings due 09-16", async () => {
    const { host, path, as } = scene();
    await host.advanceTo(at("2026-08-24"));
    expect((await as("u-chen", "beginning")).status).toBe(200);
    await as("u-chen", "records", {
      record: {
        method: "INTERVIEW",
        on: "2026-08-24",
        interviewee: "加油卡管理员（示例）",
        officers: ["u-chen", "u-chu"],
        notes: "谈话情况（示例）",
      },
    });
    await host.advanceTo(at("2026-08-26"));
    expect((await as("u-chen", "end", { note: "现场检查结束" })).status).toBe(200);
    expect((await lastTask(host, path, "FINDINGS_DRAFT")).due).toMatchObject({
      ruleCode: "D-TI-2",
      base: "2026-08-26",
      effectiveDue: "2026-09-16",
    });
  });
}
