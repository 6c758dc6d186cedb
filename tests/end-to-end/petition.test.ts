import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportOf } from "#functions/verify/report.ts";
import { shortNumber } from "#kernel/text/short-number.ts";

import type { Host } from "#local/host.ts";
import type { Clue } from "#process/clue/schema.ts";
import type { Petition } from "#process/petition/schema.ts";
import { call, startFrozen } from "./harness.ts";
import { decideTask, eventsOf, lastTask, stateOf } from "./supervision.ts";
import { fieldsOf, namedReport, png, visitor } from "./visitor.ts";
import { petitionItems, verifyHost, wholeTable } from "./whole-table.ts";

const typed = namedReport;
const planted = typed.name;

const registration = {
  accused: "赵示例",
  post: "望海街道城建科（示例）科长",
  area: "OTHER",
  summary: "反映私车公养（示例）",
};

describe("a petition, from the public page to the result (process sheet §4.6, A-40)", () => {
  let host: Host;
  let receipt = "";
  let file = "";
  let id = "";
  let site: ReturnType<typeof visitor>["site"];
  let post: ReturnType<typeof visitor>["post"];

  beforeAll(async () => {
    host = await startFrozen("2026-09-18");
    ({ site, post } = visitor(host));
  });
  afterAll(() => host.stop());

  const minutesLater = async (n: number) => host.advanceTo(Date.parse(host.now()) + n * 60_000);

  it("is filed without a script or cookie, once its receipt was typed back", async () => {
    const opened = await fetch(site("/report"));
    expect(opened.headers.get("set-cookie")).toBeNull();
    expect(opened.headers.get("content-security-policy")).toContain("default-src 'none'");
    const { token = "" } = fieldsOf(await opened.text());
    await minutesLater(5);
    const [unclear, again] = await post("/report", { ...typed, facts: "", token, go: "review" });
    expect(unclear).toBe(422);
    expect(again).toContain(planted);
    const [, attached] = await post("/report", { ...typed, token, go: "attach" }, [png]);
    file = attached.match(/name="file" value="([^"]+)"/)?.[1] ?? "";
    const [, review] = await post("/report", { ...typed, file, token, go: "review" });
    expect(review).toContain("请核对");
    const [, shown] = await post("/receipt", { ...typed, file, token });
    receipt = shown.match(/(?:\d{4} ){6}\d{4}/)?.[0] ?? "";
    const hidden = fieldsOf(shown);
    const [wrong] = await post("/filing", { ...typed, file, ...hidden, typed: "1234" });
    expect(wrong).toBe(422);
    const [, nothingYet] = await post("/query", { receipt });
    expect(nothingYet).toContain("没有查到");
    const [filed, page] = await post("/filing", { ...typed, file, ...hidden, typed: receipt });
    expect([filed, page]).toEqual([200, expect.stringContaining("举报已收到")]);
    await host.settle();
  });

  it("the reporter follows it by the receipt; another number reads as an unknown one", async () => {
    const [status, page] = await post("/query", { receipt: receipt.replaceAll(" ", "") });
    expect([status, page]).toEqual([200, expect.stringContaining("已收到")]);
    expect(page).not.toContain(planted);
    const [unknown, other] = await post("/query", { receipt: "1".repeat(28) });
    expect([unknown, other]).toEqual([404, expect.stringContaining("没有查到")]);
  });

  it("the petition office reads the words, each reading an event, and registers a summary", async () => {
    const { body } = await call(host, "u-wei").get<{ items: { id: string }[] }>("/petitions");
    id = body.items[0]?.id ?? "";
    const read = await call(host, "u-wei").post<{ text: Record<string, string> }>(
      `/petitions/${id}/content`,
    );
    expect(read.body.text.facts).toBe(typed.facts);
    expect(JSON.stringify(read.body)).not.toContain(planted);
    const opened = await call(host, "u-wei").post<{ name: string; url: string }>(
      `/petitions/${id}/files/1`,
    );
    expect(opened.body.name).toBe("现场.png");
    expect((await fetch(opened.body.url)).status).toBe(200);
    expect((await call(host, "u-wei").post(`/petitions/${id}/files/2`)).status).toBe(404);
    const denied = await call(host, "u-chen").post(`/petitions/${id}/content`);
    expect(denied.status).toBe(403);
    const registered = await call(host, "u-wei").post(`/petitions/${id}/registration`, {
      registration,
    });
    expect(registered.status).toBe(200);
    await host.settle();
    const state = await stateOf<Petition>(host, `/petitions/${id}`);
    expect(state).toMatchObject({ status: "IDENTITY_CHECK", number: "XF-2026-0001" });
    const types = (await eventsOf(host, `/petitions/${id}`)).map(({ type }) => type);
    expect(types).toContain("petition.content-read");
  });

  it("who reported opens for an hour, with the deputy's leave", async () => {
    const wei = call(host, "u-wei");
    expect((await wei.post(`/petitions/${id}/reporter`)).status).toBe(403);
    await wei.post(`/petitions/${id}/identity-request`, { reason: "电话核实（示例）" });
    await decideTask(host, "u-wu", `${id}.IDENTITY_OPENING.1`, { action: "grant" });
    const opened = await wei.post<Record<string, string>>(`/petitions/${id}/reporter`);
    expect(opened.body.name).toBe(planted);
    await host.settle();
    const [told] = await host.inbox("zhou@example.test");
    expect(told?.subject).toContain("身份信息已打开");
    expect(told?.text).toContain(shortNumber(id));
    await minutesLater(61);
    expect((await wei.post(`/petitions/${id}/reporter`)).status).toBe(403);
    const again = await wei.post(`/petitions/${id}/identity-request`, {
      reason: "再次核实（示例）",
    });
    expect(again.status).toBe(200);
    await decideTask(host, "u-wu", `${id}.IDENTITY_OPENING.2`, { action: "grant" });
    expect((await wei.post(`/petitions/${id}/reporter`)).status).toBe(200);
  });

  it("is accepted, told within 15 working days, handed over, and becomes a clue without a name", async () => {
    await decideTask(host, "u-wei", `${id}.IDENTITY_CHECK.1`, {
      action: "confirmed",
      form: { how: "PHONE", on: "2026-09-18" },
    });
    await host.settle();
    await decideTask(host, "u-wei", `${id}.CLASSIFYING.1`, {
      action: "accept",
      form: { category: "ACCUSATION" },
    });
    await host.settle();
    expect((await lastTask(host, `/petitions/${id}`, "NOTICE")).due.effectiveDue).toBe(
      "2026-10-15",
    );
    await call(host, "u-wei").post(`/petitions/${id}/hand-over`, { room: "2" });
    await host.settle();
    await decideTask(host, "u-feng", `${id}.TO_HANDLER.1`, {
      action: "take",
      declaration: "none",
    });
    await host.settle();
    const { body } = await call(host, "u-jiang").get<{ items: { id: string }[] }>("/clues");
    const clue = await stateOf<Clue>(host, `/clues/${body.items[0]?.id}`);
    expect(clue).toMatchObject({
      status: "RECEIVED",
      source: "PETITION",
      reporter: "NAMED",
      receivedOn: "2026-09-18",
    });
    expect(JSON.stringify(clue)).not.toContain(planted);
  });

  it("the office and the reporter write to each other on the page", async () => {
    await call(host, "u-wei").post(`/petitions/${id}/messages`, { text: "请补充加油日期（示例）" });
    const [, page] = await post("/query", { receipt });
    expect(page).toContain("请补充加油日期（示例）");
    expect(page).toContain("办理中");
    const [sent, told] = await post("/supplement", {
      ...fieldsOf(page),
      text: "八月每周一次（示例）",
    });
    expect([sent, told]).toEqual([200, expect.stringContaining("已发送")]);
    expect(told).toContain("八月每周一次（示例）");
    await host.settle();
    const { status } = await lastTask(host, `/petitions/${id}`, "MESSAGE");
    expect(status).toBe("OPEN");
    const { body } = await call(host, "u-wei").post<{
      further: { by: string; text: string; files: { n: number; name: string }[] }[];
    }>(`/petitions/${id}/content`);
    expect(body.further.map(({ by, text, files }) => [by, text, files])).toEqual([
      ["办理人员", "请补充加油日期（示例）", []],
      ["举报人", "八月每周一次（示例）", []],
    ]);
  });

  it("the reporter's name is nowhere in the table but encrypted, and in no mail", async () => {
    const { records } = await petitionItems(host);
    expect(records.length).toBeGreaterThan(20);
    expect(JSON.stringify(records)).not.toContain(planted);
    expect(JSON.stringify(records)).not.toContain(typed.facts);
    expect(JSON.stringify(await host.inbox())).not.toContain(planted);
  });

  it("a report that is destroyed takes its files with it, every version (Art. 15)", async () => {
    const key = `petitions/clean/${"0".repeat(40)}`;
    await host.world.files.put(key, png, "image/png");
    await host.world.files.destroy(key);
    await host.world.files.destroy(key);
    expect(await host.world.files.get(key)).toBeUndefined();
  });

  it("what belongs to the upper level is destroyed by two people, and only its stub stays", async () => {
    const made = await call(host, "u-wei").post("/petitions", {
      channel: "LETTER",
      receivedOn: "2026-09-17",
      content: { accused: "省管干部示例", facts: "反映上级管理对象的问题（示例）" },
    });
    const { id: upper } = made.body;
    await host.settle();
    const extract = { accused: "省管干部摘录示例", post: "", summary: "摘录的内容（示例）" };
    await call(host, "u-wei").post(`/petitions/${upper}/registration`, {
      registration: { ...registration, ...extract },
    });
    await host.settle();
    expect(JSON.stringify(await wholeTable(host))).toContain(extract.accused);
    await decideTask(host, "u-wei", `${upper}.CLASSIFYING.1`, {
      action: "upward",
      opinion: "其所反映的省管干部分管的某事（示例）",
    });
    await host.settle();
    expect((await lastTask(host, `/petitions/${upper}`, "UPWARD")).due.effectiveDue).toBe(
      "2026-09-23",
    );
    await decideTask(host, "u-wei", `${upper}.UPWARD.1`, {
      action: "send",
      form: { receiver: "示例市纪委监委", on: "2026-09-18", receipt: "回执1" },
    });
    await host.settle();
    const trail = await call(host, "u-wei").get(`/petitions/${upper}/timeline?limit=200`);
    expect(JSON.stringify(trail.body)).toContain("分管的某事");
    const task = await call(host, "u-wei").get(`/tasks/${upper}.CLASSIFYING.1/proof`);
    expect(JSON.stringify(task.body)).toContain("分管的某事");
    await decideTask(host, "u-wu", `${upper}.PURGE_APPROVAL.1`, {
      action: "approve",
      form: { ground: "检举控告规则第15条" },
    });
    await host.settle();
    const state = await stateOf<Petition>(host, `/petitions/${upper}`);
    expect(state).toMatchObject({ status: "OUT_OF_LEVEL", purged: { by: ["u-wei", "u-wu"] } });
    expect(state.registration).toBeUndefined();
    const gone = await call(host, "u-wei").post(`/petitions/${upper}/content`);
    expect(gone).toMatchObject({ status: 410, body: { code: "petition.destroyed" } });
    const types = (await eventsOf(host, `/petitions/${upper}`)).map(({ type }) => type);
    expect(types.at(-1)).toBe("petition.destroyed");
    const left = JSON.stringify(await wholeTable(host));
    for (const words of [extract.accused, extract.summary, "分管的某事"])
      expect(left).not.toContain(words);
    expect(JSON.stringify(await host.inbox())).not.toContain(extract.accused);
  });

  it("what tells of retaliation is found among all others as urgent, and so is its clue, until it ends", async () => {
    const wei = call(host, "u-wei");
    const made = await wei.post("/petitions", {
      channel: "VISIT",
      receivedOn: "2026-09-18",
      content: { accused: "赵示例", facts: "举报后被调离岗位（示例）" },
    });
    const { id: urgent } = made.body;
    await host.settle();
    const found = async (who: string, path: string) => {
      const { body } = await call(host, who).get<{ items: { id: string }[] }>(path);
      return body.items.map((item) => item.id);
    };
    expect(await found("u-wei", "/petitions?urgent=yes")).toEqual([]);
    await wei.post(`/petitions/${urgent}/registration`, {
      registration: { ...registration, retaliation: "yes" },
    });
    await host.settle();
    expect(await found("u-wei", "/petitions?urgent=yes")).toEqual([urgent]);
    expect(await found("u-wei", "/petitions?urgent=yes&status=ARCHIVED")).toEqual([]);
    expect((await wei.get("/petitions?urgent=no")).status).toBe(422);
    expect((await found("u-wei", "/petitions")).length).toBeGreaterThan(1);
    await decideTask(host, "u-wei", `${urgent}.CLASSIFYING.1`, {
      action: "accept",
      form: { category: "ACCUSATION" },
    });
    await wei.post(`/petitions/${urgent}/hand-over`, { room: "2" });
    await host.settle();
    await decideTask(host, "u-feng", `${urgent}.TO_HANDLER.1`, { action: "take" });
    const { clueId } = await stateOf<Petition>(host, `/petitions/${urgent}`);
    expect(await found("u-jiang", "/clues?urgent=yes")).toEqual([clueId]);
    expect((await found("u-jiang", "/clues")).length).toBeGreaterThan(1);
    expect((await call(host, "u-jiang").get("/letters?urgent=yes")).status).not.toBe(200);
  });

  it("the verifier finds no break in what was destroyed, and says on which day, by whom, on what ground", async () => {
    const verified = await verifyHost(host);
    expect(verified.findings).toEqual([]);
    expect(verified.destroyed).toEqual([
      expect.objectContaining({
        on: "2026-09-18",
        by: ["u-wei", "u-wu"],
        ground: "检举控告规则第15条",
      }),
    ]);
    expect(reportOf(verified)).toMatch(
      /^pet_\w+ 的内容已依规于 2026-09-18 由 u-wei、u-wu 销毁，依据：检举控告规则第15条\n.+：未发现问题$/,
    );
  });
});
