import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import type { Petition } from "#process/petition/schema.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import { call, startFrozen } from "./harness.ts";
import { decideTask, stateOf } from "./supervision.ts";
import { verifyHost, wholeTable } from "./whole-table.ts";

const report = "其所反映的省管干部";
const registration = { accused: "省管干部示例", post: "", area: "OTHER", summary: "摘录（示例）" };

describe("what people type into recusals about a report is destroyed with it (检举控告规则 Art. 15)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
  });
  afterAll(() => host.stop());

  const ask = async (id: string, officer: string, requestedBy: string, detail: string) => {
    const request = { subject: { kind: "petition", id }, officer, relation: "other", requestedBy };
    const made = await call(host, "u-wei").post("/recusals", { ...request, detail });
    expect(made.status).toBe(200);
    await host.settle();
    return String(made.body.id);
  };

  it("whether granted, declared by the officer or not decided yet; the chains still verify", async () => {
    const made = await call(host, "u-wei").post("/petitions", {
      channel: "LETTER",
      receivedOn: "2026-09-17",
      content: { accused: "省管干部示例", facts: "反映上级管理对象的问题（示例）" },
    });
    const { id } = made.body;
    await host.settle();
    await call(host, "u-wei").post(`/petitions/${id}/registration`, { registration });
    await host.settle();
    const granted = await ask(id, "u-feng", "other", `${report}甲`);
    await decideTask(host, "u-zhou", `${granted}.DECIDE.1`, {
      action: "approve",
      opinion: `${report}乙`,
    });
    await host.settle();
    const waiting = await ask(id, "u-jiang", "reporter", `${report}丙`);
    const before = JSON.stringify(await wholeTable(host));
    for (const sign of ["甲", "乙", "丙"]) expect(before).toContain(`${report}${sign}`);
    const petition = await stateOf<Petition>(host, `/petitions/${id}`);
    expect(petition.recusals).toMatchObject([{ person: "u-feng", detail: `${report}甲` }]);

    await decideTask(host, "u-wei", `${id}.CLASSIFYING.1`, { action: "upward" });
    await host.settle();
    await decideTask(host, "u-wei", `${id}.UPWARD.1`, {
      action: "send",
      form: { receiver: "示例市纪委监委", on: "2026-09-18", receipt: "回执1" },
    });
    await host.settle();
    await decideTask(host, "u-wu", `${id}.PURGE_APPROVAL.1`, {
      action: "approve",
      form: { ground: "检举控告规则第15条" },
    });
    await host.settle();

    const left = JSON.stringify(await wholeTable(host));
    expect(left).not.toContain(report);
    const recused = await stateOf<Petition>(host, `/petitions/${id}`);
    expect(recused.recusals).toMatchObject([{ person: "u-feng", relation: "other" }]);
    const over = await stateOf<Recusal>(host, `/recusals/${waiting}`);
    expect(over).toMatchObject({ status: "LAPSED", officer: "u-jiang" });
    expect(await stateOf<Recusal>(host, `/recusals/${granted}`)).toMatchObject({
      status: "GRANTED",
    });
    const asked = await call(host, "u-zhou").get(`/tasks/${waiting}.DECIDE.1`);
    expect(JSON.stringify(asked.body)).not.toContain('"OPEN"');
    const verified = await verifyHost(host);
    expect(verified.findings).toEqual([]);
  });

  it("what is typed into a recusal from another matter stays with it", async () => {
    const subject = { kind: "clue", id: "clu_1" };
    const made = await call(host, "u-wei").post("/recusals", {
      ...{ subject, officer: "u-feng", relation: "other", requestedBy: "other" },
      detail: "同学（示例）",
    });
    await host.settle();
    const { detail } = await stateOf<Recusal>(host, `/recusals/${made.body.id}`);
    expect(detail).toBe("同学（示例）");
  });
});
