import { describe, expect, it } from "vitest";
import type { Cell } from "#kernel/document/documents.ts";
import {
  choice,
  count,
  day,
  idNumber,
  month,
  type Reader,
  tenThousandYuan,
  text,
} from "#registry/import/check/cells.ts";
import { checkDigit } from "#registry/import/check/id-number.ts";
import { unitClasses } from "#registry/terms.ts";

const march = new Date(Date.UTC(2026, 2, 1));
const unitClass = choice(unitClasses);
const good = "0000001980010100";
const whole = `${good}1${checkDigit(`${good}1`)}`;

describe("cells", () => {
  it.each<[string, Reader<unknown>, Cell, unknown]>([
    ["trimmed text", text(5), " 甲 ", "甲"],
    ["a number as text", text(5), 12, "12"],
    ["an empty cell", text(5), "  ", undefined],
    ["a missing cell", day, null, undefined],
    ["a count", count, 12, 12],
    ["a count typed as text", count, "12", 12],
    ["万元 into fen", tenThousandYuan, 1200.5, 1_200_500_000],
    ["a real date", day, march, "2026-03-01"],
    ["a typed date", day, "2024-02-29", "2024-02-29"],
    ["a month", month, "1980-01", "1980-01"],
    ["a month from a date", month, march, "2026-03"],
    ["a label", unitClass, "科所站队", "STATION"],
    ["a label in full-width brackets", unitClass, "村（社区）", "VILLAGE"],
    ["an ID number", idNumber, whole, whole],
  ])("read %s", (_, read, cell, value) => {
    expect(read(cell)).toEqual({ value });
  });

  it.each<[string, Reader<unknown>, Cell, string]>([
    ["long text", text(2), "甲乙丙", "不能超过 2 字"],
    ["a fraction of a person", count, 1.5, "应为不小于 0 的整数"],
    ["a negative count", count, -1, "应为不小于 0 的整数"],
    ["words for money", tenThousandYuan, "约百万", "应为不小于 0 的数字（万元）"],
    ["an impossible day", day, "2026-02-29", "应为 yyyy-mm-dd 格式的日期"],
    ["another date format", day, "2026/3/1", "应为 yyyy-mm-dd 格式的日期"],
    ["a 13th month", month, "1980-13", "应为 yyyy-mm 格式的年月"],
    ["an unknown label", unitClass, "学校", "应为区属单位、科所站队、村(社区)、集体经济组织之一"],
    ["a short ID number", idNumber, "123", "应为 18 位"],
    ["an ID number as number", idNumber, 123456789012345680, "须为文本格式，数字格式会丢失末位"],
    ["a masked ID number", idNumber, "000000********001X", "是脱敏后的号码，请填写完整号码"],
    ["an ID number of no day", idNumber, "000000198013010011", "中的出生日期不正确"],
    [
      "a wrong check digit",
      idNumber,
      whole.replace(/.$/, (c) => (c === "1" ? "2" : "1")),
      "校验位不正确",
    ],
  ])("refuse %s", (_, read, cell, problem) => {
    expect(read(cell)).toEqual({ problem });
  });
});
