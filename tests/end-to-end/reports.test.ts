import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import type { DistrictConfig } from "#kernel/district/config.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { districtProcess } from "#kernel/district/process.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { send as sendAs } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { Host } from "#local/host.ts";
import { report } from "#process/report/process.ts";
import type { Report } from "#process/report/schema.ts";
import { reportId, spanAt } from "#process/report/span.ts";
import { readSections } from "#registry/report/kept.ts";
import { figureIn, type ToldSection } from "#registry/report/told.ts";
import { sheetsIn } from "../workbook/sheets-in.ts";
import { at, call, startFrozen } from "./harness.ts";
import { decideTask, stateOf, supervised } from "./supervision.ts";

const idOf = (report: "MONTHLY" | "QUARTERLY", on: string, room?: string) =>
  reportId("sample", {
    type: report,
    ...spanAt(report, on),
    ...(room === undefined ? {} : { room }),
  });
const february = `/reports/${idOf("MONTHLY", "2026-02-01")}`;

type Figures = { version: number; signedOn?: string; sections: ToldSection[] };
type Rows = { total: number; hidden: number; items: { id: string; about: string }[] };

async function publish({ world }: Host, id: string, more: Partial<DistrictConfig>) {
  const { config } = (await readDistrict(world, id)).rules;
  await sendAs(
    world,
    districtProcess,
    { id, district: id },
    { type: "publish-config", config: { ...config, ...more }, overrides: {} },
  );
}

