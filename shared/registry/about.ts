import * as z from "zod/mini";
import { PageQuery, pageOf } from "#kernel/answers.ts";
import { kindOf } from "#kernel/id.ts";
import { readRight } from "#kernel/kinds.ts";
import { mayDo } from "#kernel/permission/ability.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { readRecord, scopeOf } from "#process/record-routes.ts";

const Concern = z.object({
  kind: z.string(),
  id: z.string(),
  status: z.string(),
  version: z.int(),
  summary: z.record(z.string(), z.unknown()),
  updatedAt: z.string(),
});

/** Every record that concerns a person or unit: ledger and integrity file are read from it. */
export const aboutRoute: Route = route({
  method: "get",
  path: "/about/{id}",
  tag: "信息库",
  summary: "与某人或某单位有关的全部事项",
  action: "library.read",
  query: PageQuery,
  answer: pageOf(Concern),
  handle: async ({ world, caller, params: { id = "" }, query: { limit, cursor } }) => {
    const kind = kindOf(id);
    if (kind !== "unit" && kind !== "person") return refuse("record.unknown");
    const subject = await readRecord(world, caller, { kind, id, action: "library.read" });
    if ("refused" in subject) return subject;
    const page = await world.store.index(
      "about",
      id,
      { prefix: "" },
      { limit, newestFirst: "yes", ...(cursor === undefined ? {} : { cursor }) },
    );
    const found = await world.store.getMany(
      page.items.map((item) => recordKey(String(item.kind), String(item.id))),
    );
    const items = found.flatMap((item) => {
      const action = readRight(String(item?.kind), "about");
      if (item === undefined || action === undefined) return [];
      if (!mayDo(caller.ability, action, scopeOf(item))) return [];
      const { kind, id, status, version, summary, updatedAt } = item;
      return [{ kind, id, status, version, summary, updatedAt }];
    });
    return { ...page, items };
  },
});
