import type { z } from "zod/mini";
import { type FieldProblem, type Refusal, refuse } from "../refusal.ts";
import { secretIn, stateSecret } from "../text/marks.ts";
import { own } from "../text/own.ts";

/** One complaint of a schema, with what was given (zod: "Error customization"). */
type Issue = z.core.$ZodRawIssue;

/**
 * Checks what was given against its schema.
 * @returns the value as the schema reads it, `input.state-secret` with the field that bears the mark of
 * a state secret, or `input.invalid` with every field that is wrong.
 */
export function checkInput<T>(
  schema: z.ZodMiniType<T>,
  given: unknown,
  prefix: string,
): { value: T } | Refusal {
  const secret = prefix === "query" ? undefined : secretIn(given);
  if (secret !== undefined) return secretAt(dotted([prefix, secret]));
  const result = schema.safeParse(given, { error: inputProblem });
  if (result.success) return { value: result.data };
  const fields: FieldProblem[] = result.error.issues.map(({ path, message }) => ({
    path: dotted([prefix, ...path]),
    message,
  }));
  const marked = fields.find(({ message }) => message === stateSecret);
  return marked === undefined ? { ...refuse("input.invalid"), fields } : secretAt(marked.path);
}

function secretAt(path: string): Refusal {
  return { ...refuse("input.state-secret"), fields: [{ path, message: stateSecret }] };
}

function dotted(path: readonly PropertyKey[]): string {
  return path.filter((part) => part !== "").join(".");
}

/** What is wrong with a field, as a clerk would be told; a schema's own words go before these. */
export function inputProblem(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "必填" : `应为${own(kinds, issue.expected) ?? "其他类型"}`;
    case "invalid_value":
      return issue.input === undefined ? "必填" : `只能是${issue.values.map(String).join("、")}`;
    case "too_small":
      return tooSmall(issue.origin, issue.minimum);
    case "too_big":
      return `不得超过 ${issue.maximum}${measureOf(issue.origin)}`;
    case "invalid_format":
      return own(formats, issue.format) ?? "格式有误";
    case "unrecognized_keys":
      return `没有这一项：${issue.keys.join("、")}`;
    default:
      return issue.input === undefined ? "必填" : "内容有误";
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "是或否",
  array: "列表",
  object: "一组内容",
  record: "一组内容",
};

const formats: Readonly<Record<string, string>> = {
  date: "应为日期，例如 2026-09-30",
  datetime: "应为时刻，例如 2026-09-30T09:00:00+08:00",
  email: "应为电子邮件地址",
  url: "应为网址",
};

function tooSmall(origin: string, minimum: number | bigint): string {
  const measure = measureOf(origin);
  return measure !== "" && Number(minimum) === 1 ? "不能为空" : `不得少于 ${minimum}${measure}`;
}

function measureOf(origin: string): string {
  if (origin === "string") return " 个字";
  return origin === "array" || origin === "set" ? " 项" : "";
}
