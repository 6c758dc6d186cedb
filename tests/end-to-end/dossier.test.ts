import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Event } from "#kernel/record/event.ts";
import type { Host } from "#local/host.ts";
import type { Dossier } from "#process/dossier/schema.ts";
import { call, decideByLink, startFrozen } from "./harness.ts";
import { stateOf, supervised } from "./supervision.ts";

const whom = { personId: "per_zhao", unitId: "unt_street", unitName: "望海街道城建科（示例）" };

describe("an integrity file, opened by itself and for an approved reason only (A-39)", () => {
  let host: Host;
  let id = "";
  let enrollment = "";
  const path = () => `/integrity-files/${id}`;

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    enrollment = await supervised(host, whom);
  });
  afterAll(() => host.stop());

  const printed = async (name: string) =>
    fetch(`${host.url}/api/v1${path()}/${name}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await host.token("u-chen")}`,
        "content-type": "application/json",
        "idempotency-key": `print-${name}`,
      },
      body: "{}",
    });

  it("is there once supervision begins, for the room that keeps it and no other", async () => {
    const mine = await call(host, "u-feng").get<{ items: { id: string }[] }>("/integrity-files");
    id = mine.body.items[0]?.id ?? "";
    expect(mine.body.items).toHaveLength(1);
    const others = await call(host, "u-zheng").get<{ items: unknown[] }>("/integrity-files");
    expect(others.body.items).toEqual([]);
    expect((await call(host, "u-zheng").post(`${path()}/contents`)).status).toBe(404);
    expect((await call(host, "u-shen").post(`${path()}/contents`)).status).toBe(403);
  });

  it("the duty to open a file is done when it has opened by itself (D-ENR-9)", async () => {
    const { body } = await call(host, "u-zhou").get<{ items: Event[] }>(
      `/enrollments/${enrollment}/timeline?limit=200`,
    );
    const closed = body.items.filter(({ type }) => type === "task.closed");
    expect(closed.map(({ task }) => task)).toContain(`${enrollment}.INTEGRITY_FILE.1`);
  });

  it("takes entries of the room that keeps it, whose words nobody reads without leave", async () => {
    const chen = call(host, "u-chen");
    const filed = { on: "2026-03-02", basis: "户口簿复印件（示例）" };
    const entry = {
      ...filed,
      section: "FAMILY",
      relation: "SPOUSE",
      name: "钱示例",
      work: "某厂职工（示例）",
    };
    const entries = `${path()}/entries`;
    expect((await chen.post(entries, { entry })).status).toBe(200);
    expect((await chen.post(entries, { entry: { ...entry, on: "2026-03-09" } })).status).toBe(422);
    expect((await chen.post(entries, { entry: { ...entry, section: "CLUES" } })).status).toBe(422);
    const { basis: _, ...groundless } = entry;
    for (const wrong of [groundless, { ...filed, section: "FAMILY", text: "配偶（示例）" }])
      expect((await chen.post(entries, { entry: wrong })).status).toBe(422);
    for (const more of [
      { section: "PERSONNEL", item: "BIRTH", conclusion: "CLEAR", found: "前后一致（示例）" },
      { section: "MATERIALS", title: "初核报告（示例）", pages: "1份12页", place: "二室保密柜" },
      {
        section: "PARTY_LIFE",
        meeting: "2025年度民主生活会",
        matter: "函询",
        said: "已说明（示例）",
      },
    ])
      expect((await chen.post(entries, { entry: { ...filed, ...more } })).status).toBe(200);
    for (const who of ["u-zheng", "u-shen", "u-wu", "u-xu"])
      expect((await call(host, who).post(entries, { entry })).status).toBeGreaterThanOrEqual(403);
    const seen = [await chen.get(path()), await chen.get(`${path()}/timeline?limit=200`)];
    expect(JSON.stringify(seen)).not.toContain("钱示例");
    expect((await chen.post(`${path()}/contents.docx`)).status).toBe(403);
  });

  it("opens by the deputy's leave, given by link, and lists who opened it", async () => {
    const chen = call(host, "u-chen");
    expect(await chen.post(`${path()}/contents`)).toMatchObject({
      status: 403,
      body: { code: "dossier.approval" },
    });
    await chen.post(`${path()}/opening-request`, { reason: "季度检查前核对（示例）" });
    await host.settle();
    await decideByLink(host, "wu", id, { action: "grant" });
    const file = await chen.post<{
      sections: { title: string; lines: { text: string }[] }[];
      readings: object[];
    }>(`${path()}/contents`);
    expect(file.status).toBe(200);
    const posts = file.body.sections.find(({ title }) => title === "任免与提级监督");
    expect(posts?.lines).toHaveLength(1);
    const texts = (section: string) =>
      file.body.sections.find(({ title }) => title === section)?.lines.map(({ text }) => text);
    const made = "（陈示六 2026-03-03 登记，依据：户口簿复印件（示例））";
    expect(texts("家庭成员")).toEqual([
      `称谓 配偶，姓名 钱示例，工作单位及职务 某厂职工（示例）${made}`,
    ]);
    expect(texts("人事档案情况")).toEqual([
      `审核内容 出生日期，审核结论 无疑点，审核情况 前后一致（示例）${made}`,
    ]);
    expect(texts("初核、审查材料目录")?.[0]).toContain("存放处 二室保密柜");
    expect(texts("民主生活会说明")?.[0]).toContain("本人说明情况 已说明（示例）");
    expect(file.body.readings).toMatchObject([
      { officer: "陈示六", reason: "季度检查前核对（示例）", approvedBy: "吴示二" },
    ]);
  });

  it("prints as a .docx file, which is an opening as well", async () => {
    const answer = await printed("contents.docx");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      expect.stringContaining("wordprocessingml"),
    ]);
    const { readings } = await stateOf<Dossier>(host, path());
    expect(readings.map(({ officer }) => officer)).toEqual(["u-chen", "u-chen"]);
  });

  it("§5.1: a portrait is as secret as the file: leave and a trace, on one page", async () => {
    const chen = call(host, "u-chen");
    const portrait = await chen.post<{
      name: string;
      supervision: { label: string }[];
      digest: { title: string; lines: number }[];
    }>(`${path()}/portrait`);
    expect(portrait.status).toBe(200);
    const titles = portrait.body.digest.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["家庭成员", "任免与提级监督"]));
    expect(JSON.stringify(portrait.body)).not.toContain("钱示例");
    const paper = await printed("portrait.docx");
    expect(paper.status).toBe(200);
    expect(paper.headers.get("content-type")).toContain("wordprocessingml");
    const { readings } = await stateOf<Dossier>(host, path());
    expect(readings).toHaveLength(4);
    expect((await call(host, "u-feng").post(`${path()}/portrait`)).status).toBe(403);
    expect((await call(host, "u-zheng").post(`${path()}/portrait`)).status).toBe(404);
  });

  it("neg: a relative of the person finds it closed, approved or not", async () => {
    await call(host, "u-chen").post("/officers/u-chen/ties", {
      to: whom.personId,
      relation: "relative",
      detail: "表兄（示例）",
    });
    await host.settle();
    const barred = await call(host, "u-chen").post(`${path()}/contents`);
    expect(barred).toMatchObject({ status: 403, body: { code: "task.recused" } });
  });
});
