import { choice, day, form } from "#kernel/route/form.ts";
import type { StageSpec } from "#kernel/task/schema.ts";
import { asks } from "#kernel/task/words.ts";
import { has } from "#kernel/text/own.ts";
import { reviewForm } from "../review/forms.ts";

const done = { complete: { label: "已办结", outcome: "done", opinion: "optional" } } as const;

/** 送达: without a contact nothing later can be asked of the person by link. */
const noticeForm = form({
  on: day("送达日期"),
  contact: choice("本人联系方式", {
    ENTERED: "已登记在对象页（邮箱，有手机的一并登记）",
    NONE: "本人没有邮箱，此后书面送达、纸质报送",
  }),
});

/**
 * What becomes due of itself once direct supervision begins (process sheet §4.1, "on ACTIVE"). The
 * quarterly visit is owed by the place, not by the object, so it is a record of its own.
 */
export const duties = {
  LIBRARY_ENTRY: asks("录入提级监督对象信息库", "proposer", "D-ENR-7", done),
  LEDGER: asks("建立监督台账", "proposer", "D-ENR-7", done),
  NOTICE: asks("送达告知书", "proposer", "D-ENR-8", {
    complete: { ...done.complete, form: noticeForm },
  }),
  INTEGRITY_FILE: asks("建立廉政档案", "proposer", "D-ENR-9", done),
  INTEGRITY_TALK: asks("新纳入对象廉政谈话", "proposer", "D-EDU-2", done),
  FIRST_REPORT: asks("个人有关事项首次报告", "proposer", "D-PMR-3", done),
  DEBRIEFING_PLAN: asks("列入年度述责述廉计划", "proposer", "D-DEB-1", done),
  YEARLY_REVIEW: asks("年度评估", "ROOM_DIRECTOR", "D-ENR-10", {
    complete: {
      label: "提交评估表",
      outcome: "reviewed",
      opinion: "optional",
      form: reviewForm,
    },
  }),
} as const satisfies Record<string, StageSpec>;

export type Duty = keyof typeof duties;

export const dutyNames = Object.keys(duties) as Duty[];

export function isDuty(stage: string): stage is Duty {
  return has(duties, stage);
}
