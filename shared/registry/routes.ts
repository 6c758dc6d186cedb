import * as z from "zod/mini";
import { ReceiptView } from "#kernel/answers.ts";
import { execute, type Receipt } from "#kernel/execute.ts";
import { readToChange } from "#kernel/permission/reader.ts";
import type { Process } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { type Call, type Route, route } from "#kernel/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { Id, idText } from "#kernel/text.ts";
import type { World } from "#kernel/world.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { aboutRoute } from "./about.ts";
import { Reason } from "./fields.ts";
import { importRoutes } from "./import/routes.ts";
import { person } from "./person/process.ts";
import { Leaving, PersonChanges } from "./person/schema.ts";
import { idNumberRoute } from "./person/secret-route.ts";
import { redactedRoute } from "./redact.ts";
import { unit } from "./unit/process.ts";
import { UnitChanges, type UnitContent } from "./unit/schema.ts";

const tag = "信息库";
const action = "library.read";
type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** The information library: units, people, what concerns them, and imports. */
export const registryRoutes: Route[] = [
  ...recordRoutes({ kind: "unit", path: "/units", tag, title: "单位", action }),
  ...recordRoutes({ kind: "person", path: "/people", tag, title: "人员", action }),
  aboutRoute,
  route({
    method: "post",
    path: "/units/{id}/change",
    tag,
    summary: "变更单位信息",
    action: "library.write",
    body: z.object({ changes: UnitChanges, reason: Reason }),
    answer: ReceiptView,
    handle: async (call) => {
      const { parent } = call.body.changes;
      const found = await changeable(call, "unit");
      if (isRefusal(found)) return found;
      if (parent !== undefined && (await unitName(call.world, call, parent)) === undefined)
        return refuse("input.invalid", "上级单位不存在");
      return command(call, unit, { type: "change", ...call.body });
    },
  }),
  route({
    method: "post",
    path: "/people/{id}/change",
    tag,
    summary: "变更人员信息",
    action: "library.write",
    body: z.object({ changes: PersonChanges, reason: Reason }),
    answer: ReceiptView,
    handle: async (call) => {
      const { changes, reason } = call.body;
      const found = await changeable(call, "person");
      if (isRefusal(found)) return found;
      if (changes.unitId === undefined)
        return command(call, person, { type: "change", changes, reason });
      const name = await unitName(call.world, call, changes.unitId);
      return name === undefined
        ? refuse("input.invalid", "单位不存在")
        : command(call, person, { type: "change", changes, unitName: name, reason });
    },
  }),
  route({
    method: "post",
    path: "/people/{id}/leave-post",
    tag,
    summary: "登记离岗",
    action: "library.write",
    body: z.extend(Leaving, { successor: z.optional(Id) }),
    answer: ReceiptView,
    handle: async (call) => {
      const found = await changeable(call, "person");
      if (isRefusal(found)) return found;
      const unknown = await unknownPerson(call, call.body.successor);
      return unknown ?? command(call, person, { type: "leave-post", ...call.body });
    },
  }),
  route({
    method: "post",
    path: "/people/{id}/successor",
    tag,
    summary: "登记继任者（岗位为提级监督岗位的，自动提名）",
    action: "library.write",
    body: z.object({ successor: idText("须选择人员") }),
    answer: ReceiptView,
    handle: async (call) => {
      const found = await changeable(call, "person");
      if (isRefusal(found)) return found;
      const unknown = await unknownPerson(call, call.body.successor);
      return unknown ?? command(call, person, { type: "name-successor", ...call.body });
    },
  }),
  ...importRoutes,
]
  .map(redactedRoute)
  .concat(idNumberRoute);

/** The line that is to be changed, before anything is said of what it is to become. */
function changeable(call: AnyCall, kind: "unit" | "person") {
  return readToChange(call, { kind, id: call.params.id ?? "", right: "library.write" });
}

/** A successor is a person of the library who is on post. */
async function unknownPerson(
  { world, caller }: Pick<AnyCall, "world" | "caller">,
  id: string | undefined,
): Promise<Refusal | undefined> {
  if (id === undefined) return undefined;
  const item = await world.store.get(recordKey("person", id));
  return item?.district === caller.district && item.status === "ON_POST"
    ? undefined
    : refuse("input.invalid", "继任者不在信息库中或不在岗");
}

async function unitName(
  { store }: World,
  { caller }: { caller: AnyCall["caller"] },
  id: string,
): Promise<string | undefined> {
  const item = await store.get(recordKey("unit", id));
  return item?.district === caller.district
    ? (item.state as { content: UnitContent }).content.name
    : undefined;
}

function command<S, C extends { type: string }>(
  { world, caller, params: { id = "" }, idempotency, expectVersion }: AnyCall,
  process: Process<S, C>,
  command: NoInfer<C>,
): Promise<Receipt | Refusal> {
  return execute(world, {
    process,
    id,
    district: caller.district,
    actor: caller.actor,
    right: "library.write",
    idempotency,
    expectVersion,
    decide: ({ state }, context) => process.decide(state, command, context),
  });
}
