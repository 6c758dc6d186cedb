import { dayOf } from "#kernel/deadline/day.ts";
import { type Relation, relations } from "#kernel/district/relation.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Asked } from "#kernel/permission/read-tasks.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import type { Task, Through } from "#kernel/task/schema.ts";
import { objectRole } from "#kernel/task/seats/assign.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { type Recusal, requesters } from "#process/recusal/schema.ts";
import type { Line } from "../printed.ts";

/** Columns of ledger L12 审批链台账: one row for each answer to a question. */
export const approvalColumns = [
  "事项",
  "环节",
  "审批方式",
  "审批人",
  "岗位",
  "决定",
  "意见",
  "决定日期",
  "应办日",
  "是否逾期",
  "替办情况",
  "所示内容校验值",
] as const;

const policies: Readonly<Record<Task["policy"]["type"], string>> = {
  single: "单签",
  any: "或签",
  all: "会签",
  sequence: "依次",
  each: "分别答复",
  vote: "票决",
};

const standIns = {
  transfer: "转办",
  delegate: "委派",
  add: "加签",
  deputy: "代办",
  recusal: "因回避改派",
  "hand-over": "移交",
} as const;

/** The answers to a closed question as lines of L12, in the order in which they were given. */
export function approvalLines({ task, record }: Asked, nameOf: (id: string) => string): Line[] {
  const { id, kind, summary } = record;
  const matter = subjectLine((summary ?? {}) as Readonly<Record<string, unknown>>, String(id));
  return task.seats
    .flatMap((seat) => (seat.ballot === undefined ? [] : [{ ...seat, ballot: seat.ballot }]))
    .toSorted((a, b) => a.ballot.at.localeCompare(b.ballot.at))
    .map(({ person, role, room, through, ballot }) => {
      const on = dayOf(ballot.at);
      const due = task.due.effectiveDue ?? "";
      const label = task.actions.find(({ action }) => action === ballot.action)?.label;
      const of = room ?? task.room;
      return {
        on,
        record: String(id),
        class: String(kind),
        ...(of === undefined ? {} : { room: of }),
        cells: [
          matter,
          task.title,
          policies[task.policy.type],
          role === objectRole ? "监督对象本人" : nameOf(person),
          own<string>(roleNames, role) ?? "监督对象",
          label ?? "办理",
          ballot.opinion,
          on,
          due,
          due !== "" && on > due ? "是" : "否",
          through === undefined ? "" : instead(through, nameOf),
          task.shown.slice(0, 16),
        ],
      };
    });
}

function instead({ verb, from }: Through, nameOf: (id: string) => string): string {
  return `${standIns[verb]}（原${nameOf(from)}）`;
}

/** Columns of ledger L11 回避登记: who asked, of whom, why, and what was decided. */
export const recusalColumns = [
  "申请日期",
  "申请人",
  "被申请回避人",
  "事项编号",
  "回避情形",
  "具体关系",
  "决定",
  "上级决定书文号",
  "登记人",
] as const;

/** What becomes of a request for recusal. */
export const decisions = {
  REQUESTED: "待决定",
  GRANTED: "决定回避",
  DENIED: "不予回避",
  LAPSED: "已终止",
} as const;

/** A request for recusal as a line of L11. */
export function recusalLine(state: Recusal, nameOf: (id: string) => string): Line {
  const on = dayOf(state.enteredAt);
  const relation: Relation = state.relation;
  return {
    on,
    class: state.status,
    cells: [
      on,
      requesters[state.requestedBy],
      state.officerName,
      shortNumber(state.subject.id),
      relations[relation],
      state.detail ?? "已销毁",
      decisions[state.status],
      state.letterNumber ?? "",
      nameOf(state.enteredBy),
    ],
  };
}
