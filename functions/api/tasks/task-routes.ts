import * as z from "zod/mini";
import { relations } from "#kernel/district/relation.ts";
import { readOwnRows, readTask } from "#kernel/permission/read-tasks.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { DueView, PageQuery, pageOf, ReceiptView } from "#kernel/route/answers.ts";
import { field } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Row } from "#kernel/store/indexes.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import type { Task } from "#kernel/task/schema.ts";
import { Id, idText, text } from "#kernel/text/text.ts";
import { answerTask, Decision, Reason } from "./answer-task.ts";
import { taskOf } from "./task-fields.ts";
import { questionOf, TaskView } from "./task-view.ts";

const asOfficer = { input: "officer" } as const;

const tag = "待办与决定";
const passing = [
  ["transfer", "转办"],
  ["delegate", "委派（办后返回本人决定）"],
  ["add-signer", "加签"],
] as const;

const managing = [
  ["link-resending", "resend-link", "为他人重新发送办理链接（办公室、管理员）"],
  ["link-unlocking", "unlock-link", "解锁他人的办理链接（办公室、管理员）"],
  ["link-revocation", "revoke-link", "停用他人的办理链接（办公室、管理员）"],
] as const;

const Todo = z.object({
  taskId: z.string(),
  title: z.string(),
  stage: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  due: DueView,
  part: z.enum(["decider", "reader"]),
});

/** What waits for me, and what I do with it. */
export const taskRoutes: Route[] = [
  route({
    method: "get",
    path: "/tasks",
    tag,
    summary: "我的待办（按期限）",
    right: "task.answer",
    query: PageQuery,
    answer: pageOf(Todo),
    handle: async (call) => {
      const { limit, cursor } = call.query;
      const page = await call.world.store.index(
        "todo",
        call.caller.officer.id,
        { prefix: "" },
        { limit, ...(cursor === undefined ? {} : { cursor }) },
      );
      const rows = await readOwnRows(call, page.items);
      return { ...page, items: rows.map(lineOf) };
    },
  }),
  route({
    method: "get",
    path: "/tasks/{id}",
    tag,
    summary: "查看待办",
    right: "task.answer",
    answer: TaskView,
    handle: async (call) => {
      const { id: caller } = call.caller.officer;
      const seatIn = ({ seats }: Task) => seats.find(({ person }) => person === caller);
      const found = await readTask(call, call.params.id ?? "", (task) =>
        seatIn(task) === undefined ? undefined : "task.answer",
      );
      if (isRefusal(found)) return found;
      const { task, record } = found;
      const seat = seatIn(task);
      if (seat?.state === "RECUSED") return refuse("task.recused");
      return seat === undefined || seat.state === "REMOVED" || seat.state === "TRANSFERRED"
        ? refuse("task.unknown")
        : {
            ...taskOf(task, seat),
            ...(await questionOf(call, { task, seat, record })),
          };
    },
  }),
  verb("decision", "作出决定", Decision, (person, decision) => ({
    type: "decide",
    person,
    ...decision,
  })),
  verb(
    "recusal",
    "申请回避",
    z.object({
      relation: z.enum(
        Object.keys(relations) as [keyof typeof relations, ...(keyof typeof relations)[]],
      ),
      detail: text(500, "请填写具体关系"),
    }),
    (person, { relation, detail }) => ({ type: "recuse", person, relation, detail }),
  ),
  ...passing.map(([type, summary]) =>
    verb(
      type,
      summary,
      z.object({
        to: field("受理人", idText("请选择受理人"), asOfficer),
        reason: Reason,
      }),
      (person, { to, reason: opinion }) => ({ type, person, to, opinion }),
    ),
  ),
  verb(
    "signer-removal",
    "减签",
    z.object({ who: field("减去的人员", idText("请选择人员"), asOfficer), reason: Reason }),
    (person, { who, reason: opinion }) => ({ type: "remove-signer", person, who, opinion }),
  ),
  verb("taking-back", "拿回", z.object({ reason: Reason }), (person, { reason: opinion }) => ({
    type: "take-back",
    person,
    opinion,
  })),
  verb("copy", "抄送", z.object({ to: field("抄送给", Id, asOfficer) }), (person, { to }) => ({
    type: "copy",
    person,
    to,
  })),
  verb("urging", "催办", z.object({ reason: Reason }), (person, { reason: opinion }) => ({
    type: "urge",
    person,
    opinion,
  })),
  verb(
    "hand-over",
    "移交（管理员）",
    z.object({
      from: field("原承办人", Id, asOfficer),
      to: field("接手人", Id, asOfficer),
      reason: Reason,
    }),
    (person, { from, to, reason: opinion }) => ({
      type: "hand-over",
      person,
      from,
      to,
      opinion,
    }),
  ),
  ...managing.map(([name, type, summary]) =>
    verb(
      name,
      summary,
      z.object({
        of: field("收件人", idText("请选择人员"), asOfficer),
        reason: text(500, "请填写理由"),
      }),
      (person, { of, reason }) => ({ type, person, of, reason }),
    ),
  ),
  verb("link", "重新发送办理链接（原链接作废）", z.object({}), (person) => ({
    type: "reissue-link",
    person,
  })),
];

function lineOf({ taskId, title, stage, subject, due, part }: Row<"todo">) {
  return { taskId, title, stage, subject, due, part };
}

function verb<B extends z.ZodMiniType>(
  name: string,
  summary: string,
  body: B,
  commandOf: (person: string, body: z.output<B>) => TaskCommand,
): Route {
  return route({
    method: "post",
    path: `/tasks/{id}/${name}`,
    tag,
    summary,
    right: "task.answer",
    body,
    answer: ReceiptView,
    does: "command",
    handle: (call) =>
      answerTask(call, call.params.id ?? "", commandOf(call.caller.officer.id, call.body)),
  });
}
