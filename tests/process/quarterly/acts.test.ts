import { describe, expect, it } from "vitest";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { Act, type Quarterly } from "#process/quarterly/schema.ts";
import { supervisionLines } from "#registry/ledger/objects/supervision.ts";
import { ledgerColumns } from "#registry/ledger/row.ts";
import { type Move, play, rules } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening } from "./games.ts";

const titles = Object.values(ledgerColumns);
const talk: Act = {
  ...{ type: "TALK", on: from, topic: "集体资产管理（示例）", people: ["赵示例"] },
  ...{
    contents: ["COLLECTIVE_ASSETS"],
    officers: ["chen", "chu"],
    outcome: "提醒规范公示（示例）",
  },
};
const meeting: Act = {
  ...talk,
  ...{ type: "ATTENDED", topic: "村“两委”会议（示例）", people: [], officers: ["feng"] },
};
const records = (act: Act, by = "chen"): Move<QuarterlyCommand> => ({
  ...{ do: "command", by },
  command: { type: "record-act", act },
});
const stateAfter = (
  start: readonly Move<QuarterlyCommand>[],
  ...acts: readonly Act[]
): Quarterly => {
  const { record } = play(quarterly, inspectionCast(from), [
    ...start,
    ...acts.map((act) => records(act)),
  ]);
  if (record === undefined) throw new Error("No record");
  return record.state;
};
const first = opening.slice(0, 1);

describe("列席 and 谈话 beside the visit (ledger L2, 监督类型)", () => {
  it("stand as lines of their own after the visit, cell by cell", () => {
    const state = stateAfter(first, talk, meeting);
    const item = { pk: "", sk: "", id: "qvi_1", kind: "quarterly", state };
    const lines = supervisionLines([item], { rules, officers: inspectionCast(from).officers });
    expect(lines.map((line) => line.class)).toEqual(["quarterly", "talk", "attended"]);
    const told = lines
      .slice(1)
      .map(({ cells }) =>
        Object.fromEntries(
          titles.map((title, at) => [title, cells[at]]).filter(([, cell]) => cell !== ""),
        ),
      );
    expect(told).toMatchObject([
      {
        ...{ "对象/单位": "示例村、赵示例", 监督日期: from, 季度: "2026Q1", 监督类型: "谈话" },
        ...{ 主题: "集体资产管理（示例）", 监督内容: "集体“三资”管理使用", 监督方式: "个别访谈" },
        ...{ 访谈人数: "1", 发现问题数: "0", 处理方式: "提醒规范公示（示例）" },
      },
      { "对象/单位": "示例村", 监督类型: "列席", 主题: "村“两委”会议（示例）", 访谈人数: "0" },
    ]);
    expect(told.map((cells) => cells.编号?.slice(-2))).toEqual(["-1", "-2"]);
    expect(told[0]).not.toHaveProperty("整改期限");
  });

  it("are taken whatever has become of the visit, and change nothing of it", () => {
    const before = stateAfter(opening);
    const after = stateAfter(opening, talk);
    expect(after).toMatchObject({ status: before.status, acts: [{ type: "TALK" }] });
    expect({ ...after, acts: undefined }).toEqual({ ...before, acts: undefined });
  });

  it("lie in the quarter and are held by officers who are not tied to the place or its people", () => {
    for (const on of ["2025-12-31", "2026-04-01", "2026-03-31"])
      expect(stateAfter(first, { ...talk, on }).acts, on).toBeUndefined();
    expect(stateAfter(first, { ...talk, officers: ["chen", "nobody"] }).acts).toBeUndefined();
    const cast = inspectionCast(from);
    const officers = cast.officers.map((officer) =>
      officer.id === "chu"
        ? {
            ...officer,
            ties: [{ to: "per_a", relation: "relative", detail: "示例", declaredAt: "" }],
          }
        : officer,
    ) as typeof cast.officers;
    const { record } = play(quarterly, { ...cast, officers }, [...first, records(talk)]);
    expect(record?.state.acts).toBeUndefined();
  });

  it("nobody talks alone or with nobody (监察法: two or more); a meeting needs neither", () => {
    const isTaken = (act: object) => Act.safeParse(act).success;
    expect(isTaken(talk)).toBe(true);
    expect(isTaken({ ...talk, officers: ["chen"] })).toBe(false);
    expect(isTaken({ ...talk, officers: ["chen", "chen"] })).toBe(false);
    expect(isTaken({ ...talk, people: [] })).toBe(false);
    expect(isTaken(meeting)).toBe(true);
  });

  it("are at most forty of a place and quarter", () => {
    const many = Array.from({ length: 42 }, () => meeting);
    expect(stateAfter(first, ...many).acts).toHaveLength(40);
  });
});
