import { expect, it } from "vitest";
import { at, call } from "../harness.ts";
import { eventsOf, lastTask, listed, remindersOf } from "../supervision.ts";
import { pathOf, type Scene, second, station, unvisited, village } from "./scene.ts";

/** The next quarter, missed visits, make-ups and the coverage. */
export function clockLines(scene: () => Scene): void {
  it("DUE on 04-01: the schedule opens the next quarter for every place, once however often it runs", async () => {
    const { host, stateAt } = scene();
    await host.advanceTo(at("2026-04-01", "00:06"));
    for (const place of [village, station]) {
      const state = await stateAt(pathOf(place, second));
      expect(state).toMatchObject({ status: "DUE", year: 2026, quarter: 2 });
      expect((await lastTask(host, pathOf(place, second), "VISIT")).due.effectiveDue).toBe(
        "2026-06-30",
      );
    }
    const { openDay } = await import("#functions/cycle/main.ts");
    expect(await openDay(host.world, "2026-04-01")).toMatchObject({ quarter: 2 });
    expect(await openDay(host.world, "2026-04-02")).toMatchObject({ quarter: 0 });
    await host.settle();
    expect(await listed(host, "/quarterly-visits")).toHaveLength(4);
    expect((await stateAt(pathOf(village, second))).objects).toHaveLength(2);
  });

  it("MISSED at 00:10 of the next quarter's first day; 黄 to the deputy at once, 红 to the secretary +5 WD", async () => {
    const { host, stateAt } = scene();
    expect((await stateAt(unvisited)).status).toBe("DUE");
    await host.advanceTo(at("2026-04-01", "00:10"));
    const state = await stateAt(unvisited);
    expect(state).toMatchObject({ status: "MISSED", missed: { at: at("2026-04-01", "00:10") } });
    expect((await lastTask(host, unvisited, "MAKE_UP")).due).toMatchObject({
      ruleCode: "D-QI-1-MAKEUP",
      effectiveDue: "2026-04-22",
    });
    await host.advanceTo(at("2026-04-08", "09:00"));
    const steps = await remindersOf(host, unvisited, "VISIT");
    expect(steps.find(({ step }) => step === "YELLOW")).toMatchObject({
      at: at("2026-04-01", "00:10"),
      recipients: ["u-feng", "u-wu"],
    });
    expect(steps.find(({ step }) => step === "RED")).toMatchObject({
      at: at("2026-04-08", "00:10"),
      recipients: expect.arrayContaining(["u-zhou"]) as unknown,
    });
  });

  it("a make-up within 15 WD counts as late, does not erase MISSED nor count for the next quarter", async () => {
    const { host, stateAt, as, arrive } = scene();
    await as("u-feng")(`${unvisited}/miss-reason`, { reason: "检查力量不足（示例）" });
    expect((await arrive(unvisited, "2026-04-08")).status).toBe(200);
    const state = await stateAt(unvisited);
    expect(state).toMatchObject({
      status: "ON_SITE",
      missed: { at: at("2026-04-01", "00:10"), reason: "检查力量不足（示例）" },
      visit: { beganOn: "2026-04-08", timeliness: "late" },
    });
    const closed = (await eventsOf(host, unvisited)).filter(({ type }) => type === "task.closed");
    expect(closed.map(({ task, data }) => [task?.split(".").at(-2), data.late]).toSorted()).toEqual(
      [
        ["MAKE_UP", "on-time"],
        ["MISS_REASON", "late"],
        ["VISIT", "late"],
      ],
    );
    expect((await stateAt(pathOf(station, second))).status).toBe("DUE");
  });

  it("coverage by room and quarter, counted from the records", async () => {
    const { host } = scene();
    const { body } = await call(host, "u-zhou").get(
      "/quarterly-visits/coverage?year=2026&quarter=1",
    );
    const counts = { due: 2, visited: 1, missed: 1, madeUp: 1, waived: 0, percent: 50 };
    expect(body).toMatchObject({
      quarter: "2026Q1",
      total: { ...counts, methods: { REVIEW_ACCOUNTS: 1, INTERVIEW: 1, HEAR_REPORT: 0 } },
      rooms: [{ room: "2", ...counts }],
      missed: [{ room: "2", reason: "检查力量不足（示例）", madeUpOn: "2026-04-08" }],
      places: expect.arrayContaining([
        expect.objectContaining({ room: "2", counts: ["due", "missed", "madeUp"] }),
        expect.objectContaining({ room: "2", counts: ["due", "visited"] }),
      ]),
    });
  });
}
