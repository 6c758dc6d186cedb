import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { Host } from "#local/host.ts";
import type { Ladder } from "#process/ladder/schema.ts";
import { feedbackFields, planFields, posted } from "#tests/process/letter/sample.ts";
import { at, call, linkFor, openedPage, startFrozen } from "./harness.ts";
import {
  answerByLink,
  approved,
  docxText,
  fileFor,
  letterTask,
  numbered,
  served,
} from "./letters.ts";
import { decideTask, stateOf } from "./supervision.ts";

/** Gap 10: an overdue rectification of a unit, from 提示函 to 约谈, with every paper. */
describe("逾期督办：提示函、督办函、书面说明、约谈", () => {
  let host: Host;
  let letter = "";
  let id = "";
  const state = () => stateOf<Ladder>(host, `/overdue-ladders/${id}`);
  const paper = async (name: string) => {
    const { bytes } = await fileFor(host, "u-shen", `/overdue-ladders/${id}/papers/${name}`);
    return docxText(bytes);
  };
  const serves = async (stage: string, number: string) => {
    const servedOn = host.now().slice(0, 10);
    const form = { number, servedOn, receivedBy: "吕示廿一" };
    const both = { superiorServedOn: servedOn, superiorReceivedBy: "孙示例" };
    const { late } = await state();
    const isBoth = late.type === "unit" && stage === "URGE_SERVING";
    const naming = isBoth && late.superior === undefined ? { superiorName: "示例街道" } : {};
    return decideTask(host, "u-shen", `${id}.${stage}.1`, {
      action: "serve",
      form: isBoth ? { ...form, ...both, ...naming } : form,
    });
  };

  beforeAll(async () => {
    host = await startFrozen("2026-09-04");
    letter = await approved(host);
    await numbered(host, letter);
    await served(host, letter);
    await decideTask(host, "u-lv", `${letter}.SERVED.1`, {
      action: "plan",
      form: planFields("2026-10-04"),
    });
    const task = await letterTask(host, letter, "RECTIFYING");
    expect(task.due.effectiveDue).toBe("2026-10-08");
  });
  afterAll(() => host.stop());

  it("黄: 提示函 is signed by the deputy secretary and served by the office (D-LAD-SIGN, D-LAD-SERVE)", async () => {
    const ladders = () =>
      call(host, "u-shen").get<{ items: { id: string; summary: { title: string } }[] }>(
        "/overdue-ladders",
      );
    expect(
      (await ladders()).body.items.some(({ summary }) => summary.title.endsWith(" 整改并反馈")),
    ).toBe(false);
    await host.advanceTo(at("2026-10-09", "10:00"));
    id =
      (await ladders()).body.items.find(({ summary }) => summary.title.endsWith(" 整改并反馈"))
        ?.id ?? "";
    expect(await state()).toMatchObject({
      status: "PROMPTING",
      of: { id: letter, title: "整改并反馈", due: "2026-10-08" },
      late: { type: "unit", unitId: "unt_sample_team2" },
    });
    expect(await paper("prompt")).toContain("应于2026年10月8日办结");
    const url = await linkFor(host, "wu", id);
    const { person, page } = await openedPage(host, "wu", url);
    expect(page.html).toContain("预览文书");
    const readings = recordKey("reading", derivedId("reading", "sample", "u-wu", "2026-10"));
    const before = await host.world.store.get(readings);
    expect(before?.summary ?? {}).not.toHaveProperty("readings", 1);
    const preview = (await person.get(`${url}/files/paper`)).html;
    expect(preview).toContain("关于办理事项逾期的提示函");
    // S5: what is read before it is signed leaves its trace like what is read after.
    expect(await host.world.store.get(readings)).toMatchObject({
      summary: { readings: 1, rows: 1 },
    });
    const trail = await host.world.store.range(readings.pk, "event#");
    expect(trail.items.at(-1)?.data).toMatchObject({ name: "预览文书（送审稿）", of: { id } });
    expect(preview).toContain("应于2026年10月8日办结");
    await decideTask(host, "u-wu", `${id}.PROMPTING.1`, { action: "approve" });
    expect((await serves("PROMPT_SERVING", "示纪提〔2026〕1号")).status).toBe(200);
    expect(await state()).toMatchObject({
      status: "PROMPTED",
      letters: { prompt: { number: "示纪提〔2026〕1号" } },
    });
  });

  it("红: 督办函 and the letter to the superior; the unit explains by its link (D-LAD-EXPLAIN)", async () => {
    await host.advanceTo(at("2026-10-15", "10:00"));
    expect((await state()).status).toBe("URGING");
    await decideTask(host, "u-zhou", `${id}.URGING.1`, { action: "approve" });
    expect((await serves("URGE_SERVING", "示纪督〔2026〕1号")).status).toBe(200);
    expect(await paper("urge")).toContain("三个工作日内书面说明");
    if ((await state()).late.type === "unit") expect(await paper("superior")).toContain("特此函告");
    const answer = await answerByLink(
      host,
      { to: "lv", id, due: "2026-10-20" },
      {
        action: "explain",
        ...posted({ reason: "设备更换（示例）", doneBy: "2026-10-20" }),
        confirmed: "yes",
      },
    );
    expect(answer.status).toBeLessThan(400);
    expect(await state()).toMatchObject({
      status: "EXPLAINED",
      explanation: { by: "u-lv", reasons: "设备更换（示例）" },
    });
  });

  it("then 约谈 with its record; the late feedback ends it, and opens no other", async () => {
    await host.advanceTo(at("2026-10-22", "10:00"));
    const form = {
      on: "2026-10-22",
      place: "区纪委监委会议室（示例）",
      withWhom: "吕示廿一",
      recorder: "沈示五",
      record: "听取逾期情况说明（示例）",
      demands: "三日内提交反馈（示例）",
    };
    await decideTask(host, "u-zhou", `${id}.TALKING.1`, { action: "talk", form });
    expect(await paper("talk")).toContain("三日内提交反馈（示例）");
    await decideTask(host, "u-lv", `${letter}.RECTIFYING.1`, {
      action: "feedback",
      form: feedbackFields,
    });
    expect(await state()).toMatchObject({ status: "CLOSED", closedFor: "逾期事项已办结" });
    const { body } = await call(host, "u-shen").get<{ items: { id: string }[] }>(
      "/overdue-ladders",
    );
    expect(body.items.map((one) => one.id)).toContain(id);
    const { body: trail } = await call(host, "u-zhou").get<{ chain: string }>(
      `/overdue-ladders/${id}/timeline`,
    );
    expect(trail.chain).toBe("intact");
  });
});
