import * as z from "zod/mini";
import { type DistrictCommand, districtProcess } from "#kernel/district/process.ts";
import { StandIn, Tie } from "#kernel/district/role.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";

const tag = "人员与回避登记";
type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** What officers declare of themselves: ties that bar them, and who stands in for them. */
export const officerRoutes: Route[] = [
  route({
    method: "post",
    path: "/officers/{id}/ties",
    tag,
    summary: "登记应当回避的关系（本人申报，或管理员登记）",
    right: "task.answer",
    body: z.omit(Tie, { declaredAt: true }),
    answer: ReceiptView,
    handle: (call) => declare(call, { type: "declare-tie", officer: idOf(call), tie: call.body }),
  }),
  route({
    method: "post",
    path: "/officers/{id}/stand-ins",
    tag,
    summary: "指定代办人及起止日期（AB 角）",
    right: "task.answer",
    body: StandIn,
    answer: ReceiptView,
    handle: (call) =>
      declare(call, { type: "name-stand-in", officer: idOf(call), standIn: call.body }),
  }),
];

function idOf({ params }: AnyCall): string {
  return params.id ?? "";
}

/** Officers change their own entry; the administrator also those of others. */
function declare(call: AnyCall, command: DistrictCommand): Promise<Receipt | Refusal> {
  const { world, caller, idempotency } = call;
  const { officer, district, actor } = caller;
  if (officer.role !== "ADMIN" && officer.id !== idOf(call))
    return Promise.resolve(refuse("auth.forbidden", "只能为本人申报"));
  return execute(world, {
    process: districtProcess,
    id: district,
    district,
    actor,
    right: "task.answer",
    idempotency,
    decide: ({ state }, context) => districtProcess.decide(state, command, context),
  });
}
