import * as z from "zod/mini";
import { districtOf } from "#kernel/district/read.ts";
import { type Link, linksOf } from "#kernel/link/link.ts";
import { readTask } from "#kernel/permission/read-tasks.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

const AuditLine = z.object({
  at: z.string(),
  what: z.string(),
  by: z.optional(z.string()),
  tries: z.optional(z.int()),
  reason: z.optional(z.string()),
});

const LinkView = z.object({
  person: z.string(),
  name: z.string(),
  attempt: z.int(),
  /** "current" opens the question; "locked" after five wrong codes; the others open nothing any more. */
  state: z.enum(["current", "locked", "revoked", "superseded", "over"]),
  expiresOn: z.string(),
  /** Why the office has stopped it. */
  reason: z.optional(z.string()),
  audit: z.array(AuditLine),
});

const maxTries = 5;

/** Every link to a question and what happened at it, so that the office sees why somebody is stuck. */
export const taskLinksRoute: Route = route({
  method: "get",
  path: "/tasks/{id}/links",
  tag: "待办与决定",
  summary: "办理链接的状态与经过（办公室、管理员）",
  right: "link.manage",
  answer: z.object({ items: z.array(LinkView) }),
  handle: async (call) => {
    const { world, caller } = call;
    const found = await readTask(call, call.params.id ?? "", () => "link.manage");
    if (isRefusal(found)) return found;
    const { task } = found;
    const { officers } = districtOf(await world.store.get(recordKey("district", caller.district)));
    const rows = await world.store.index("about", linksOf(task.id), { prefix: "" });
    const links = await world.store.getMany(rows.items);
    const items = await Promise.all(
      links.flatMap((item) => {
        if (item === undefined) return [];
        const link = item as unknown as Link;
        const seat = task.seats.find(({ person }) => person === link.person);
        const name = officers.find(({ id }) => id === link.person)?.name ?? "监督对象本人";
        return [viewOf(world, link, { name, seat, status: task.status })];
      }),
    );
    return { items };
  },
});

type Standing = {
  name: string;
  seat: { attempt: number; revoked?: string } | undefined;
  status: string;
};

async function viewOf(world: World, link: Link, { name, seat, status }: Standing) {
  const pk = `link#${link.hash}`;
  const [tries, audited] = await Promise.all([
    world.store.get({ pk, sk: "tries" }),
    world.store.range(pk, "audit#", { limit: 50 }),
  ]);
  const isLast = seat?.attempt === link.attempt;
  const isRevoked = seat?.revoked !== undefined && seat.attempt <= link.attempt + 1;
  const isLocked = Number(tries?.count ?? 0) >= maxTries;
  return {
    person: link.person,
    name,
    attempt: link.attempt,
    state: isRevoked
      ? ("revoked" as const)
      : !isLast
        ? ("superseded" as const)
        : status !== "OPEN"
          ? ("over" as const)
          : isLocked
            ? ("locked" as const)
            : ("current" as const),
    expiresOn: link.expiresOn,
    ...(isRevoked ? { reason: seat.revoked } : {}),
    audit: audited.items.map(({ at, what, by, tries: count, why }) => ({
      at: String(at),
      what: String(what),
      ...(by === undefined ? {} : { by: String(by) }),
      ...(count === undefined ? {} : { tries: Number(count) }),
      ...(why === undefined ? {} : { reason: String(why) }),
    })),
  };
}
