import { form, lines } from "#kernel/route/form.ts";

const judgment = lines("综合研判", 2000, { hint: "按标准逐项说明筛选情况" });

/** Whom the room chooses, and why (A-34: 综合研判, 科学评估). */
export const chosenForm = form({
  chosen: lines("拟列为候选人的人员、班子和组织", 3000, {
    hint: "每行一个，写明单位、姓名（名称）、职务；随后在“认定”中逐项提名",
  }),
  judgment,
});

/** Why the room chooses nobody. */
export const noneForm = form({ judgment });
