import { describe, expect, it } from "vitest";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { shortNumber } from "#kernel/text/short-number.ts";

const officers = [
  { id: "u-chen", name: "陈示例" },
  { id: "u-chu", name: "褚示例" },
];
const clue = "clu_0mt6j44g0848ad5fb3f5062e5adb8";
const said = (label: string, value: string) => wordedFor(undefined, [{ label, value }], officers);

describe("what a question shows in place of keys (use.md §1, raw keys)", () => {
  it.each([
    ["承办人", "u-chen,u-chu", "陈示例、褚示例"],
    ["承办人", "u-chen", "陈示例"],
    ["承办室", "2", "第 2 室"],
    ["季度", "2026Q4", "2026年第四季度"],
    ["事项编号", clue, shortNumber(clue)],
  ])("%s %s is read as %s", (label, value, words) => {
    expect(said(label, value)).toEqual([{ label, value: words }]);
  });

  it.each([
    ["承办人", "u-chen,u-gone"],
    ["教室", "二楼"],
    ["数量", "2"],
    ["说明", "2026Q4 前办结"],
  ])("%s %s stays as it was sealed", (label, value) => {
    expect(said(label, value)).toEqual([{ label, value }]);
  });
});
