import * as z from "zod/mini";
import { districtOf, readDistrict } from "#kernel/district/read.ts";
import { readRecords, readToChange } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { makeRecord } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { lineIn } from "./changes.ts";
import { roster } from "./process.ts";
import { Line, LineChanges, Outsider } from "./schema.ts";

const tag = "区级配置与日历";

/** The list of officers: everybody reads who works here, an administrator proposes changes. */
export const rosterRoutes: Route[] = [
  route({
    method: "get",
    path: "/officers",
    tag,
    summary: "人员名录",
    right: "district.read",
    answer: z.object({ officers: z.array(z.extend(z.partial(Line), { id: z.string() })) }),
    handle: async ({ world, caller }) => {
      const item = await world.store.get(recordKey("district", caller.district));
      const { officers } = districtOf(item);
      const isWhole = caller.officer.role === "ADMIN" || caller.officer.role === "SECRETARY";
      return {
        officers: officers.map(({ id, name, role, room }) =>
          isWhole ? lineIn(officers, id) : { id, name, role, room },
        ),
      };
    },
  }),
  route({
    method: "get",
    path: "/officers/units",
    tag,
    summary: "名录中被监督单位人员所在单位的名称",
    right: "district.audit",
    answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
    handle: async (call) => {
      const { officers } = await readDistrict(call.world, call.caller.district);
      const ids = [...new Set(officers.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))];
      const units = ids.map((id) => ({ kind: "unit", id }));
      const found = await readRecords(call, units, "district.audit");
      return {
        items: found.flatMap(({ id, summary }) => {
          const { name } = summary as { name?: string };
          return name === undefined ? [] : [{ id: String(id), name }];
        }),
      };
    },
  }),
  route({
    method: "put",
    path: "/officers",
    tag,
    summary: "提请变更人员名录（含 AB 角），经第二人（书记）同意后生效",
    right: "district.configure",
    body: z.object({ officers: LineChanges }),
    answer: ReceiptView,
    handle: ({ world, caller, body: { officers: lines } }) =>
      makeRecord(
        roster,
        { world, caller },
        { action: "district.configure", command: { type: "propose", lines } },
      ),
  }),
  route({
    method: "post",
    path: "/outside-stand-ins",
    tag,
    summary:
      "指定外单位代办人（回避后无人承办的，由外单位或者上级机关人员代办该事项，经第二人同意后生效）",
    right: "outside.name",
    // The office learns from a task among these that nobody is left.
    beside: "incident",
    body: Outsider,
    answer: ReceiptView,
    handle: async (call) => {
      const { world, caller, body: outsider, processOf } = call;
      const { kind, id } = outsider.subject;
      const record = await readToChange(call, { kind, id, right: "outside.name" });
      const process = await processOf(kind);
      if (isRefusal(record) || process === undefined)
        return isRefusal(record) ? record : refuse("record.unknown");
      const { officers } = await readDistrict(world, caller.district);
      const { recused } = barsOf(process, record.state, { officers, recordId: id });
      return makeRecord(roster, call, {
        action: "outside.name",
        command: { type: "name-outsider", outsider, recused: [...recused] },
      });
    },
  }),
  ...recordRoutes({
    kind: "roster",
    path: "/officer-changes",
    tag,
    title: "名录和配置变更",
    action: "district.audit",
  }),
];
