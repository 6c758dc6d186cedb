import * as z from "zod";
import { ReceiptView } from "#kernel/answers.ts";
import { execute, type Receipt } from "#kernel/execute.ts";
import { newId } from "#kernel/id.ts";
import { mayDo } from "#kernel/permission/ability.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { type Call, type Route, route } from "#kernel/route.ts";
import { recordRoutes } from "../record-routes.ts";
import { enrollment } from "./process.ts";
import { Candidate, type EnrollmentCommand, Nomination, ScoreSheet } from "./schema.ts";

const path = "/enrollments";
const tag = "提级监督对象认定";

/** What staff do to enrollments; deciding happens on tasks. */
export const enrollmentRoutes: Route[] = [
  ...recordRoutes({
    kind: "enrollment",
    path,
    tag,
    title: "认定事项",
    action: "enrollment.read",
  }),
  route({
    method: "post",
    path,
    tag,
    summary: "筛选研判：登记候选人",
    action: "enrollment.propose",
    body: z.object({ candidate: Candidate, scoreSheet: ScoreSheet }),
    answer: ReceiptView,
    handle: (call) => {
      const id = newId("enrollment", call.world.clock(), call.world.random(10));
      return command(call, id, "enrollment.propose", { type: "screen", ...call.body });
    },
  }),
  post(
    "nomination",
    "形成提名表",
    "enrollment.propose",
    z.object({ nomination: Nomination }),
    (body) => ({
      type: "draft",
      ...body,
    }),
  ),
  post(
    "revision",
    "修改或补充提名表",
    "enrollment.propose",
    z.object({ nomination: Nomination, candidate: Candidate.optional() }),
    ({ nomination, candidate }) => ({
      type: "revise",
      nomination,
      ...(candidate === undefined ? {} : { candidate }),
    }),
  ),
  post("submission", "提交（或补充后重新提交）", "enrollment.propose", z.object({}), () => ({
    type: "submit",
  })),
  post(
    "withdrawal",
    "撤回提名",
    "enrollment.propose",
    z.object({ reason: z.string().trim().min(1, "请填写撤回理由").max(2000) }),
    ({ reason }) => ({ type: "withdraw", reason }),
  ),
  post("resumption", "恢复中断的流程", "enrollment.resume", z.object({}), () => ({
    type: "resume",
  })),
];

function post<B extends z.ZodType>(
  verb: string,
  summary: string,
  action: Action,
  body: B,
  commandOf: (body: z.output<B>) => EnrollmentCommand,
): Route {
  return route({
    method: "post",
    path: `${path}/{id}/${verb}`,
    tag,
    summary,
    action,
    body,
    answer: ReceiptView,
    handle: (call) => command(call, call.params.id ?? "", action, commandOf(call.body)),
  });
}

function command<B>(
  { world, caller, idempotency, expectVersion }: Call<Record<string, string>, unknown, B>,
  id: string,
  action: Action,
  command: EnrollmentCommand,
): Promise<Receipt | Refusal> {
  const { district, actor, ability } = caller;
  return execute(world, {
    process: enrollment,
    id,
    district,
    actor,
    tasks: "open",
    idempotency,
    expectVersion,
    decide: ({ state }, context) =>
      state !== undefined && !mayDo(ability, action, { district, room: state.room })
        ? refuse("record.unknown")
        : enrollment.decide(state, command, context),
  });
}
