import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import { rightsOf } from "#kernel/permission/gate.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";

const MeView = z.object({
  officer: z.object({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    room: z.optional(z.string()),
    unit: z.optional(z.string()),
  }),
  district: z.object({ id: z.string(), name: z.string() }),
  rights: z.record(z.string(), z.enum(["district", "room", "unit", "hand"])),
  today: z.string(),
});

/** Who the caller is, and what they may ever do: what a console's menu is drawn from. */
export const meRoute: Route = route({
  method: "get",
  path: "/me",
  tag: "我的事项",
  summary: "我是谁，有哪些权限",
  right: "self.read",
  answer: MeView,
  handle: async ({ world, caller: { officer, district } }) => {
    const { rules } = districtOf(await world.store.get(recordKey("district", district)));
    const { id, name, role, room, unit } = officer;
    return {
      officer: {
        id,
        name,
        role,
        ...(room === undefined ? {} : { room }),
        ...(unit === undefined ? {} : { unit }),
      },
      district: { id: district, name: rules.config.name },
      rights: rightsOf(role),
      today: dayOf(world.clock()),
    };
  },
});
