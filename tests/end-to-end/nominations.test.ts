import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { xlsxType } from "#kernel/document/documents.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { Host } from "#local/host.ts";
import { importWorkbook } from "#local/sample/library/import.ts";
import { writeLibrary } from "#local/sample/library/workbook.ts";
import { type NominationColumn, nominationColumns } from "#registry/nomination/columns.ts";
import type { Nominated } from "#registry/nomination/nominate.ts";
import { nominationTemplate } from "#registry/nomination/template.ts";
import { call, enrollmentOf, startFrozen, timelineOf } from "./harness.ts";

type Row = Partial<Record<NominationColumn, string>>;
const columns = Object.keys(nominationColumns) as NominationColumn[];
const unit = "望海街道城建科（示例）";

const row = (name: string, change: Row = {}): Row => ({
  name,
  unit,
  scores: "权力集中程度 90 信息库",
  judgment: "廉政风险较高（示例）",
  objectClass: "基层科所站队主要负责人",
  criteria: "权力集中、资金密集",
  riskGrounds: "补偿资金量大（示例）",
  powers: "补偿核算",
  focus: "其他",
  focusNote: "腾迁",
  contents: "“三重一大”制度执行",
  scopeOfMatters: "补偿核算",
  basisTitle: "关于进一步加强基层监督工作的意见",
  basisIssuer: "市委办公厅",
  ...change,
});

const names = Array.from({ length: 22 }, (_, index) => `示例甲${String.fromCharCode(65 + index)}`);
const twenty = names.slice(0, 20).map((name) => row(name));
const [last = "", spare = ""] = names.slice(20);
const bad = [
  row("无此人"),
  row(last, { criteria: "人缘好" }),
  row("同名"),
  row(names[0] ?? "", { judgment: "又一行" }),
  row(spare, { basisTitle: "" }),
];

