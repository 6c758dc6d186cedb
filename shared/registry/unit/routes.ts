import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { readAll } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { asOfRoute } from "../as-of.ts";
import { DayField, Reason } from "../fields.ts";
import { unitIdOf } from "../identity.ts";
import { badParent, changeable, command } from "../lines.ts";
import type { Person } from "../person/schema.ts";
import { unit } from "./process.ts";
import { Closing, NewUnit, type Unit, UnitChanges } from "./schema.ts";
import { staleOn } from "./stale.ts";

const [path, tag, title] = ["/units", "信息库", "单位"];
const action = "library.write";

/** Units of the library, one by one: entered, changed, confirmed, closed. */
export const unitRoutes: Route[] = [
  route({
    method: "get",
    path: `${path}/stale`,
    tag,
    summary: "到期未核对的单位（黄、红），及即将到期的",
    right: "library.read",
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          room: z.optional(z.string()),
          confirmedOn: z.string(),
          due: z.string(),
          colour: z.string(),
        }),
      ),
    }),
    handle: async (call) => {
      const { rules } = await readDistrict(call.world, call.caller.district);
      const today = dayOf(call.world.clock());
      const items = [];
      for await (const item of readAll(call, { kind: "unit", right: "library.read" })) {
        const state = item.state as Unit;
        const stale = staleOn(state, dayOf(String(item.createdAt)), { rules, today });
        const { name, room } = state.content;
        if (stale !== undefined)
          items.push({
            id: String(item.id),
            name,
            ...(room === undefined ? {} : { room }),
            ...stale,
          });
      }
      return { items: items.toSorted((one, other) => one.due.localeCompare(other.due)) };
    },
  }),
  ...recordRoutes({ kind: "unit", path, tag, title, action: "library.read" }),
  asOfRoute(unit, { path, tag, title }),
  route({
    method: "post",
    path,
    tag,
    summary: "单位入库",
    right: action,
    body: z.object({ content: NewUnit, reason: Reason }),
    answer: ReceiptView,
    handle: async (call) => {
      const { content, reason } = call.body;
      const bad = await badParent(call, content.parent);
      if (bad !== undefined) return bad;
      const id = unitIdOf(call.caller.district, content.code);
      return content.parent === id
        ? refuse("input.invalid", "上级单位不能是本单位")
        : command(call, unit, { type: "create", content, reason }, id);
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/change`,
    versioned: "yes",
    tag,
    summary: "变更单位信息",
    right: action,
    body: z.object({ changes: UnitChanges, reason: Reason, on: z.optional(DayField) }),
    answer: ReceiptView,
    handle: async (call) => {
      const found = await changeable(call, "unit");
      if (isRefusal(found)) return found;
      return (
        (await badParent(call, call.body.changes.parent)) ??
        command(call, unit, { type: "change", ...call.body })
      );
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/confirmation`,
    tag,
    summary: "登记单位信息已全面核对（每季一次）",
    right: action,
    body: z.object({ on: DayField, reason: Reason }),
    answer: ReceiptView,
    versioned: "yes",
    handle: (call) => command(call, unit, { type: "confirm", ...call.body }),
  }),
  route({
    method: "post",
    path: `${path}/{id}/closure`,
    versioned: "yes",
    tag,
    summary: "登记单位撤销（须先办理在岗人员离岗或调动）",
    right: action,
    body: Closing,
    answer: ReceiptView,
    handle: async (call) => {
      const found = await changeable(call, "unit");
      if (isRefusal(found)) return found;
      const left = await stillThere(call.world, call.params.id ?? "");
      return left === undefined
        ? command(call, unit, { type: "close", ...call.body })
        : refuse("record.state", left);
    },
  }),
];

/** Who or what still belongs to a unit; undefined when nobody and nothing does. */
async function stillThere(world: World, id: string): Promise<string | undefined> {
  for await (const { kind, status, state } of readAbout(world, id, ["person", "unit"])) {
    if (kind === "person" && status === "ON_POST" && (state as Person).content.unitId === id)
      return "单位仍有在岗人员";
    const parent = (state as { content: { parent?: string } }).content.parent;
    if (kind === "unit" && status === "ACTIVE" && parent === id) return "单位仍有下级单位";
  }
  return undefined;
}
