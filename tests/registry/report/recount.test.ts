import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReports } from "#functions/cycle/open-reports.ts";
import { countReport } from "#functions/statistics/count.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { send } from "#kernel/record/send.ts";
import type { Route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { measureOf } from "#process/disposal/measures.ts";
import { report } from "#process/report/process.ts";
import type { Report } from "#process/report/schema.ts";
import { reportId, spanAt } from "#process/report/span.ts";
import type { ReportType } from "#process/report/terms.ts";
import { processOf } from "#processes";
import { clueLedgerRoutes } from "#registry/ledger/clues/routes.ts";
import { petitionLedgerRoutes } from "#registry/ledger/petitions/routes.ts";
import { supervisionRoutes } from "#registry/ledger/routes.ts";
import { readRows, readSections } from "#registry/report/kept.ts";
import { figureIn, type ToldSection } from "#registry/report/told.ts";
import { ownWorld } from "../world.ts";
import { district, writeYear } from "./records.ts";
import { yearOf } from "./year.ts";

const year = yearOf(20_260_101, 600);
const now = "2027-02-01T01:00:00.000Z";
const inside =
  ({ from, to }: { from: Day; to: Day }) =>
  (day: Day | undefined) =>
    day !== undefined && from <= day && day <= to;

/** Counts by a key, by a plain loop. */
function tally(keys: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const key of keys) found[key] = (found[key] ?? 0) + 1;
  return found;
}

