import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { countReport } from "#functions/statistics/count.ts";
import { workday } from "#kernel/deadline/calendar.ts";
import { addDays, type Day, daysBetween } from "#kernel/deadline/day.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import { send } from "#kernel/record/send.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { report } from "#process/report/process.ts";
import type { Report } from "#process/report/schema.ts";
import { reportId, spanAt } from "#process/report/span.ts";
import type { ReportType } from "#process/report/terms.ts";
import { processOf } from "#processes";
import { dutyRoutes } from "#registry/ledger/duties/duty-routes.ts";
import { opinionLedgerRoutes } from "#registry/ledger/duties/opinion-route.ts";
import { approvalLedgerRoutes } from "#registry/ledger/objects/approval-routes.ts";
import { libraryRoutes } from "#registry/ledger/objects/library-routes.ts";
import { readSections } from "#registry/report/kept.ts";
import { figureIn } from "#registry/report/told.ts";
import { line } from "#tests/kit/officers.ts";
import { rules } from "#tests/kit/play.ts";
import { ownWorld } from "../world.ts";
import { writeDuties } from "./duty-records.ts";
import { type AskedName, dutyYearOf } from "./duty-year.ts";
import { district } from "./records.ts";

const year = dutyYearOf(20_260_103, 120);
const routes = [...libraryRoutes, ...opinionLedgerRoutes, ...dutyRoutes, ...approvalLedgerRoutes];
const cutOff = "2026-12-31";

type Table = {
  columns: string[];
  rows: string[][];
  summary?: { columns: string[]; rows: string[][] };
};

/** Whether a day is of the year that is counted. */
const isOfYear = (day: Day | undefined) => day?.startsWith("2026-") === true;

/** So many working days after a day, counted one by one. */
function workdaysFrom(day: Day, length: number): Day {
  let [found, left] = [day, length];
  while (left > 0) {
    found = addDays(found, 1);
    if (workday(rules.calendars, found) === "yes") left -= 1;
  }
  return found;
}

