import { expect, it } from "vitest";
import type { Clue } from "#process/clue/schema.ts";
import { call } from "../harness.ts";
import { decideTask, lastTask, stateOf } from "../supervision.ts";
import { accounts, pathOf, type Scene, second, station, village } from "./scene.ts";

/** What a visit found, and a visit that is waived. */
export function findingLines(scene: () => Scene): void {
  it("findings: RISK is rectified within 30 CD, VIOLATION becomes a clue of the district commission (A-31)", async () => {
    const { host, stateAt, as, arrive } = scene();
    const path = pathOf(village, second);
    const id = path.split("/").at(-1) ?? "";
    await arrive(path, "2026-04-08");
    await as("u-chen")(`${path}/records`, accounts("2026-04-08"));
    const person = {
      personId: "per_one",
      name: "赵示例",
      kind: "VILLAGE_CADRE",
      isPartyMember: "yes",
      isPublicOfficer: "yes",
      amountInFen: 30_000,
    };
    const violation = {
      kind: "VIOLATION",
      area: "COLLECTIVE_ASSETS",
      nature: "CORRUPTION",
      subject: { type: "people", people: [person] },
      description: "虚列支出（示例）",
    };
    const wrong = await as("u-chen")(`${path}/findings`, {
      finding: { ...violation, amountInFen: 30_001 },
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: "finding.sums" } });
    await as("u-chen")(`${path}/findings`, { finding: { ...violation, amountInFen: 30_000 } });
    await as("u-chen")(`${path}/findings`, {
      finding: {
        kind: "RISK",
        area: "COLLECTIVE_ASSETS",
        subject: { type: "unit", unitId: village, unitName: "示例村" },
        description: "支出未公示（示例）",
      },
    });
    await as("u-chen")(`${path}/end`, { note: "当日结束" });
    await as("u-chen")(`${path}/report`, { report: "发现两个问题（示例）" });
    await decideTask(host, "u-feng", `${id}.REPORT_REVIEW.1`, { action: "approve" });
    await decideTask(host, "u-wu", `${id}.REPORT_APPROVAL.1`, { action: "approve" });
    const state = await stateAt(path);
    expect(state).toMatchObject({ status: "FEEDBACK", confirmedOn: "2026-04-08" });
    const clueId = state.clues[0]?.clueId ?? "";
    expect(await stateOf<Clue>(host, `/clues/${clueId}`)).toMatchObject({
      status: "RECEIVED",
      routing: { organ: "DISTRICT_COMMISSION", room: "2", object: "ACTIVE" },
      receivedOn: "2026-04-08",
      amountInFen: 30_000,
    });
    expect((await lastTask(host, `/clues/${clueId}`, "RECEIVED")).due).toMatchObject({
      ruleCode: "D-TI-3",
      effectiveDue: "2026-04-10",
    });
    await as("u-chen")(`${path}/feedback`, {
      feedback: {
        letterNumber: "示纪函〔2026〕2号",
        receivedBy: "村主任（示例）",
        servedOn: "2026-04-08",
      },
    });
    expect((await lastTask(host, path, "RECTIFYING")).due).toMatchObject({
      ruleCode: "D-QI-4",
      nominalDue: "2026-05-08",
      effectiveDue: "2026-05-08",
    });
    const early = await decideTask(host, "u-feng", `${id}.RECTIFYING.1`, {
      action: "close",
      opinion: "同意销号",
    });
    expect(early).toMatchObject({ status: 409, body: { code: "inspection.findings" } });
    await as("u-chen")(`${path}/rectification`, {
      rectified: { finding: 2, evidence: "公示照片（示例）", doneOn: "2026-04-08" },
    });
    await decideTask(host, "u-feng", `${id}.RECTIFYING.1`, {
      action: "close",
      opinion: "同意销号",
    });
    expect(await stateAt(path)).toMatchObject({ status: "CLOSED", closedOn: "2026-04-08" });
  });

  it("WAIVED only by the deputy, with a reason, before the quarter ends", async () => {
    const { host, stateAt, as } = scene();
    const path = pathOf(station, second);
    expect((await as("u-feng")(`${path}/waiver`, { reason: "撤并" })).status).toBe(403);
    const unexplained = await as("u-wu")(`${path}/waiver`, { reason: "" });
    expect(unexplained).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    expect((await as("u-wu")(`${path}/waiver`, { reason: "单位撤并（示例）" })).status).toBe(200);
    expect(await stateAt(path)).toMatchObject({ status: "WAIVED", waived: { by: "u-wu" } });
    const { body } = await call(host, "u-zhou").get(
      "/quarterly-visits/coverage?year=2026&quarter=2",
    );
    expect(body).toMatchObject({ total: { due: 1, visited: 1, waived: 1, percent: 100 } });
  });
}
