import * as z from "zod/mini";
import { form, lines } from "#kernel/route/form.ts";
import type { FormField, FormSpec } from "#kernel/task/schema.ts";
import { type Listed, nameOfListed } from "./listed.ts";

const judgment = lines("综合研判", 2000, { hint: "按标准逐项说明筛选情况，未列入的说明理由" });
const others = lines("名单以外拟列为候选人的人员、班子和组织", 3000, {
  hint: "每行一个，写明单位、姓名（名称）、职务；随后在“认定”中逐项提名",
});

/** Whom the room chooses, and why (A-34: 综合研判, 科学评估). */
export type Chosen = { picked?: string[]; chosen?: string; judgment: string };

/** The form of a choice: ticked off the ranked list, or written down where they stand outside of it. */
export function chosenFormOf(
  listed: readonly Listed[],
): FormSpec & { schema: z.ZodMiniType<Chosen> } {
  const keys = new Set(listed.map(({ key }) => key));
  const isListed = (text: string) => keysIn(text).every((key) => keys.has(key));
  const Picked = z.pipe(
    z.string().check(z.trim(), z.maxLength(4000), z.refine(isListed, "不在筛选名单中")),
    z.transform((text) => keysIn(text)),
  );
  const written = form({ chosen: others, judgment });
  const ticks: FormField = {
    name: "picked",
    label: "从筛选名单中选择候选对象",
    input: "checks",
    options: listed.map((one) => ({ value: one.key, label: nameOfListed(one) })),
    hint: "可多选；选中的由监督检查室形成提名表",
    required: false,
  };
  return {
    schema: z.pipe(
      z.object({ picked: z.optional(Picked), chosen: z.optional(others), judgment }).check(
        z.refine(({ picked = [], chosen }) => picked.length > 0 || chosen !== undefined, {
          path: [listed.length === 0 ? "chosen" : "picked"],
          message: "请选择至少一个候选对象",
        }),
      ),
      z.transform(
        ({ picked, chosen, judgment: why }): Chosen => ({
          judgment: why,
          ...(picked === undefined ? {} : { picked }),
          ...(chosen === undefined ? {} : { chosen }),
        }),
      ),
    ),
    fields: [
      ...(listed.length === 0 ? [] : [ticks]),
      ...written.fields.map((field) =>
        field.name === "chosen" && listed.length > 0 ? { ...field, required: false } : field,
      ),
    ],
  };
}

/** Keys with commas between them, each once. */
function keysIn(text: string): string[] {
  return [...new Set(text.split(/[,，\s]+/u))].filter((key) => key !== "");
}

/** Why the room chooses nobody. */
export const noneForm = form({ judgment });
