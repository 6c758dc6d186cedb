import * as z from "zod/mini";
import { keysOf } from "#kernel/route/form.ts";
import type { FormField, FormSpec } from "#kernel/task/schema.ts";
import { DayText, text } from "#kernel/text/text.ts";
import { perDemand, upTo } from "../../per-demand.ts";
import { aspects, results, revisitMethods, serviceModes } from "../terms.ts";

const Text = text(1000);
const Name = text(100);

/** Ids of files that the unit has sent in for this letter. */
const FileIds = z.pipe(
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(2000),
      z.regex(/^fil_\w+(?:[,，\s]+fil_\w+)*$/, "材料编号格式应为 fil_…，多份以逗号分隔"),
    ),
  z.transform((text) => text.split(/[,，\s]+/)),
);

/** A number as an API gives it or as a page's field gives it. */
function whole(min: number, max: number) {
  const message = `须为 ${min} 至 ${max} 的整数`;
  return z.coerce.number(message).check(z.int(message), z.gte(min, message), z.lte(max, message));
}

function optionsOf(terms: Readonly<Record<string, string>>): NonNullable<FormField["options"]> {
  return Object.entries(terms).map(([value, label]) => ({ value, label }));
}

/** 送达回证. */
export const serviceForm: FormSpec = {
  schema: z.object({ receivedBy: Name, servedOn: DayText, mode: keysOf(serviceModes) }),
  fields: [
    { name: "receivedBy", label: "签收人", input: "text", required: true },
    { name: "servedOn", label: "送达日期", input: "date", required: true },
    {
      name: "mode",
      label: "送达方式",
      input: "select",
      options: optionsOf(serviceModes),
      required: true,
    },
  ],
};

/** 申请延期. */
export const extensionForm: FormSpec = {
  schema: z.object({ days: whole(1, 30) }),
  fields: [{ name: "days", label: "申请延期天数（至多 30 日）", input: "number", required: true }],
};

/** 提请责令改正 (监察法 Art. 71). */
export const referralForm: FormSpec = {
  schema: z.object({ to: Name, on: DayText, measure: Text }),
  fields: [
    { name: "to", label: "提请的上级或主管部门", input: "text", required: true },
    { name: "on", label: "提请日期", input: "date", required: true },
    {
      name: "measure",
      label: "提请事项",
      input: "text",
      hint: "责令改正、通报批评",
      required: true,
    },
  ],
};

/** 回访. */
export const revisitForm: FormSpec = {
  schema: z.object({
    methods: keysOf(revisitMethods),
    finding: Text,
    relapsed: z.enum(["no", "yes"]),
    on: z.optional(DayText),
  }),
  fields: [
    {
      name: "methods",
      label: "回访方式",
      input: "select",
      options: optionsOf(revisitMethods),
      required: true,
    },
    { name: "finding", label: "回访情况", input: "text", required: true },
    {
      name: "relapsed",
      label: "问题是否反弹",
      input: "select",
      options: optionsOf({ no: "否", yes: "是" }),
      required: true,
    },
    { name: "on", label: "回访日期（当日登记的不填）", input: "date", required: false },
  ],
};

/** 整改方案: measure, owner and date for each demand. */
export function planForm(demands: number): FormSpec {
  return perDemand(upTo(demands), {
    measure: { label: "整改措施", input: "text", schema: Text },
    owner: { label: "责任人", input: "text", schema: Name },
    doneBy: { label: "完成日期", input: "date", schema: DayText },
  });
}

/** 整改反馈: what was done and its evidence for each demand, signed by the unit's head. */
export function feedbackForm(demands: number): FormSpec {
  return perDemand(
    upTo(demands),
    {
      done: { label: "整改情况", input: "text", schema: Text },
      evidence: { label: "佐证材料", input: "text", schema: Text },
      files: {
        label: "已上传的佐证材料",
        input: "files",
        schema: z.optional(FileIds),
      },
    },
    { signedBy: { label: "报告签署人（单位主要负责人）", input: "text", schema: Name } },
  );
}

/** 整改评估: five aspects, a result for each demand, days for what is still to be done. */
export function evaluationForm(demands: number): FormSpec {
  const scores = Object.entries(aspects).map(
    ([name, label]) =>
      [name, { label: `${label}（0–100 分）`, input: "number", schema: whole(0, 100) }] as const,
  );
  return perDemand(
    upTo(demands),
    {
      result: {
        label: "完成情况",
        input: "select",
        schema: keysOf(results),
        options: optionsOf(results),
      },
    },
    {
      ...Object.fromEntries(scores),
      redoDays: {
        label: "进一步整改天数（未全部完成时填写，至多 30 日）",
        input: "number",
        schema: z.optional(whole(1, 30)),
      },
    },
  );
}
