import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { checkInput } from "#kernel/route/check-input.ts";

const Report = z.strictObject({
  title: z.string().check(z.minLength(1), z.maxLength(5)),
  kind: z.enum(["风腐", "作风"]),
  count: z.int().check(z.minimum(2), z.maximum(9)),
  due: z.iso.date(),
  at: z.optional(z.iso.datetime({ offset: true })),
  mail: z.optional(z.email()),
  units: z.array(z.string()).check(z.minLength(1), z.maxLength(2)),
  secret: z.optional(z.boolean()),
  code: z.optional(z.string().check(z.regex(/^\d{6}$/, "验证码是六位数字"))),
  either: z.optional(z.union([z.literal("a"), z.object({ b: z.string() })])),
});
const good = { title: "报告", kind: "作风", count: 3, due: "2026-09-30", units: ["甲"] };

const problemsOf = (change: Record<string, unknown>): Record<string, string> => {
  const answer = checkInput(Report, { ...good, ...change }, "body");
  if (!("fields" in answer)) throw new Error("taken");
  return Object.fromEntries((answer.fields ?? []).map(({ path, message }) => [path, message]));
};

describe("what people are told of wrong input", () => {
  test("the value, when nothing is wrong", () => {
    expect(checkInput(Report, good, "body")).toEqual({ value: good });
  });

  test.each([
    [{ title: undefined }, "body.title", "必填"],
    [{ kind: undefined }, "body.kind", "必填"],
    [{ units: undefined }, "body.units", "必填"],
    [{ title: 3 }, "body.title", "应为文字"],
    [{ count: "三" }, "body.count", "应为数字"],
    [{ count: 2.5 }, "body.count", "应为整数"],
    [{ secret: "是" }, "body.secret", "应为是或否"],
    [{ units: "甲" }, "body.units", "应为列表"],
    [{ units: ["甲", 3] }, "body.units.1", "应为文字"],
    [{ title: "" }, "body.title", "不能为空"],
    [{ units: [] }, "body.units", "不能为空"],
    [{ title: "一二三四五六" }, "body.title", "不得超过 5 个字"],
    [{ units: ["甲", "乙", "丙"] }, "body.units", "不得超过 2 项"],
    [{ count: 1 }, "body.count", "不得少于 2"],
    [{ count: 10 }, "body.count", "不得超过 9"],
    [{ kind: "其他" }, "body.kind", "只能是风腐、作风"],
    [{ due: "九月底" }, "body.due", "应为日期，例如 2026-09-30"],
    [{ at: "九点" }, "body.at", "应为时刻，例如 2026-09-30T09:00:00+08:00"],
    [{ mail: "x" }, "body.mail", "应为电子邮件地址"],
    [{ code: "12" }, "body.code", "验证码是六位数字"],
    [{ either: 3 }, "body.either", "内容有误"],
    [{ more: 1 }, "body", "没有这一项：more"],
  ])("%j", (change, path, message) => {
    expect(problemsOf(change)).toEqual({ [path]: message });
  });

  test("every wrong field at once", () => {
    expect(Object.keys(problemsOf({ title: "", count: 0, due: "" }))).toEqual([
      "body.title",
      "body.count",
      "body.due",
    ]);
  });
});
