import * as z from "zod/mini";
import type { FormSpec, StageSpec } from "#kernel/task/schema.ts";
import { DayText, text } from "#kernel/text/text.ts";

const letter: FormSpec = {
  schema: z.object({
    letterNumber: text(100, "请填写上级决定文号"),
    letterOn: DayText,
  }),
  fields: [
    { name: "letterNumber", label: "上级决定文号", input: "text", required: true },
    { name: "letterOn", label: "上级决定日期", input: "date", required: true },
  ],
};

const common = {
  policy: { type: "any" },
  deadline: "D-OFF-RECUSAL",
  factor: "code",
  escalation: "ladder",
} as const;

/** The secretary decides; on their own recusal the upper commission does, and the office records it. */
export const recusalStages = {
  DECIDE: {
    ...common,
    title: "回避申请决定",
    asks: "SECRETARY",
    actions: {
      approve: { label: "同意回避", outcome: "granted", opinion: "optional" },
      reject: { label: "不予回避", outcome: "denied", opinion: "required" },
    },
  },
  RECORD_UPPER: {
    ...common,
    title: "登记上级纪委监委的回避决定",
    asks: "OFFICE",
    actions: {
      approve: { label: "上级决定回避", outcome: "granted", opinion: "optional", form: letter },
      reject: { label: "上级决定不回避", outcome: "denied", opinion: "required", form: letter },
    },
  },
} as const satisfies Record<string, StageSpec>;