describe("L1, L8, L10 and L12 of a generated year against a plain recount, and reports against them", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = { ...own.world, clock: () => "2027-01-01T01:00:00.000Z" };
    await setUpDistrict(world, district, {
      config: defaultConfig,
      officers: [line("zhou", "SECRETARY")],
    });
    await writeDuties(world, year);
  });
  afterAll(() => stop());

  const table = async (path: string, given: object): Promise<Table> => {
    const route = routes.find((one) => one.path === path);
    const officer = {
      ...{ id: "u-zhou", name: "周示一", role: "SECRETARY" as const },
      email: "z@example.test",
    };
    const caller = { officer, district, actor: { id: officer.id, role: officer.role } };
    const query = route?.query?.parse(given);
    return (await route?.handle({ world, caller, processOf, params: {}, query } as never)) as Table;
  };
  /** The numbers of a ledger's head by their titles, of all its rows or of a group. */
  const head = async (path: string, given: object, group = "合计") => {
    const { summary } = await table(path, given);
    const row = summary?.rows.find(([label]) => label === group) ?? [];
    return Object.fromEntries(
      (summary?.columns ?? []).map((title, at) => [title, Number(row[at])] as const),
    );
  };
  const counted = async (type: ReportType, on: Day) => {
    const id = reportId(district, { type, ...spanAt(type, on) });
    await send(world, report, { id, district }, { type: "open", report: type, on });
    await countReport(world, { id, district });
    const state = (await world.store.get(recordKey("report", id)))?.state as Report;
    const sections = await readSections(world, id, state.count?.hash ?? "");
    const rates = sections.flatMap(({ ratios }) => ratios);
    return {
      told: (name: string) => figureIn(sections, name)?.value,
      series: (name: string) =>
        Object.fromEntries((figureIn(sections, name)?.keys ?? []).map((k) => [k.key, k.value])),
      rate: (name: string) => rates.find((one) => one.name === name)?.permille,
    };
  };

  it("L1: people and bodies under supervision at the cut-off (A-09, A-15, A-25)", async () => {
    const held = year.objects.filter(({ left }) => left === undefined);
    const people = held.flatMap((one) => one.people);
    const bodies = held.filter(({ kind }) => kind === "body");
    expect(bodies.length).toBeGreaterThan(10);
    const inPeople = await head("/ledgers/library", { sheet: "people" });
    const inBodies = await head("/ledgers/library", { sheet: "bodies" });
    expect(inPeople).toMatchObject({
      人数: year.objects.flatMap((one) => one.people).length,
      提级监督对象: people.length,
      已离岗或退出: year.objects.flatMap((one) => (one.left === undefined ? [] : one.people))
        .length,
    });
    expect(inBodies.在管).toBe(bodies.length);
    const { told } = await counted("YEARLY", cutOff);
    expect(told("objects")).toBe(held.length);
    expect(told("objectPeople")).toBe(inPeople.提级监督对象);
    expect(told("objectBodies")).toBe(inBodies.在管);
    const { rows, columns } = await table("/ledgers/library", { sheet: "people" });
    const at = columns.indexOf("退出日期");
    const gone = rows.filter((cells) => isOfYear(cells[at])).length;
    const leaving = year.objects.filter(({ left }) => isOfYear(left));
    expect(gone).toBe(leaving.flatMap((one) => one.people).length);
    expect(told("objectsRemoved")).toBe(leaving.length);
    expect(told("reviewsByOutcome")).toBe(leaving.length);
  });

  it("L8: asked, answered, in time and late, and how long an answer took (A-17, D-OPN-1, D-AWD-1)", async () => {
    const letters = year.opinions.filter(({ on }) => isOfYear(on));
    const due = ({ use, registeredOn }: (typeof letters)[number]) =>
      workdaysFrom(registeredOn, use === "AWARD" ? 5 : 7);
    const names = letters.flatMap((letter) =>
      letter.names.map((name) => ({ ...name, due: due(letter), since: letter.registeredOn })),
    );
    const standing = names.filter(({ withdrawn }) => withdrawn === "no");
    const first = ({ answers }: AskedName) => answers.map(({ on }) => on).toSorted()[0];
    const answered = standing.filter((name) => first(name) !== undefined);
    const inTime = answered.filter((name) => (first(name) ?? "") <= name.due);
    const late = standing.filter((name) => (first(name) ?? cutOff) > name.due);
    const days = answered.reduce(
      (sum, name) => sum + daysBetween(name.since, first(name) ?? ""),
      0,
    );
    const ledger = await head("/ledgers/opinions", { year: 2026 });
    expect(ledger).toMatchObject({
      ...{ 人次: names.length, 撤回: names.length - standing.length, 已回复: answered.length },
      ...{ 按期: inTime.length, 逾期: late.length },
    });
    expect(Math.min(inTime.length, late.length)).toBeGreaterThan(10);
    const quarters = ["2026-02-01", "2026-05-01", "2026-08-01", "2026-11-01"];
    let asked = 0;
    for (const day of quarters) asked += (await counted("OPINIONS", day)).told("opinionNames") ?? 0;
    expect(asked).toBe(standing.length);
    const { told, series } = await counted("YEARLY", cutOff);
    expect(told("opinionNames")).toBe((ledger.人次 ?? 0) - (ledger.撤回 ?? 0));
    expect(told("opinionsAnswered")).toBe(ledger.已回复);
    expect(told("opinionsInTime")).toBe(ledger.按期);
    expect(told("opinionsLate")).toBe(ledger.逾期);
    expect(told("opinionDays")).toBe(days);
    const given = year.opinions.flatMap((letter) =>
      letter.names.flatMap(({ answers }) => answers.filter(({ on }) => isOfYear(on))),
    );
    for (const [verdict, value] of Object.entries(series("opinionsByVerdict")))
      expect(value, verdict).toBe(given.filter((one) => one.verdict === verdict).length);
    const quarter = await counted("OPINIONS", "2026-11-01");
    const [sum = 0, of = 1] = [quarter.told("opinionDays"), quarter.told("opinionsAnswered")];
    expect(quarter.rate("opinionsDays")).toBe(Math.round((sum * 1000) / of));
  });

  it("L8: at an earlier cut-off what was answered later is still open", async () => {
    const { told } = await counted("OPINIONS", "2026-05-01");
    const end = "2026-06-30";
    const names = year.opinions
      .filter(({ on }) => on >= "2026-04-01" && on <= end)
      .flatMap((letter) => letter.names.filter(({ withdrawn }) => withdrawn === "no"));
    const answered = names.filter(({ answers }) => answers.some(({ on }) => on <= end));
    expect(told("opinionsAnswered")).toBe(answered.length);
    expect(answered.length).toBeLessThan(
      names.filter(({ answers }) => answers.length > 0).length + 1,
    );
  });

  it("L10: present, made up and absent, by session and by person (A-19)", async () => {
    const held = year.sessions.filter(({ on }) => isOfYear(on));
    const of = (wanted: string) =>
      held.flatMap(({ people }) => people.filter(({ standing }) => standing === wanted)).length;
    const ledger = await head("/ledgers/education", { year: 2026 });
    expect(ledger).toEqual({
      ...{ 汇总: Number.NaN, 人次: held.flatMap(({ people }) => people).length },
      ...{ 签到: of("PRESENT"), 缺席: of("ABSENT"), 补课: of("MADE_UP") },
    });
    const { told } = await counted("YEARLY", cutOff);
    expect(told("sessions")).toBe(held.length);
    expect(told("attendances")).toBe((ledger.签到 ?? 0) + (ledger.补课 ?? 0));
    expect(told("madeUp")).toBe(ledger.补课);
    expect(told("absences")).toBe(ledger.缺席);
    expect(told("absences")).toBeGreaterThan(10);
  });

  it("L12: a line for each answer of the year, by the day of the answer, and how many were late", async () => {
    const answers = year.questions.flatMap(({ due, answers: all }) =>
      all.filter(({ on }) => isOfYear(on)).map((one) => ({ ...one, due })),
    );
    const late = answers.filter(({ on, due }) => on > due);
    expect(late.length).toBeGreaterThan(10);
    expect(await head("/ledgers/approvals", { year: 2026 })).toMatchObject({
      ...{ 决定: answers.length, 逾期: late.length, 替办: 0 },
    });
    const span = spanAt("QUARTERLY", "2026-08-01");
    const quarter = answers.filter(({ on }) => on >= span.from && on <= span.to);
    const { rows, columns } = await table("/ledgers/approvals", { year: 2026, ...span });
    const [decided, on] = [columns.indexOf("决定"), columns.indexOf("决定日期")];
    expect(rows.map((cells) => `${cells[on]} ${cells[decided]}`).toSorted()).toEqual(
      quarter.map((one) => `${one.on} ${one.action === "approve" ? "同意" : "不同意"}`).toSorted(),
    );
  });
});
