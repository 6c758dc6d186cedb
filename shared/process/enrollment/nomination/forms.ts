import * as z from "zod/mini";
import { day, form, maybe } from "#kernel/route/form.ts";
import type { FormSpec } from "#kernel/task/schema.ts";
import { marks } from "#kernel/text/marks.ts";
import { DayText } from "#kernel/text/text.ts";
import { Consent } from "../schema.ts";
import { consentForms } from "../terms.ts";

/** 发文字号 (GB/T 9704-2012): 机关代字〔4-digit year〕number without leading zero, 号. */
export const DocumentNumber = z
  .string()
  .check(
    z.trim(),
    z.maxLength(50),
    z.regex(
      /^[\p{Script=Han}]+〔\d{4}〕[1-9]\d*号$/u,
      "文号格式应为 示纪〔2026〕1号，序号不编虚位",
    ),
  );

const Request = z.object({
  documentNumber: DocumentNumber,
  sentOn: DayText,
  classification: z._default(z.enum(marks, "请选择密级"), "内部"),
});

/** 请示. */
export const requestForm = {
  schema: Request,
  fields: [
    {
      name: "documentNumber",
      label: "请示文号",
      input: "text",
      hint: "示纪〔2026〕1号",
      required: true,
    },
    { name: "sentOn", label: "送出日期", input: "date", required: true },
    {
      name: "classification",
      label: "密级",
      input: "select",
      options: marks.map((value) => ({ value, label: value })),
      required: true,
    },
  ],
} satisfies FormSpec;

/** 批复. */
export const consentForm = {
  schema: z.extend(Consent, { documentNumber: DocumentNumber }),
  fields: [
    {
      name: "form",
      label: "同意方式",
      input: "select",
      options: Object.entries(consentForms).map(([value, label]) => ({ value, label })),
      required: true,
    },
    {
      name: "documentNumber",
      label: "批复（批示）文号",
      input: "text",
      hint: "示委批〔2026〕1号",
      required: true,
    },
    { name: "consentedOn", label: "同意日期", input: "date", required: true },
  ],
} satisfies FormSpec;

/** 区委退回、不同意: the day on which it said so, where that is not the day of entry. */
export const answeredOn = form({
  on: maybe(day("区委答复日期", { hint: "当日录入的不填" })),
});

/** 补充后再报区委: the day on which it went out again, where that is not the day of entry. */
export const resentOn = form({
  sentOn: maybe(day("再次送出日期", { hint: "当日录入的不填" })),
});
