import * as z from "zod/mini";
import { mayActFor } from "#kernel/district/family.ts";
import { type DistrictCommand, districtProcess } from "#kernel/district/process.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { type Officer, StandIn, Tie } from "#kernel/district/role.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { kindOf } from "#kernel/text/id.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { makeRecord } from "#process/command-routes.ts";
import { roster } from "#process/roster/process.ts";

const tag = "人员与回避登记";
type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** What officers declare of themselves: ties that bar them, and who stands in for them. */
export const officerRoutes: Route[] = [
  route({
    method: "post",
    path: "/officers/{id}/ties",
    tag,
    summary: "登记应当回避的关系（本人申报即生效；管理员为他人登记的，经书记同意后生效）",
    right: "task.answer",
    body: z.omit(Tie, { declaredAt: true }),
    answer: ReceiptView,
    handle: (call) =>
      call.caller.officer.role === "ADMIN" && call.caller.officer.id !== idOf(call)
        ? proposeTie(call, call.body)
        : declare(call, { type: "declare-tie", officer: idOf(call), tie: call.body }),
  }),
  route({
    method: "post",
    path: "/officers/{id}/stand-ins",
    tag,
    summary: "指定代办人及起止日期（本人指定；不能操作的，由书记为本机关人员指定）",
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

type OfOfficer = Extract<DistrictCommand, { type: "declare-tie" | "name-stand-in" }>;

/** Officers change their own entry; whom others may name for them is said by `mayDeclare`. */
function declare(call: AnyCall, command: OfOfficer): Promise<Receipt | Refusal> {
  const { world, caller, idempotency } = call;
  const { district, actor } = caller;
  return execute(world, {
    process: districtProcess,
    id: district,
    district,
    actor,
    right: "task.answer",
    idempotency,
    decide: ({ state }, context) =>
      mayDeclare(caller.officer, command, state?.officers ?? [])
        ? districtProcess.decide(state, command, context)
        : refuse("auth.forbidden", "只能为本人申报"),
  });
}

/** An administrator who registered ties alone would say who decides (S6): a second person is asked. */
async function proposeTie(call: AnyCall, tie: z.infer<typeof Tie>): Promise<Receipt | Refusal> {
  const kind = kindOf(tie.to) ?? "";
  const found = await readRecord(call, { kind, id: tie.to, right: "district.configure" });
  const { name } = (isRefusal(found) ? {} : found.state) as { name?: string };
  const { officers } = await readDistrict(call.world, call.caller.district);
  const officer = idOf(call);
  const officerName = officers.find(({ id }) => id === officer)?.name ?? officer;
  const toName = [name, shortNumber(tie.to)].filter((word) => word !== undefined).join("，");
  const command = { type: "propose-tie", tie: { officer, officerName, tie, toName } } as const;
  return makeRecord(roster, call, { action: "district.configure", command });
}

/**
 * Officers declare their own ties. A stand-in decides: an administrator who named one would decide by them
 * (S6), so beside the officer only the secretary names one, for people of their own body and never
 * themselves.
 */
function mayDeclare(by: Officer, command: OfOfficer, officers: readonly Officer[]): boolean {
  if (by.id === command.officer) return true;
  if (command.type === "declare-tie") return false;
  const owner = officers.find(({ id }) => id === command.officer);
  const isTheirs = owner === undefined || mayActFor(by, owner);
  return by.role === "SECRETARY" && isTheirs && command.standIn.deputy !== by.id;
}
