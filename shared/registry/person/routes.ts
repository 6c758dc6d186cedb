import * as z from "zod/mini";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { field } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { Id, idText } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { asOfRoute } from "../as-of.ts";
import { DayField, Reason } from "../fields.ts";
import { personIdOf } from "../identity.ts";
import { idNumberProblem, maskIdNumber } from "../import/check/id-number.ts";
import { changeable, command, openUnit, unknownPerson } from "../lines.ts";
import { person } from "./process.ts";
import {
  ChangeAs,
  LeavingByHand,
  NewPerson,
  PersonChanges,
  type SealedIdNumber,
} from "./schema.ts";

const [path, tag, title] = ["/people", "信息库", "人员"];
const action = "library.write";
const asPerson = { input: "person" } as const;

/** People of the library, one by one: entered, changed, moved, gone, succeeded. */
export const personRoutes: Route[] = [
  ...recordRoutes({ kind: "person", path, tag, title, action: "library.read", traced: "yes" }),
  asOfRoute(person, { path, tag, title }),
  route({
    method: "post",
    path,
    tag,
    summary: "人员入库",
    right: action,
    body: z.object({ content: NewPerson, reason: Reason }),
    answer: ReceiptView,
    handle: async (call) => {
      const { idNumber, ...given } = call.body.content;
      const unit = await openUnit(call, given.unitId);
      if (isRefusal(unit)) return unit;
      const secret = idNumber === undefined ? undefined : await sealed(call.world, idNumber);
      if (secret !== undefined && "refused" in secret) return secret;
      const { name, unitId, post } = given;
      const who =
        secret === undefined ? { name, unitId, post } : { blindIndex: secret.idNumberIndex };
      const content = {
        ...given,
        unitName: unit.content.name,
        isKeyObject: false,
        supervision: {},
      };
      return command(
        call,
        person,
        {
          type: "create",
          content,
          reason: call.body.reason,
          ...(secret === undefined ? {} : { secret }),
        },
        personIdOf(call.caller.district, who),
      );
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/change`,
    versioned: "yes",
    tag,
    summary: "变更人员信息（单位、职务变动视为离开原岗位，更正除外）",
    right: action,
    body: z.object({
      changes: PersonChanges,
      reason: Reason,
      on: z.optional(DayField),
      as: z.optional(ChangeAs),
    }),
    answer: ReceiptView,
    handle: async (call) => {
      const found = await changeable(call, "person");
      if (isRefusal(found)) return found;
      const { unitId } = call.body.changes;
      if (unitId === undefined) return command(call, person, { type: "change", ...call.body });
      const unit = await openUnit(call, unitId);
      return isRefusal(unit)
        ? unit
        : command(call, person, { type: "change", ...call.body, unitName: unit.content.name });
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/leave-post`,
    versioned: "yes",
    tag,
    summary: "登记离岗（去世的，已离岗也须登记）",
    right: action,
    body: z.extend(LeavingByHand, { successor: z.optional(field("继任者", Id, asPerson)) }),
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
    path: `${path}/{id}/successor`,
    versioned: "yes",
    tag,
    summary: "登记继任者（岗位为提级监督岗位的，自动提名）",
    right: action,
    body: z.object({ successor: field("继任者", idText("须选择人员"), asPerson) }),
    answer: ReceiptView,
    handle: async (call) => {
      const found = await changeable(call, "person");
      if (isRefusal(found)) return found;
      const unknown = await unknownPerson(call, call.body.successor);
      return unknown ?? command(call, person, { type: "name-successor", ...call.body });
    },
  }),
];

/** An ID number sealed for rest; a wrong one is refused at its field. */
async function sealed({ vault }: World, given: string): Promise<SealedIdNumber | Refusal> {
  const idNumber = given.toUpperCase();
  const problem = idNumberProblem(idNumber);
  if (problem !== undefined)
    return {
      ...refuse("input.invalid", `身份证号${problem}`),
      fields: [{ path: "content.idNumber", message: `身份证号${problem}` }],
    };
  return {
    idNumber: await vault.seal(idNumber),
    idNumberIndex: vault.blindIndex(idNumber),
    idNumberMasked: maskIdNumber(idNumber),
  };
}
