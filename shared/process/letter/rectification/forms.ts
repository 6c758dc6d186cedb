import * as z from "zod/mini";
import { choice, day, form, keysOf, maybe, whole, words } from "#kernel/route/form.ts";
import { DayText, text } from "#kernel/text/text.ts";
import { filesPart, perDemand, upTo } from "../../per-demand.ts";
import { aspects, results, revisitMethods, serviceModes } from "../terms.ts";

const Account = text(1000);
const Name = text(100);

/** 送达回证. */
export const serviceForm = form({
  receivedBy: words("签收人", 100),
  servedOn: day("送达日期"),
  mode: choice("送达方式", serviceModes),
});

/** 申请延期. */
export const extensionForm = form({ days: whole("申请延期天数（至多 30 日）", 1, 30) });

/** 提请责令改正 (监察法 Art. 71). */
export const referralForm = form({
  to: words("提请的上级或主管部门", 100),
  on: day("提请日期"),
  measure: words("提请事项", 1000, { hint: "责令改正、通报批评" }),
});

/** 回访. */
export const revisitForm = form({
  methods: choice("回访方式", revisitMethods),
  finding: words("回访情况", 1000),
  relapsed: choice("问题是否反弹", { no: "否", yes: "是" }),
  on: maybe(day("回访日期（当日登记的不填）")),
});

/** 整改方案: measure, owner and date for each demand, with the plan itself as a file. */
export function planForm(demands: number) {
  return perDemand(
    upTo(demands),
    {
      measure: { label: "整改措施", input: "lines", longest: 1000, schema: Account },
      owner: { label: "责任人", input: "text", schema: Name },
      doneBy: { label: "完成日期", input: "date", schema: DayText },
    },
    { files: filesPart("整改方案文件") },
  );
}

/** 整改反馈: what was done and its evidence for each demand, signed by the unit's head. */
export function feedbackForm(demands: number) {
  return perDemand(
    upTo(demands),
    {
      done: { label: "整改情况", input: "lines", longest: 1000, schema: Account },
      evidence: { label: "佐证材料", input: "text", schema: Account },
      files: filesPart("佐证材料"),
    },
    { signedBy: { label: "报告签署人（单位主要负责人）", input: "text", schema: Name } },
  );
}

const score = (aspect: string) => {
  const label = `${aspect}（0–100 分）`;
  return { label, input: "number", schema: whole(label, 0, 100) } as const;
};

const institutionsMade = "新建、修订的制度（项；以前评估已计的不再计，没有的不填）";
const redoDays = "进一步整改天数（未全部完成时填写，至多 30 日）";

/** 整改评估: five aspects, a result for each demand, days for what is still to be done. */
export function evaluationForm(demands: number) {
  return perDemand(
    upTo(demands),
    {
      result: {
        label: "完成情况",
        input: "select",
        schema: keysOf(results),
        options: Object.entries(results).map(([value, label]) => ({ value, label })),
      },
    },
    {
      responsibility: score(aspects.responsibility),
      implementation: score(aspects.implementation),
      institutions: score(aspects.institutions),
      institutionsMade: {
        label: institutionsMade,
        input: "number",
        schema: z.optional(whole(institutionsMade, 0, 99)),
      },
      correction: score(aspects.correction),
      effect: score(aspects.effect),
      redoDays: {
        label: redoDays,
        input: "number",
        schema: z.optional(whole(redoDays, 1, 30)),
      },
    },
  );
}
