import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { figureIn, type ShownFigure, type ShownSection } from "#registry/report/told.ts";
import { sheetsIn } from "../workbook/sheets-in.ts";
import { at, call, startFrozen } from "./harness.ts";

const [many, one] = ["望海街道（示例）", "临溪镇（示例）"] as const;
const reporter = { name: "孙举报人示例", phone: "13911112222", address: "", mail: "" };

/** When each came in and which town it is about: four of one, of which July has one, and one of another. */
const seeded = [
  ["2026-07-06", many],
  ["2026-08-11", one],
  ["2026-09-02", many],
  ["2026-09-07", many],
  ["2026-09-14", many],
] as const;

type Read = { status: number; body: { sections: ShownSection[] } };

/** Every way to fill in what is withheld of a series that agrees with its total: a key's possible counts. */
function possible({ keys = [], value }: ShownFigure): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  const fill = (left: number, at: number, counts: readonly number[]): void => {
    const key = keys[at];
    if (key === undefined) {
      if (left !== 0) return;
      for (const [n, { label }] of keys.entries())
        found.set(label, (found.get(label) ?? new Set()).add(counts[n] ?? 0));
      return;
    }
    const least = key.withheld === "REST" ? 3 : 1;
    const most = key.withheld === "REST" ? left : Math.min(2, left);
    const tried = key.value === undefined ? range(least, most) : [key.value];
    for (const count of tried) if (count <= left) fill(left - count, at + 1, [...counts, count]);
  };
  fill(value, 0, []);
  return found;
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);

describe("reports of a quarter with few petitions, as they reach others (§5.1 信访举报分析, A-40)", () => {
  let host: Host;
  let quarter = "";
  let july = "";
  beforeAll(async () => {
    host = await startFrozen("2026-07-06");
    const wei = call(host, "u-wei");
    for (const [day, town] of seeded) {
      await host.advanceTo(at(day, "10:00"));
      const { body } = await wei.post("/petitions", {
        channel: "LETTER",
        receivedOn: day,
        content: { accused: "赵示例", facts: "反映私车公养（示例）" },
        reporter,
      });
      await host.settle();
      const registration = {
        accused: "赵示例",
        post: "科长",
        area: "OTHER",
        summary: "（示例）",
        town,
      };
      const registered = await wei.post(`/petitions/${body.id}/registration`, { registration });
      expect(registered.status).toBe(200);
      await host.settle();
    }
    await host.advanceTo(at("2026-10-09"));
    const drawn = async (report: string) => {
      const { body, status } = await wei.post("/reports", { report, on: "2026-07-15" });
      expect([report, status]).toEqual([report, 200]);
      await host.settle();
      return `/reports/${body.id}`;
    };
    quarter = await drawn("PETITIONS");
    july = await drawn("PETITIONS_MONTHLY");
  });
  afterAll(() => host.stop());

  const seriesFor = async (who: string, path: string, name: string) => {
    const { status, body }: Read = await call(host, who).get(`${path}/figures`);
    expect(status).toBe(200);
    const figure = figureIn(body.sections, name);
    if (figure === undefined) throw new Error(`No ${name}`);
    return figure;
  };
  const file = async (who: string, path: string) => {
    const authorization = `Bearer ${await host.token(who)}`;
    const answer = await fetch(`${host.url}/api/v1${path}`, { headers: { authorization } });
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };

  it("the petition office and the secretary, who read each of them, have the exact counts", async () => {
    for (const who of ["u-wei", "u-zhou"]) {
      const { keys, value } = await seriesFor(who, quarter, "petitionsByTown");
      expect([who, value, keys?.map((key) => [key.label, key.value])]).toEqual([
        who,
        5,
        [
          [many, 4],
          [one, 1],
        ],
      ]);
    }
  });

  it("to the office the small count may be one and may be two, and the other goes with it", async () => {
    const figure = await seriesFor("u-shen", quarter, "petitionsByTown");
    expect(figure.value).toBe(5);
    expect(figure.keys?.map(({ withheld }) => withheld).toSorted()).toEqual(["FEW", "REST"]);
    expect(possible(figure).get(one)).toEqual(new Set([1, 2]));
    for (const key of [one, many]) {
      const rows = `${quarter}/figures/petitionsByTown/rows?key=${encodeURIComponent(key)}`;
      const { status, body } = await call(host, "u-shen").get(rows);
      expect([status, body.code]).toEqual([403, "report.few"]);
    }
  });

  it("July's report beside it tells no town, so that nothing can be subtracted", async () => {
    for (const name of ["petitionsByTown", "petitionsByArea"])
      expect(await seriesFor("u-shen", july, name)).toMatchObject({
        value: 1,
        keys: [],
        withheld: "ELSEWHERE",
      });
    const own = await seriesFor("u-wei", july, "petitionsByTown");
    expect(own.keys).toMatchObject([{ label: many, value: 1 }]);
  });

  it("nor do the workbooks, whoever fetches them, or anything name who reported", async () => {
    for (const path of [quarter, july])
      for (const who of ["u-shen", "u-wei"]) {
        const { status, bytes } = await file(who, `${path}/figures.xlsx`);
        expect(status).toBe(200);
        const rows = (await sheetsIn(bytes)).flatMap((sheet) => sheet.rows);
        const told = rows.filter((row) => row.some((cell) => cell === one || cell === many));
        for (const row of told) expect(row).not.toContain(1);
        for (const row of told) expect(row).not.toContain(4);
        expect(told).toHaveLength(path === quarter ? 2 : 0);
        expect(JSON.stringify(rows)).not.toContain(reporter.name);
        const { body } = await call(host, who).get(`${path}/figures`);
        expect(JSON.stringify(body)).not.toMatch(new RegExp(`${reporter.name}|${reporter.phone}`));
      }
  });
});
