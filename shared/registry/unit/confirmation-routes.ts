import { dayOf } from "#kernel/deadline/day.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { commandRoutes, makeRecord } from "#process/command-routes.ts";
import { confirmation } from "#process/confirmation/process.ts";
import { Asking } from "#process/confirmation/schema.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { openUnit } from "../lines.ts";
import { toldOf } from "./reported.ts";

const of = { path: "/unit-confirmations", tag: "信息库" };
const action = "confirmation.ask";

/** Questions to units about their own data: opened each quarter, by staff, or by the unit itself. */
export const confirmationRoutes: Route[] = [
  ...recordRoutes({
    ...of,
    kind: "confirmation",
    title: "单位信息核对",
    action: "confirmation.read",
  }),
  route({
    method: "post",
    path: of.path,
    tag: of.tag,
    summary: "核对单位信息（请单位核对，或者单位主动报送变更）",
    right: action,
    body: Asking,
    answer: ReceiptView,
    handle: async (call) => {
      const { world, caller } = call;
      const { unitId, note } = call.body;
      const unit = await openUnit(call, unitId);
      if (isRefusal(unit)) return unit;
      const opening = {
        type: "open",
        ...toldOf(unitId, unit.content),
        cause: caller.officer.role === "UNIT" ? "UNIT" : "OFFICE",
        from: dayOf(world.clock()),
        ...(note === undefined ? {} : { note }),
      } as const;
      return makeRecord(confirmation, call, { action, command: opening });
    },
  }),
  ...commandRoutes(confirmation, of),
];