/** Reports (sheet §5.1), over HTTP, the calendar and the workflow. */
describe("统计报告 §5.1 月报 季报 A-25", () => {
  let host: Host;
  let zhao = "";
  beforeAll(async () => {
    host = await startFrozen("2026-02-27");
    const unit = { unitId: "unt_town", unitName: "望海街道示例村", placeId: "unt_village" };
    zhao = await supervised(host, { personId: "per_one", ...unit });
    const districts = ["sample", "silent"].map((id) => ({ id, name: `${id}（示例）` }));
    const office = { name: "某示例", email: "a@example.test" };
    await setUpDistrict(host.world, "city", {
      config: { ...defaultConfig, districts },
      officers: [
        { ...office, id: "u-city", role: "OFFICE" },
        { ...office, id: "u-city-deputy", role: "DEPUTY_SECRETARY" },
      ],
    });
    await supervised(host, { personId: "per_two", unitId: "unt_two", unitName: "示例所" });
    await host.advanceTo(at("2026-03-02"));
    await host.settle();
  });
  afterAll(() => host.stop());

  const as = (who: string) => call(host, who);
  const send = async (who: string, path: string, body: object = {}) => {
    const answer = await as(who).post(path, body);
    await host.settle();
    return answer;
  };
  const figuresOf = async (path: string, who = "u-zhou") =>
    (await as(who).get<Figures>(`${path}/figures`)).body;
  const amountOf = ({ sections }: Figures, wanted: string) =>
    sections.flatMap(({ figures }) => figures).find(({ name }) => name === wanted)?.value;
  const rowsOf = async (path: string, name: string, who = "u-zhou", more = "") =>
    (await as(who).get<Rows>(`${path}/figures/${name}/rows?limit=50${more}`)).body;
  const file = async (path: string, who = "u-zhou") => {
    const token = await host.token(who);
    return fetch(`${host.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  };

  it("D-RPT-MONTH: the first of a month opens the month before, counted, due in three working days", async () => {
    const state = await stateOf<Report>(host, february);
    expect(state).toMatchObject({
      status: "DRAFT",
      type: "MONTHLY",
      from: "2026-02-01",
      to: "2026-02-28",
      version: 1,
    });
    expect(state.count?.hash).toMatch(/^[0-9a-f]{64}$/);
    const figures = await figuresOf(february);
    expect(amountOf(figures, "objects")).toBe(2);
    expect(amountOf(figures, "objectsNew")).toBe(2);
    expect(amountOf(figures, "visitsDue")).toBe(2);
    expect(amountOf(figures, "visitsDone")).toBe(0);
    const { body } = await as("u-shen").get<{
      questions: { title: string; due: { effectiveDue: string; ruleCode: string } }[];
    }>(february);
    // Working days after Saturday, 28 February.
    expect(body.questions).toMatchObject([
      { due: { ruleCode: "D-RPT-MONTH", effectiveDue: "2026-03-04" } },
    ]);
  });

  it("every number opens into its rows, each reader seeing their own; the rest is told as a count", async () => {
    const all = await rowsOf(february, "objectsNew");
    expect(all).toMatchObject({ total: 2, hidden: 0 });
    expect(all.items.map(({ id }) => id)).toContain(zhao);
    // Case management may read reports, but no enrollments.
    const blind = await rowsOf(february, "objectsNew", "u-jiang");
    expect(blind).toMatchObject({ total: 2, hidden: 2, items: [] });
    const series = await rowsOf(february, "objectsByClass", "u-zhou", "&key=STATION_HEAD");
    const classes = (await figuresOf(february)).sections[0]?.figures.find(
      ({ name }) => name === "objectsByClass",
    )?.keys;
    expect(series.total).toBe(classes?.find(({ key }) => key === "STATION_HEAD")?.value);
    expect(classes?.reduce((sum, { share = 0 }) => sum + share, 0)).toBe(1000);
  });

  it("is read by leaders and the office, by nobody of a room, a unit or another district", async () => {
    for (const [who, status] of [
      ["u-zhou", 200],
      ["u-wu", 200],
      ["u-shen", 200],
      ["u-chen", 404],
      ["u-feng", 404],
      ["u-jiang", 200],
      ["u-wei", 404],
      ["u-lv", 403],
      ["u-xu", 404],
    ] as const)
      expect([who, (await as(who).get(`${february}/figures`)).status]).toEqual([who, status]);
  });

  it("is drawn up by the office, signed by the deputy secretary, and unchangeable then", async () => {
    const analysis = "本月新纳入两名对象（示例）";
    expect((await send("u-wu", `${february}/submission`, { analysis })).status).toBe(403);
    expect((await send("u-shen", `${february}/submission`, { analysis })).status).toBe(200);
    const id = february.split("/").at(-1);
    const returned = await decideTask(host, "u-wu", `${id}.SIGNING.1`, {
      action: "return",
      opinion: "请核对",
    });
    expect(returned.status).toBe(200);
    const before = (await stateOf<Report>(host, february)).count;
    expect((await send("u-shen", `${february}/submission`, { analysis })).status).toBe(200);
    expect((await decideTask(host, "u-wu", `${id}.SIGNING.2`, { action: "approve" })).status).toBe(
      200,
    );
    const signed = await stateOf<Report>(host, february);
    expect(signed).toMatchObject({ status: "SIGNED", analysis, signed: { by: "u-wu" } });
    // Returned and handed in again, it is not counted again.
    expect(signed.count).toEqual(before);
    for (const [verb, body] of Object.entries({
      submission: { analysis },
      recount: { reason: "改" },
    }))
      expect((await send("u-shen", `${february}/${verb}`, body)).status, verb).toBe(409);
  });

  it("is a document and a workbook with the same numbers", async () => {
    const docx = await file(`${february}/document.docx`);
    expect(docx.status).toBe(200);
    expect(decodeURIComponent(docx.headers.get("content-disposition") ?? "")).toContain(
      "2026年2月提级监督工作月报",
    );
    const xlsx = new Uint8Array(await (await file(`${february}/figures.xlsx`)).arrayBuffer());
    const [sheet] = await sheetsIn(xlsx);
    const rows = sheet?.rows ?? [];
    const header = rows.findIndex((row) => row.includes("项目"));
    expect(rows[header]).toEqual("序号 栏目 项目 分类 数量 单位 占比 环比 同比".split(" "));
    const figures = await figuresOf(february);
    for (const { heading, figures: all } of figures.sections)
      for (const { label, value, unit } of all) {
        const row = rows.find((cells) => cells[1] === heading && cells[2] === label);
        expect([label, row?.[4]]).toEqual([label, unit === "元" ? value / 100 : value]);
      }
  });

  it("a correction makes a version of its own that names what changed; the former stays", async () => {
    // Entered in March with a day of February: the signed figures do not see it.
    await supervised(host, { personId: "per_three", unitId: "unt_three", unitName: "示例三所" });
    const reason = "补录二月纳入的对象（示例）";
    expect((await send("u-wu", `${february}/correction`, { reason })).status).toBe(403);
    expect((await send("u-shen", `${february}/correction`, { reason })).status).toBe(200);
    const state = await stateOf<Report>(host, february);
    expect(state).toMatchObject({ status: "DRAFT", version: 2, former: [{ version: 1, reason }] });
    const old = await as("u-zhou").get<Figures>(`${february}/figures?version=1`);
    expect(old.body).toMatchObject({ version: 1, signedOn: "2026-03-02" });
    expect((await figuresOf(february)).version).toBe(2);
    expect(state.changes).toEqual([]);
  });

  it("环比: the next month compares with what was signed; a quarter opens with its own limit D-RPT-QUARTER", async () => {
    await host.advanceTo(at("2026-04-01"));
    await host.settle();
    const march = `/reports/${idOf("MONTHLY", "2026-03-01")}`;
    const figures = await figuresOf(march);
    const objects = figures.sections[0]?.figures.find(({ name }) => name === "objects");
    expect(objects).toMatchObject({ value: 3, previous: 2 });
    expect(objects?.lastYear).toBeUndefined();
    const quarter = await stateOf<Report>(host, `/reports/${idOf("QUARTERLY", "2026-03-01")}`);
    expect(quarter).toMatchObject({ type: "QUARTERLY", from: "2026-01-01", to: "2026-03-31" });
    expect(quarter.count).toBeDefined();
  });

  it("a room's own report counts its own, is drawn up by its people and signed by its director", async () => {
    const wanted = { report: "MONTHLY", on: "2026-03-15", room: "2" };
    expect((await send("u-shen", "/reports", wanted)).body).toMatchObject({
      code: "report.drafter",
    });
    const early = { ...wanted, on: "2026-04-01" };
    expect((await send("u-chen", "/reports", early)).body).toMatchObject({ code: "report.period" });
    expect((await send("u-chen", "/reports", wanted)).status).toBe(200);
    expect((await send("u-chen", "/reports", wanted)).status).toBe(409);
    const path = `/reports/${idOf("MONTHLY", "2026-03-15", "2")}`;
    expect(amountOf(await figuresOf(path, "u-chen"), "objects")).toBe(3);
    expect((await as("u-zheng").get(`${path}/figures`)).status).toBe(404);
    await send("u-chen", `${path}/submission`, { analysis: "本室情况（示例）" });
    const id = path.split("/").at(-1);
    expect(
      (await decideTask(host, "u-feng", `${id}.SIGNING.1`, { action: "approve" })).status,
    ).toBe(200);
  });

  it("§5.2: its pictures come as data with the table behind each, and drawn", async () => {
    const { body } = await as("u-zhou").get<{
      items: { name: string; table: { rows: unknown[] } }[];
    }>(`${february}/pictures?version=1`);
    expect(body.items.map(({ name }) => name)).toContain("objectsByClass");
    for (const { table } of body.items) expect(table.rows).toBeDefined();
    const drawn = await file(`${february}/pictures/objectsByClass`);
    expect(drawn.headers.get("content-type")).toBe("image/svg+xml");
    expect(await drawn.text()).toMatch(/^<svg /);
    for (const path of [`${february}/pictures/none`, "/pictures/none"])
      expect((await file(path)).status).toBe(404);
    expect((await file(`${february}/pictures`, "u-chen")).status).toBe(404);
    for (const path of ["/pictures/letters.svg", "/pictures/villages.svg"])
      expect((await file(path)).status, path).toBe(200);
    const villages = await as("u-zhou").get<{ shape: string; points: object[]; limit: object }>(
      "/pictures/villages",
    );
    const screened = await as("u-zhou").get<{ points: object[]; lines: { petitions: number } }>(
      "/screening/scatter",
    );
    expect(villages.body.shape).toBe("scatter");
    expect(villages.body.points).toHaveLength(screened.body.points.length);
    expect(villages.body.limit).toMatchObject({ x: screened.body.lines.petitions });
  });

  it("§5.1: a municipality's report adds up the signed reports of districts that report to it", async () => {
    const { world } = host;
    const city = reportId("city", { type: "MONTHLY", ...spanAt("MONTHLY", "2026-02-01") });
    const toldOf = async () => {
      const state = (await world.store.get(recordKey("report", city)))?.state as Report;
      expect(state.sums).toHaveLength(2);
      return readSections(world, city, state.count?.hash ?? "");
    };
    const recount = async () => {
      const command = { type: "recount", reason: "各区报告已签发（示例）" } as const;
      const receipt = await execute(world, {
        ...{ process: report, id: city, district: "city", actor: systemActor },
        ...{ right: "unasked", tasks: "open" },
        decide: ({ state }, context) => report.decide(state, command, context),
      });
      expect(isRefusal(receipt)).toBe(false);
      await host.settle();
      return toldOf();
    };
    expect(figureIn(await toldOf(), "districtsIn")).toMatchObject({ value: 0 });
    // Nobody adds up a district that has not said so itself.
    const refused = await recount();
    expect(figureIn(refused, "districtsIn")).toMatchObject({ value: 0 });
    expect(figureIn(refused, "objects")).toMatchObject({ value: 0 });
    await publish(host, "sample", { reportsTo: "city" });
    const told = await recount();
    expect(told[0]).toMatchObject({ heading: "汇总范围", ratios: [{ permille: 500 }] });
    const own = await as("u-zhou").get<Figures>(`${february}/figures?version=1`);
    for (const { figures } of own.body.sections)
      for (const { name, value, keys } of figures) {
        const summed = figureIn(told, name);
        expect([name, summed?.value]).toEqual([name, value]);
        if (keys === undefined) expect(summed?.keys?.map((one) => one.value)).toEqual([value, 0]);
        else expect(new Set(summed?.keys)).toEqual(new Set(keys));
      }
  });
});
