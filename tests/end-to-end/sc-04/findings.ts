import { expect, it } from "vitest";
import { openBatch } from "#functions/react/batch.ts";
import { react } from "#functions/react/react.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Letter } from "#process/letter/schema.ts";
import { reportBy } from "../group-report.ts";
import { at, call, decideByLink } from "../harness.ts";
import { decideTask, eventsOf, lastTask, stateOf } from "../supervision.ts";
import { ofUnit, party, people, type Scene, unit, violation } from "./scene.ts";

/** Line 2: findings that reconcile, the letter and the clues that follow from them. */
export function findingLines(scene: () => Scene): void {
  it("findings reconcile: a sum that differs by one fen is refused, so is a period beyond the plan", async () => {
    const { state, as } = scene();
    const wrong = { ...violation(people.jia), amountInFen: 224_001 };
    expect(await as("u-chen", "findings", { finding: wrong })).toMatchObject({
      status: 422,
      body: { code: "finding.sums", detail: "各人合计 2,240.00 元，问题金额 2,240.01 元" },
    });
    const beyond = { ...violation(people.jia), period: { from: "2025-12-01", to: "2026-07-31" } };
    expect(await as("u-chen", "findings", { finding: beyond })).toMatchObject({
      status: 409,
      body: { code: "targeted.beyond-plan" },
    });
    const elsewhere = {
      ...ofUnit("RISK", "他单位（示例）"),
      subject: { type: "unit", unitId: "unt_other", unitName: "其他单位" },
    };
    expect(await as("u-chen", "findings", { finding: elsewhere })).toMatchObject({
      body: { code: "targeted.beyond-plan" },
    });
    const unreviewed = { ...violation(people.jia), hits: ["00000000000000aa"] };
    expect(await as("u-chen", "findings", { finding: unreviewed })).toMatchObject({
      status: 409,
      body: { code: "targeted.hit" },
    });
    expect((await state()).findings).toEqual([]);
  });

  it("#2 08-31 five findings confirmed: 3 VIOLATION, 1 LOOPHOLE, 1 RISK; 14次 660升 5,250.00元", async () => {
    const { host, id, path, state, as, balance } = scene();
    await host.advanceTo(at("2026-08-31"));
    for (const finding of [
      violation(people.jia),
      violation(people.yi),
      violation(people.bing),
      ofUnit("LOOPHOLE", "无里程登记（示例）"),
      ofUnit("RISK", "副卡未绑车牌（示例）"),
    ])
      expect((await as("u-chen", "findings", { finding })).status).toBe(200);
    const unheard = await as("u-chen", "findings-submission");
    expect(unheard).toMatchObject({ status: 409, body: { code: "inspection.findings" } });
    for (const subject of ["per_jia", "per_yi", "per_bing", unit.unitId])
      await as("u-chen", "hearings", {
        hearing: { subject, on: "2026-08-31", statement: "无异议（示例）" },
      });
    const unwritten = await as("u-chen", "findings-submission");
    expect(unwritten).toMatchObject({ status: 409, body: { code: "inspection.report" } });
    await reportBy(host, path);
    await host.settle();
    const told = await call(host, "u-chu").get<{ items: { title: string }[] }>("/notices");
    expect(told.body.items.map(({ title }) => title)).toContainEqual(
      expect.stringContaining("检查报告待您签名"),
    );
    expect((await as("u-chen", "findings-submission")).status).toBe(200);
    expect((await lastTask(host, path, "FINDINGS_REVIEW")).due.effectiveDue).toBe("2026-09-16");
    await decideByLink(host, "feng", id, { action: "approve", opinion: "同意" });
    const confirmed = await state();
    expect(confirmed).toMatchObject({ status: "DISPOSAL", confirmedOn: "2026-08-31" });
    expect(confirmed.findings.map(({ kind, area, areaNote }) => [kind, area, areaNote])).toEqual([
      ["VIOLATION", "OTHER", "公务用车"],
      ["VIOLATION", "OTHER", "公务用车"],
      ["VIOLATION", "OTHER", "公务用车"],
      ["LOOPHOLE", "PARTY_RESPONSIBILITY", undefined],
      ["RISK", "PARTY_RESPONSIBILITY", undefined],
    ]);
    expect((await balance()).total).toEqual({
      times: 14,
      centilitres: 66_000,
      amountInFen: 525_000,
    });
    const event = (await eventsOf(host, path)).find(
      ({ type }) => type === "targeted.findings-confirmed",
    );
    expect(event).toMatchObject({
      actor: "u-feng",
      data: { findings: 5, violations: 3, amountInFen: 525_000 },
    });
  });

  it("#2 loophole and risk of the unit: one letter drafted for the handler, repeated for nothing", async () => {
    const { host, id } = scene();
    const letters = await call(host, "u-chen").get<{ items: { id: string }[] }>("/letters");
    expect(letters.body.items).toHaveLength(1);
    const drafted = `/letters/${letters.body.items[0]?.id}`;
    expect(await stateOf<Letter>(host, drafted)).toMatchObject({
      status: "DRAFT",
      proposer: "u-chen",
      source: { kind: "targeted", id },
      content: {
        addressee: { ...unit, organs: "UNIT" },
        ground: "POWER",
        situation:
          "靶向性检查发现：问题 4（监管漏洞）无里程登记（示例）；问题 5（廉政风险）副卡未绑车牌（示例）。",
        demands: [],
      },
    });
    const incomplete = await call(host, "u-chen").post(`${drafted}/submission`);
    expect(incomplete).toMatchObject({ status: 422, body: { code: "letter.incomplete" } });
    const { items } = await host.world.store.range(`targeted#${id}`, "event#");
    const opened = items.find(({ type }) => type === "targeted.disposal-opened");
    await react(host.world, opened as unknown as Event, openBatch(host.world, []));
    expect((await eventsOf(host, drafted)).map(({ type }) => type)).toEqual(["letter.drafted"]);
  });

  it("#2 three clues of the district commission, due 09-02, registered 09-01; each number once", async () => {
    const { host, state, as } = scene();
    const { clues } = await state();
    expect(clues.map(({ personId }) => personId)).toEqual(["per_jia", "per_yi", "per_bing"]);
    for (const { clueId } of clues) {
      expect((await lastTask(host, `/clues/${clueId}`, "RECEIVED")).due).toMatchObject({
        ruleCode: "D-TI-3",
        effectiveDue: "2026-09-02",
      });
      expect((await stateOf<Clue>(host, `/clues/${clueId}`)).routing).toEqual({
        organ: "DISTRICT_COMMISSION",
        room: "2",
        object: "NONE",
      });
    }
    const tooEarly = await as("u-feng", "disposals", {
      disposal: {
        personId: "per_yi",
        measure: "ADMONITION",
        decidedOn: "2026-08-31",
        decidedBy: "区纪委监委",
        basis: party("第五条"),
      },
    });
    expect(tooEarly).toMatchObject({ status: 409, body: { code: "clue.unregistered" } });
    await host.advanceTo(at("2026-09-01"));
    for (const { clueId } of clues) {
      const registered = await decideTask(host, "u-jiang", `${clueId}.RECEIVED.1`, {
        action: "register",
        form: {},
      });
      expect(registered.status).toBe(200);
      expect(await stateOf<Clue>(host, `/clues/${clueId}`)).toMatchObject({
        status: "REGISTERED",
        registeredOn: "2026-09-01",
        registeredBy: "u-jiang",
        receivedOn: "2026-08-31",
      });
      expect((await lastTask(host, `/clues/${clueId}`, "REGISTERED")).due.effectiveDue).toBe(
        "2026-09-04",
      );
    }
    expect((await state()).clues.map(({ number }) => number)).toEqual([
      "XS-2026-0001",
      "XS-2026-0002",
      "XS-2026-0003",
    ]);
  });
}
