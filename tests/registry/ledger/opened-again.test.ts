import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { documentTable } from "#functions/documents/routes.ts";
import { countReport } from "#functions/statistics/count.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { type CellType, cellTypeOf, typedCell } from "#kernel/document/cell-type.ts";
import { kinds } from "#kernel/record/kinds.ts";
import { send } from "#kernel/record/send.ts";
import type { Route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { report } from "#process/report/process.ts";
import type { Report } from "#process/report/schema.ts";
import { reportId, spanAt } from "#process/report/span.ts";
import type { ReportType } from "#process/report/terms.ts";
import { processOf } from "#processes";
import { supervisionRoutes } from "#registry/ledger/routes.ts";
import { readSections } from "#registry/report/kept.ts";
import { figureIn } from "#registry/report/told.ts";
import { district, writeYear } from "../report/records.ts";
import { yearOf } from "../report/year.ts";
import { ownWorld } from "../world.ts";
import { dutyItems } from "./duties.ts";

type Table = {
  title: string;
  columns: string[];
  rows: string[][];
  records?: string[];
  summary?: { columns: string[]; counts?: string[]; rows: string[][] };
};

const ledgers: Route[] = (await documentTable.at("ledgers")).filter(
  ({ path }) => !path.includes(".") && !path.endsWith("/file"),
);
const others = (await documentTable.at("ledgers")).filter(({ path }) => path.includes("."));

/** Every ledger by year, month and room, and of the library both sheets. */
const asked = ledgers.flatMap(({ path }) =>
  [
    { sheet: "people" },
    { sheet: "units" },
    { sheet: "bodies" },
    { from: "2026-03-01", to: "2026-08-31" },
    { room: "2" },
    { room: "1", from: "2026-05-01" },
  ].map((narrowed) => ({ path, query: { year: "2026", ...narrowed } })),
);

const cellOf = (text: string, type: CellType) => {
  const { value } = typedCell(text, type);
  return value === "" ? undefined : value;
};

describe("every ledger, opened again (§5.3)", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = { ...own.world, clock: () => "2027-02-01T01:00:00.000Z", documents: createDocuments() };
    await writeYear(world, yearOf(20_260_102, 60));
    for (const put of dutyItems()) await world.store.transact([{ put, when: "any" }]);
  });
  afterAll(() => stop());

  const answer = async (path: string, given: object): Promise<unknown> => {
    const route = [...ledgers, ...others, ...supervisionRoutes].find((one) => one.path === path);
    const officer = {
      ...{ id: "u-zhou", name: "周示一", role: "SECRETARY" },
      email: "z@example.test",
    };
    const caller = { officer, district, actor: { id: officer.id, role: officer.role } };
    const query = route?.query?.parse(given);
    return route?.handle({ world, caller, processOf, params: {}, query } as never);
  };

  const counted = async (type: ReportType, on: Day) => {
    const span = spanAt(type, on);
    const id = reportId(district, { type, ...span });
    await send(world, report, { id, district }, { type: "open", report: type, on });
    await countReport(world, { id, district });
    const state = (await world.store.get(recordKey("report", id)))?.state as Report;
    const sections = await readSections(world, id, state.count?.hash ?? "");
    return { span, told: (name: string) => figureIn(sections, name)?.value };
  };

  it.each(asked)("$path says the same as its workbook, cell by cell: $query", async (of) => {
    const table = (await answer(of.path, of.query)) as Table;
    const file = (await answer(`${of.path}.xlsx`, of.query)) as Response;
    const [sheet] = openWorkbook(new Uint8Array(await file.arrayBuffer()), {
      ...{ unpacked: 50_000_000, cells: 500_000 },
    });
    const rows = (sheet?.rows() ?? []).map((cells) => cells.map((cell) => cell ?? undefined));
    const { columns, summary = { columns: [], rows: [] } } = table;
    const header = 1 + (summary.columns.length === 0 ? 0 : summary.rows.length + 1);
    expect(rows[0]?.[0]).toBe(table.title);
    expect(rows[header]?.slice(0, columns.length)).toEqual(columns);
    const read = rows.slice(header + 1, -1).map((cells) => columns.map((_, at) => cells[at]));
    const types = columns.map(cellTypeOf);
    expect(read).toEqual(
      table.rows.map((cells) =>
        columns.map((_, at) => cellOf(cells[at] ?? "", types[at] ?? "text")),
      ),
    );
    const numbers = rows.slice(2, header).map(([label, , ...sums]) => [label, ...sums]);
    expect(numbers.map((cells) => cells.slice(0, summary.columns.length))).toEqual(
      summary.rows.map(([label, ...sums]) => [
        label,
        ...sums.map((text) => cellOf(text, "number")),
      ]),
    );
  });

  it.each(ledgers)(
    "$path: its rows name their records, and a number of its head opens as many rows as it says",
    async ({ path }) => {
      const query = { year: "2026", sheet: "people" };
      const { rows, records = [], summary } = (await answer(path, query)) as Table;
      const prefixes: string[] = Object.values(kinds).map(({ prefix }) => prefix);
      expect(records).toHaveLength(rows.length);
      for (const record of records) expect(prefixes).toContain(record.split("_")[0]);
      const { columns = [], counts = [], rows: sums = [] } = summary ?? {};
      expect(counts).toContain("yes");
      for (const [group = "", ...cells] of sums)
        for (const [place, sum] of columns.slice(1).entries()) {
          if (counts[place + 1] !== "yes") continue;
          const behind = (await answer(path, { ...query, sum, group })) as Table;
          expect(behind.rows, `${group} ${sum}`).toHaveLength(Number(cells[place]));
          expect(behind.summary?.rows).toEqual(sums);
        }
    },
  );

  it("reports count what the heads of L2, L3, L5, L6, L7 and L8 sum up for the same days", async () => {
    const { span, told } = await counted("YEARLY", "2026-01-01");
    const month = await counted("MONTHLY", "2026-08-20");
    const head = async (path: string, title: string, group = "合计", days = span) => {
      const { summary } = (await answer(path, { year: "2026", ...days })) as Table;
      const row = summary?.rows.find(([label]) => label === group);
      return Number(row?.[summary?.columns.indexOf(title) ?? -1]);
    };
    const inspected = (group: string, days = span) =>
      head("/ledgers/supervision", "检查次数", group, days);
    expect(month.told("visitsDone")).toBe(await inspected("季度", month.span));
    expect(told("targetedDone")).toBe(await inspected("靶向"));
    expect(told("targetedDone")).toBe(1);
    expect(told("cluesReceived")).toBe(await head("/ledgers/clues", "件数"));
    expect(told("petitions")).toBe(await head("/ledgers/petitions", "件次"));
    expect(told("accusations")).toBe(await head("/ledgers/petitions", "检举控告"));
    expect(told("petitionsNamed")).toBe(await head("/ledgers/petitions", "实名"));
    expect(told("petitionsRepeated")).toBe(await head("/ledgers/petitions", "重复件"));
    expect(told("lettersSigned")).toBe(await head("/ledgers/letters", "签发"));
    expect(told("debriefed")).toBe(await head("/ledgers/debriefing", "已述"));
    const { rows } = (await answer("/ledgers/opinions", { year: "2026" })) as Table;
    expect(rows.length).toBe(await head("/ledgers/opinions", "人次"));
    const { findings } = (await answer("/inspections/figures", { year: 2026 })) as {
      findings: number;
    };
    expect(told("findings")).toBe(findings);
  });

  it("三表: the report of a study meeting counts as many as its three tables have rows", async () => {
    const { span, told } = await counted("STUDY", "2026-08-20");
    const rowsOf = async (path: string) =>
      ((await answer(path, { year: "2026", ...span })) as Table).rows.length;
    expect(told("cluesProgress")).toBe(await rowsOf("/ledgers/clue-progress"));
    expect(told("cluesTransferred")).toBe(await rowsOf("/ledgers/clue-transfers"));
    expect(told("cluesClosedOut")).toBe(await rowsOf("/ledgers/clue-endings"));
    expect(told("cluesProgress")).toBeGreaterThan(0);
    expect(told("cluesClosedOut")).toBeGreaterThan(0);
  });

  it("reports count what the heads of L9 and L11 sum up", async () => {
    const { told } = await counted("YEARLY", "2026-01-01");
    const total = async (path: string, title: string) => {
      const { summary } = (await answer(path, { year: "2026" })) as Table;
      const all = summary?.rows.find(([label]) => label === "合计");
      return Number(all?.[summary?.columns.indexOf(title) ?? -1]);
    };
    expect(told("matters")).toBe(await total("/ledgers/matters", "应报"));
    expect(told("mattersSubmitted")).toBe(await total("/ledgers/matters", "已报"));
    expect(told("mattersInTime")).toBe(await total("/ledgers/matters", "按期"));
    expect(told("mattersOverdue")).toBe(await total("/ledgers/matters", "逾期未报"));
    expect(told("recusals")).toBe(await total("/ledgers/recusals", "申请"));
    expect(told("matters")).toBeGreaterThan(0);
    expect(told("recusals")).toBeGreaterThan(0);
  });

  it("has lines in each of them, so that nothing is compared with nothing", async () => {
    for (const { path } of ledgers.filter((one) => !/warnings/u.test(one.path)))
      expect(((await answer(path, { year: "2026" })) as Table).rows.length, path).toBeGreaterThan(
        0,
      );
  });
});
