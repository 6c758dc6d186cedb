import * as z from "zod/mini";
import { districtOf } from "#kernel/district/read.ts";
import { execute } from "#kernel/record/execute.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { newId } from "#kernel/text/id.ts";
import { recordRoutes } from "../record-routes.ts";
import { lineIn } from "./changes.ts";
import { roster } from "./process.ts";
import { Line, LineChanges } from "./schema.ts";

const tag = "区级配置与日历";

/** The list of officers: everybody reads who works here, an administrator proposes changes. */
export const rosterRoutes: Route[] = [
  route({
    method: "get",
    path: "/officers",
    tag,
    summary: "人员名录",
    action: "district.read",
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
    method: "put",
    path: "/officers",
    tag,
    summary: "提请变更人员名录（含 AB 角），经第二人（书记）同意后生效",
    action: "district.configure",
    body: z.object({ officers: LineChanges }),
    answer: ReceiptView,
    handle: ({ world, caller, body: { officers: lines } }) =>
      execute(world, {
        process: roster,
        id: newId("roster", world.clock(), world.random(10)),
        district: caller.district,
        actor: caller.actor,
        right: "district.configure",
        decide: ({ state }, context) => roster.decide(state, { type: "propose", lines }, context),
      }),
  }),
  ...recordRoutes({
    kind: "roster",
    path: "/officer-changes",
    tag,
    title: "人员名录变更",
    action: "district.audit",
  }),
];