describe("figures of a generated district-year against a plain recount (§5.1)", () => {
  let world: World;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const own = await ownWorld();
    world = { ...own.world, clock: () => now };
    stop = own.stop;
    await writeYear(world, year);
  });
  afterAll(() => stop());

  const counted = async (type: ReportType, on: Day, room?: string) => {
    const span = spanAt(type, on);
    const whose = room === undefined ? {} : { room };
    const id = reportId(district, { type, ...span, ...whose });
    const command = { type: "open", report: type, on, ...whose } as const;
    await send(world, report, { id, district }, command);
    await countReport(world, { id, district });
    const state = (await world.store.get(recordKey("report", id)))?.state as Report;
    const { hash = "" } = state.count ?? {};
    const sections = await readSections(world, id, hash);
    const rows = (figure: string, key?: string) =>
      readRows(world, { report: id, hash, figure, ...(key === undefined ? {} : { key }) });
    return { span, sections, rows, state };
  };
  const number = (sections: readonly ToldSection[], name: string) =>
    figureIn(sections, name)?.value;
  /** A series without its zeros. */
  const series = (sections: readonly ToldSection[], name: string) =>
    Object.fromEntries(
      (figureIn(sections, name)?.keys ?? [])
        .filter(({ value }) => value > 0)
        .map(({ key, value }) => [key, value]),
    );

  const samples = [
    ["MONTHLY", "2026-02-10"],
    ["MONTHLY", "2026-12-01"],
    ["QUARTERLY", "2026-05-05"],
    ["YEARLY", "2026-07-01"],
  ] as const;

  it.each(samples)("%s of %s counts objects, visits, findings and letters", async (type, on) => {
    const { span, sections, rows } = await counted(type, on);
    const isIn = inside(span);
    const held = year.objects.filter(
      ({ from, left }) => from <= span.to && !(left !== undefined && left <= span.to),
    );
    expect(number(sections, "objects")).toBe(held.length);
    expect(series(sections, "objectsByClass")).toEqual(tally(held.map((one) => one.class)));
    expect((await rows("objects")).toSorted()).toEqual(held.map(({ id }) => id).toSorted());
    expect(number(sections, "objectsNew")).toBe(year.objects.filter((o) => isIn(o.from)).length);
    expect(number(sections, "objectsRemoved")).toBe(
      year.objects.filter((o) => isIn(o.left)).length,
    );

    const months = [Number(span.from.slice(5, 7)), Number(span.to.slice(5, 7))] as const;
    const quarters = months.map((month) => Math.ceil(month / 3));
    const owed = year.visits.filter(
      (visit) =>
        visit.fate !== "waived" &&
        visit.year === 2026 &&
        visit.quarter >= (quarters[0] ?? 0) &&
        visit.quarter <= (quarters[1] ?? 0),
    );
    expect(number(sections, "visitsDue")).toBe(owed.length);
    expect(number(sections, "visitsInTime")).toBe(
      owed.filter(({ fate, on: day = "" }) => fate === "visited" && day <= span.to).length,
    );
    const confirmed = year.visits.filter((visit) => isIn(visit.confirmedOn));
    const findings = confirmed.flatMap((visit) => visit.findings);
    expect(number(sections, "findings")).toBe(findings.length);
    expect(series(sections, "findingsByArea")).toEqual(tally(findings.map(({ area }) => area)));
    expect(number(sections, "findingsMoney")).toBe(findings.reduce((s, { fen }) => s + fen, 0));
    expect((await rows("findings", "")).length).toBe(findings.length);

    const signed = year.letters.filter((letter) => isIn(letter.signed));
    expect(number(sections, "lettersSigned")).toBe(signed.length);
    expect(number(sections, "lettersLate")).toBe(signed.filter(({ late }) => late > 0).length);
    expect(number(sections, "lettersClosed")).toBe(
      year.letters.filter((letter) => isIn(letter.closed)).length,
    );
    expect(number(sections, "lettersOpen")).toBe(
      year.letters.filter(
        ({ signed: day, closed }) => day <= span.to && !(closed !== undefined && closed <= span.to),
      ).length,
    );
  });

  it("问题线索月核对表: stock, receipts, ways, ends, and what is left", async () => {
    const { span, sections } = await counted("CLUES", "2026-06-30");
    const isIn = inside(span);
    const before = year.clues.filter(
      ({ on, ended }) => on < span.from && !(ended !== undefined && ended.on < span.from),
    );
    const received = year.clues.filter(({ on }) => isIn(on));
    const ended = year.clues.filter((clue) => isIn(clue.ended?.on));
    const ways = year.clues.flatMap(({ approved }) => approved.filter(({ on }) => isIn(on)));
    expect(number(sections, "cluesBefore")).toBe(before.length);
    expect(number(sections, "cluesReceived")).toBe(received.length);
    expect(number(sections, "cluesEnded")).toBe(ended.length);
    expect(number(sections, "cluesAfter")).toBe(before.length + received.length - ended.length);
    expect(series(sections, "cluesByWay")).toEqual(tally(ways.map(({ way }) => way)));
    expect(series(sections, "cluesByEnding")).toEqual(tally(ended.map((c) => c.ended?.kind ?? "")));
  });

  it("四种形态 in 人次: a person counts once a matter, with the gravest form (norms §2.9)", async () => {
    const { span, sections } = await counted("FORMS", "2026-09-01");
    const isIn = inside(span);
    const forms: string[] = [];
    for (const { measures } of year.clues) {
      const found = measures
        .filter(({ on }) => isIn(on))
        .map(({ measure }) => measureOf(measure).form ?? 0);
      if (found.length > 0) forms.push(String(Math.max(...found)));
    }
    expect(series(sections, "forms")).toEqual(tally(forms));
    const shares = figureIn(sections, "forms")?.keys?.map(({ share = 0 }) => share) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(1000);
  });

  it("信访举报分析: by channel, category, town and conclusion, and the trend of twelve months", async () => {
    const { span, sections } = await counted("PETITIONS", "2026-03-01");
    const isIn = inside(span);
    const received = year.petitions.filter(({ on }) => isIn(on));
    expect(number(sections, "petitions")).toBe(received.length);
    expect(series(sections, "petitionsByChannel")).toEqual(tally(received.map((p) => p.channel)));
    expect(series(sections, "petitionsByTown")).toEqual(tally(received.map((p) => p.town)));
    expect(series(sections, "petitionsByCategory")).toEqual(
      tally(received.map(({ category }) => category ?? "NONE")),
    );
    expect(number(sections, "petitionsRepeated")).toBe(
      received.filter(({ isRepeat }) => isRepeat === "yes").length,
    );
    expect(series(sections, "petitionsByConclusion")).toEqual(
      tally(
        year.petitions.flatMap(({ done }) =>
          done !== undefined && isIn(done.on) ? [done.conclusion] : [],
        ),
      ),
    );
    expect(series(sections, "trendPetitions")).toEqual(
      tally(
        year.petitions
          .map(({ on }) => on.slice(0, 7))
          .filter((month) => month >= "2025-04" && month <= "2026-03"),
      ),
    );
  });

  it("被反映人: the most reported by their places alone; a place opens into the petitions about one person", async () => {
    const { span, sections, rows } = await counted("PETITIONS", "2026-03-01");
    const isIn = inside(span);
    const received = year.petitions.filter(({ on }) => isIn(on));
    const keys = figureIn(sections, "petitionsByAccused")?.keys ?? [];
    // The generated petitions are all about the same person.
    expect(keys).toEqual([{ key: "1", label: "第 1 位", value: received.length }]);
    expect((await rows("petitionsByAccused", "1")).toSorted()).toEqual(
      received.map(({ id }) => id).toSorted(),
    );
    const told = JSON.stringify(sections);
    expect(told).not.toMatch(/per_|赵示例/u);
  });

  it("a room's report counts that room's records alone", async () => {
    const { span, sections } = await counted("MONTHLY", "2026-08-01", "2");
    const isIn = inside(span);
    expect(number(sections, "cluesReceived")).toBe(
      year.clues.filter(({ room, on }) => room === "2" && isIn(on)).length,
    );
  });

  it("numbers equal the sums of the ledgers L2, L3 and L6 of the same days", async () => {
    const { span, sections } = await counted("MONTHLY", "2026-10-01");
    const caller = {
      officer: { id: "u-zhou", name: "周示一", role: "SECRETARY", email: "z@example.test" },
      district,
      actor: { id: "u-zhou", role: "SECRETARY" },
    };
    const linesOf = async (routes: readonly Route[], path: string) => {
      const call = { world, caller, processOf, params: {}, query: { year: 2026, ...span } };
      const route = routes.find((one) => one.path === path);
      const table = (await route?.handle(call as never)) as {
        columns: string[];
        rows: string[][];
      };
      return table.rows.map((row) =>
        Object.fromEntries(table.columns.map((title, at) => [title, row[at] ?? ""])),
      );
    };
    const petitions = await linesOf(petitionLedgerRoutes, "/ledgers/petitions");
    expect(number(sections, "petitions")).toBe(petitions.length);
    const repeated = petitions.filter((line) => line.是否初次 === "否");
    expect(number(sections, "petitionsRepeated")).toBe(repeated.length);
    const clues = await linesOf(clueLedgerRoutes, "/ledgers/clues");
    expect(number(sections, "cluesReceived")).toBe(clues.length);
    const visits = await linesOf(supervisionRoutes, "/ledgers/supervision");
    expect(number(sections, "visitsDone")).toBe(
      visits.filter((line) => line.监督类型 === "季度").length,
    );
  });

  it("the calendar opens months, quarters, the first half-year and years, each on the day after", async () => {
    const { rules } = await readDistrict(world, district);
    const opened = async (today: Day) => openReports(world, { district, rules, today });
    expect(await opened("2026-05-02")).toBe(0);
    expect(await opened("2026-05-01")).toBe(1);
    expect(await opened("2026-07-01")).toBe(3);
    expect(await opened("2027-01-01")).toBe(3);
    expect(await opened("2027-01-01")).toBe(3);
  });

  it("counted again, nothing changes: a version has the figures of its first count", async () => {
    const first = await counted("MONTHLY", "2026-02-10");
    const again = await counted("MONTHLY", "2026-02-10");
    expect(again.state.count).toEqual(first.state.count);
  });

  it("a correction is counted anew and names each number that has changed since, and no other", async () => {
    const [type, on] = ["MONTHLY", "2026-03-05"] as const;
    const first = await counted(type, on);
    const id = reportId(district, { type, ...first.span });
    const item = await world.store.get(recordKey("report", id));
    if (item === undefined) throw new Error("No report");
    const reason = "补录一份建议书（示例）";
    const happened = [
      { type: "report.signed", data: { on: "2027-02-01", by: "u-wu" } },
      { type: "report.correction-opened", data: { version: 2, reason, by: "u-shen" } },
    ];
    const state = happened.reduce<Report>(
      (before, event) => report.evolve(before, { ...event, at: now } as never),
      first.state,
    );
    const put = { ...item, state, version: Number(item.version) + 1 };
    await world.store.transact([{ put, when: { version: Number(item.version) } }]);

    const late = { id: "let_late", room: "1", signed: on, late: 0 } as const;
    await writeYear(world, { objects: [], visits: [], petitions: [], clues: [], letters: [late] });
    await countReport(world, { id, district });
    const second = (await world.store.get(recordKey("report", id)))?.state as Report;
    expect(second).toMatchObject({ version: 2, former: [{ version: 1, reason }] });
    const oneMore = ["lettersSigned", "lettersOpen"].map((name) => {
      const figure = figureIn(first.sections, name);
      return [figure?.label, `${figure?.value} → ${(figure?.value ?? 0) + 1}`];
    });
    const changed = (second.changes ?? []).map(({ label, value }) => [label, value]);
    expect(changed).toEqual(expect.arrayContaining(oneMore));
    expect(changed.filter(([label = ""]) => !/建议书|整改反馈/u.test(label))).toEqual([]);
  });
});
