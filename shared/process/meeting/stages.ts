import * as z from "zod/mini";
import type { FormSpec, StageSpec } from "#kernel/task/schema.ts";
import type { Meeting } from "./schema.ts";

/** Entered by one officer, true only once a second one has compared it with the minutes. */
export const confirm: StageSpec = {
  title: "复核会议表决录入",
  asks: "OFFICE",
  policy: { type: "any" },
  actions: {
    approve: { label: "核对无误", outcome: "confirmed", opinion: "optional" },
    return: { label: "退回更正", outcome: "returned", opinion: "required" },
  },
  deadline: "D-OFF-MINUTES",
  factor: "code",
  escalation: "ladder",
};

/** The same for one entry: each item is held against the minutes and confirmed by itself. */
export function confirmFor({ items }: Pick<Meeting, "items">): StageSpec {
  if (items.every(({ subject }) => subject === undefined)) return confirm;
  const { approve, return: giveBack } = confirm.actions;
  return {
    ...confirm,
    actions: {
      ...(approve === undefined ? {} : { approve: { ...approve, form: compared(items) } }),
      ...(giveBack === undefined ? {} : { return: giveBack }),
    },
  };
}

const verdicts = { same: "与纪要一致", differs: "与纪要不一致" } as const;

function compared(items: Meeting["items"]): FormSpec {
  const names = items.map((_, index) => `item${index + 1}`);
  const one = z.literal("same", "须逐项与纪要核对；不一致的，请选择“退回更正”并说明");
  return {
    schema: z.object(Object.fromEntries(names.map((name) => [name, one]))),
    fields: names.map((name, index) => ({
      name,
      label: `议题 ${index + 1}：${items[index]?.subject?.name ?? ""}`,
      input: "select",
      options: Object.entries(verdicts).map(([value, label]) => ({ value, label })),
      required: true,
    })),
  };
}
