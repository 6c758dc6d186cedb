import * as z from "zod/mini";
import type { FormField, FormSpec } from "#kernel/task/schema.ts";
import { DayText } from "#kernel/text/text.ts";
import { DocumentNumber } from "../nomination/forms.ts";
import { Reinstatement } from "../suspension/schema.ts";
import { proposals, removalReasons } from "../terms.ts";
import { ReviewSheet } from "./schema.ts";

function optionsOf(terms: Readonly<Record<string, string>>): NonNullable<FormField["options"]> {
  return Object.entries(terms).map(([value, label]) => ({ value, label }));
}

/** 评估表. */
export const reviewForm = {
  schema: ReviewSheet,
  fields: [
    { name: "dutiesDone", label: "职责完成率（%）", input: "number", required: true },
    { name: "findings", label: "发现问题数", input: "number", required: true },
    { name: "clues", label: "问题线索数", input: "number", required: true },
    { name: "petitions", label: "信访举报数", input: "number", required: true },
    { name: "score", label: "综合评分（0 至 100）", input: "number", required: true },
    {
      name: "proposal",
      label: "评估建议",
      input: "select",
      options: optionsOf(proposals),
      required: true,
    },
    {
      name: "removalReason",
      label: "退出原因（建议退出时填写）",
      input: "select",
      options: [{ value: "", label: "不适用" }, ...optionsOf(removalReasons)],
      required: false,
    },
    { name: "opinion", label: "评估意见", input: "text", required: true },
  ],
} satisfies FormSpec;

/** 报区委备案. */
export const filingForm = {
  schema: z.object({ documentNumber: DocumentNumber, filedOn: DayText }),
  fields: [
    {
      name: "documentNumber",
      label: "备案报告文号",
      input: "text",
      hint: "示纪〔2027〕1号",
      required: true,
    },
    { name: "filedOn", label: "备案日期", input: "date", required: true },
  ],
} satisfies FormSpec;

/** 告知单位和本人. */
export const toldForm = {
  schema: z.object({ unitToldOn: DayText, objectToldOn: z.optional(DayText) }),
  fields: [
    { name: "unitToldOn", label: "告知单位日期", input: "date", required: true },
    {
      name: "objectToldOn",
      label: "告知本人日期",
      input: "date",
      hint: "本人死亡的不填",
      required: false,
    },
  ],
} satisfies FormSpec;

/** 恢复监督. */
export const reinstatementForm = {
  schema: Reinstatement,
  fields: [
    { name: "on", label: "恢复日期", input: "date", required: true },
    { name: "reason", label: "理由", input: "text", required: true },
  ],
} satisfies FormSpec;
