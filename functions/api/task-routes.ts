import * as z from "zod";
import { PageQuery, pageOf, ReceiptView } from "#kernel/answers.ts";
import { commandTask } from "#kernel/command-task.ts";
import { kindOf, recordOfTask } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Call, type Route, route } from "#kernel/route.ts";
import { taskKey } from "#kernel/store/keys.ts";
import type { TaskCommand } from "#kernel/task/decide.ts";
import { relations } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { processes } from "#processes";

const tag = "待办与决定";
const Opinion = z.string().trim().max(2000, "不能超过 2000 字").default("");

const Todo = z.object({
  taskId: z.string(),
  title: z.string(),
  stage: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  due: z.record(z.string(), z.unknown()),
  part: z.enum(["decider", "reader"]),
});

/** What waits for me, and what I do with it. */
export const taskRoutes: Route[] = [
  route({
    method: "get",
    path: "/tasks",
    tag,
    summary: "我的待办（按期限）",
    action: "task.answer",
    query: PageQuery,
    answer: pageOf(Todo),
    handle: async ({ world, caller, query: { limit, cursor } }) =>
      world.store.index(
        "todo",
        caller.officer.id,
        { prefix: "" },
        { limit, ...(cursor === undefined ? {} : { cursor }) },
      ),
  }),
  route({
    method: "get",
    path: "/tasks/{id}",
    tag,
    summary: "查看待办",
    action: "task.answer",
    answer: z.record(z.string(), z.unknown()),
    handle: async ({ world, caller, params: { id = "" } }) => {
      const item = await world.store.get(taskKey(id));
      const task = item?.state as Task | undefined;
      const isSeated = task?.seats.some(({ person }) => person === caller.officer.id);
      return task?.district === caller.district && isSeated ? task : refuse("task.unknown");
    },
  }),
  verb(
    "decision",
    "作出决定",
    z.object({
      action: z.string().trim().min(1, "请选择决定").max(40),
      opinion: Opinion,
      form: z.record(z.string(), z.unknown()).optional(),
    }),
    (person, { action, opinion, form }) => ({ type: "decide", person, action, opinion, form }),
  ),
  verb(
    "recusal",
    "申请回避",
    z.object({
      relation: z.enum(
        Object.keys(relations) as [keyof typeof relations, ...(keyof typeof relations)[]],
      ),
      detail: z.string().trim().min(1, "请填写具体关系").max(500),
    }),
    (person, { relation, detail }) => ({ type: "recuse", person, relation, detail }),
  ),
  verb(
    "transfer",
    "转办",
    z.object({ to: z.string().trim().min(1, "请选择受理人"), opinion: Opinion }),
    (person, { to, opinion }) => ({ type: "transfer", person, to, opinion }),
  ),
  verb("link", "重新发送办理链接（原链接作废）", z.object({}), (person) => ({
    type: "reissue-link",
    person,
  })),
];

function verb<B extends z.ZodType>(
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
    action: "task.answer",
    body,
    answer: ReceiptView,
    handle: (call) => answer(call, commandOf(call.caller.officer.id, call.body)),
  });
}

function answer(
  { world, caller, params, idempotency }: Call<Record<string, string>, unknown, unknown>,
  command: TaskCommand,
) {
  const taskId = params.id ?? "";
  const process = processes[kindOf(recordOfTask(taskId)) ?? ""];
  if (process === undefined) return Promise.resolve(refuse("task.unknown"));
  const { district, actor } = caller;
  return commandTask(world, { process, taskId, command, district, actor, idempotency });
}