describe("nomination by workbook (process sheet §4.1: SCREENING to ROOM_REVIEW)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");

    const people = [
      ...names.map((name) => ({ name, post: "科长" })),
      { name: "同名", post: "甲岗" },
      { name: "同名", post: "乙岗" },
    ].map((one) => ({ ...one, unit, class: "科级领导", isKeyObject: "否" }));
    const body = await writeLibrary(
      "信息库（示例）",
      [{ code: "CJ", name: unit, class: "科所站队" }],
      people,
    );
    const actor = { id: "u-chen", role: "PROPOSER" };
    const imported = await importWorkbook(host.world, { district: "sample", actor, body });
    const state = (await host.world.store.get(recordKey("import", imported)))?.state;
    expect(state).toMatchObject({ status: "DONE", errors: [] });
  });
  afterAll(() => host.stop());

  const submission = "/enrollments/submissions";
  type Outcomes = { items: { id: string; outcome: string; code?: string }[] };
  let drafts: string[] = [];

  async function upload(body: Uint8Array, who = "u-chen") {
    const response = await fetch(`${host.url}/api/v1/nominations`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await host.token(who)}`,
        "content-type": xlsxType,
        "idempotency-key": randomUUID(),
      },
      body: Buffer.from(body),
    });
    return { status: response.status, body: (await response.json()) as Nominated };
  }

  /** The template as it is handed out, filled in below its 填表说明. */
  function workbook(rows: readonly Row[]): Promise<Uint8Array> {
    const template = nominationTemplate({ filledBy: "陈示六", date: "2026-03-03" });
    const cells = rows.map((one, index) =>
      columns.map((name) => (name === "number" ? String(index + 1) : (one[name] ?? ""))),
    );
    return host.world.documents.xlsx({ ...template, rows: [...template.rows, ...cells] });
  }

  it("20 good rows go in, each refused row is named by number, column and reason", async () => {
    const { status, body } = await upload(await workbook([...twenty, ...bad]));
    await host.settle();
    expect(status).toBe(200);
    expect(body.nominated.map((one) => one.row)).toEqual(twenty.map((_, index) => index + 4));
    expect(body.known).toEqual([]);
    expect(body.errors.map(({ message }) => message)).toEqual([
      `第 24 行“姓名”填写的“无此人”不在该单位的人员中`,
      expect.stringContaining("第 25 行“纳入标准”应为权力集中、"),
      "第 26 行“姓名”填写的“同名”在该单位有多名同名人员，请填写职务或人员编号",
      "第 27 行“姓名”与第 4 行为同一人",
      "第 28 行“依据文件”不能为空",
    ]);

    const [first] = body.nominated;
    const id = first?.id ?? "";
    const state = await enrollmentOf(host, id);
    expect(state).toMatchObject({ status: "DRAFT", proposer: "u-chen", room: "2" });
    expect(await timelineOf(host, id)).toMatchObject([
      {
        type: "enrollment.screened",
        actor: "u-chen",
        data: { source: { file: body.file, row: 4 } },
      },
      { type: "enrollment.drafted", actor: "u-chen" },
    ]);
    const inbox = await call(host, "u-feng").get<{ items: unknown[] }>("/inbox?limit=100");
    expect(inbox.body.items).toHaveLength(0);
    drafts = body.nominated.map((one) => one.id);
  });

  it("the list is submitted by one act, each matter by itself (R19)", async () => {
    const list = { ids: [...drafts, "enr_unknown"] };
    const { status, body } = await call(host, "u-chen").post<Outcomes>(submission, list);
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual(list.ids);
    expect(body.items.filter(({ outcome }) => outcome === "done")).toHaveLength(20);
    expect(body.items.at(-1)).toMatchObject({ outcome: "refused", code: "record.unknown" });
    const again = await call(host, "u-chen").post<Outcomes>(submission, { ids: drafts });
    expect(new Set(again.body.items.map(({ code }) => code))).toEqual(new Set(["record.state"]));
    await host.settle();
    const inbox = await call(host, "u-feng").get<{ items: unknown[] }>("/inbox?limit=100");
    expect(inbox.body.items).toHaveLength(20);
    expect((await call(host, "u-chen").post(submission, { ids: [] })).status).toBe(422);
  });

  it("the same file again, even twice at once, does nothing", async () => {
    const file = await workbook([...twenty, ...bad]);
    const before = await call(host, "u-chen").get<{ items: unknown[] }>("/enrollments?limit=200");
    const answers = await Promise.all([upload(file), upload(file)]);
    for (const { body } of answers) {
      expect(body.nominated).toEqual([]);
      expect(body.known).toHaveLength(20);
      expect(body.known[0]).toMatchObject({ row: 4, status: "ROOM_REVIEW" });
      expect(body.errors).toHaveLength(5);
    }
    await host.settle();
    const after = await call(host, "u-chen").get<{ items: unknown[] }>("/enrollments?limit=200");
    expect(after.body).toEqual(before.body);
  });

  it("a corrected file brings what was corrected; another nomination of the same person is refused", async () => {
    const [first = {}, ...others] = twenty;
    const corrected = [{ ...first, riskGrounds: "改过的依据" }, ...others, row(last), row(spare)];
    const file = await workbook(corrected);
    const { body } = await upload(file);
    expect(body.known).toHaveLength(19);
    expect(body.nominated.map((one) => one.row)).toEqual([24, 25]);
    expect(body.errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^第 4 行该人员在该岗位上已有在办提名或已是提级监督对象：在办事项 RD-[0-9A-Z]{6}/,
      ),
    ]);
  });

  it("two uploads of one new file at once make one matter a row", async () => {
    const file = await workbook([row("同名", { post: "甲岗" }), row("同名", { post: "乙岗" })]);
    const [one, other] = await Promise.all([upload(file), upload(file)]);
    const made = [...one.body.nominated, ...other.body.nominated];
    expect(made).toHaveLength(2);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect([...one.body.errors, ...other.body.errors]).toEqual([]);
  });

  it("neg: no leave, no workbook, other columns, too many rows: nothing is written", async () => {
    const file = await workbook(twenty);
    expect(await upload(file, "u-shen")).toMatchObject({
      status: 403,
      body: { code: "auth.forbidden" },
    });
    expect(await upload(Buffer.from("不是工作簿"))).toMatchObject({
      status: 422,
      body: { code: "import.file", detail: "不是 .xlsx 工作簿，请另存后重试" },
    });
    const library = await writeLibrary("信息库（示例）", [], []);
    expect(await upload(library)).toMatchObject({
      status: 422,
      body: { code: "import.rows", fields: [{ message: "缺少工作表“提名”" }] },
    });
    const many = Array.from({ length: 201 }, (_, index) => row(`示例乙${index}`));
    expect(await upload(await workbook(many))).toMatchObject({
      status: 422,
      body: { code: "import.rows", detail: "一次最多提名 200 行，本工作簿有 201 行" },
    });
  });

  it("the library of one district is not another's", async () => {
    const { body } = await upload(await workbook([row(names[0] ?? "")]), "u-xu");
    expect(body.nominated).toEqual([]);
    expect(body.errors.map(({ message }) => message)).toEqual([
      `第 4 行“单位”填写的“${unit}”不在单位表和信息库中`,
    ]);
  });

  it("the template is handed out as a workbook", async () => {
    const response = await fetch(`${host.url}/api/v1/nominations/template.xlsx`, {
      headers: { authorization: `Bearer ${await host.token("u-chen")}` },
    });
    expect(response.headers.get("content-type")).toBe(xlsxType);
    const read = await host.world.documents.sheets(new Uint8Array(await response.arrayBuffer()));
    expect(read).toMatchObject({ sheets: [{ name: "提名" }] });
  });
});
