import * as z from "zod/mini";
import { PageQuery, pageOf, RecordView } from "#kernel/answers.ts";
import { mayDo } from "#kernel/permission/ability.ts";
import type { Action } from "#kernel/permission/actions.ts";
import type { MatterOf, Rec } from "#kernel/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { type Caller, type Route, route } from "#kernel/route.ts";
import { type Item, listKeyOf, recordKey } from "#kernel/store/keys.ts";
import { listedPage } from "#kernel/store/read-listed.ts";
import { barsOf } from "#kernel/task/bars.ts";
import { Code } from "#kernel/text.ts";
import type { World } from "#kernel/world.ts";
import { trailRoutes } from "./trail-routes.ts";

type AnyMatter = (state: unknown) => MatterOf;

/**
 * Loads a record that the caller may see; one of another district or room is not there. Whoever is
 * recused from it, or has a registered tie to whom it concerns, does not read it either.
 */
export async function readRecord<S>(
  world: World,
  caller: Caller,
  { kind, id, action, matter }: { kind: string; id: string; action: Action; matter?: AnyMatter },
): Promise<(Rec<S> & Item) | Refusal> {
  const item = (await world.store.get(recordKey(kind, id))) as (Rec<S> & Item) | undefined;
  if (item === undefined || !mayDo(caller.ability, action, scopeOf(item)))
    return refuse("record.unknown");
  return isBarred(caller, item, matter) ? refuse("task.recused") : item;
}

function isBarred({ officer }: Caller, { state }: Item, matter: AnyMatter | undefined): boolean {
  return matter !== undefined && barsOf({ matter }, state, [officer]).recused.includes(officer.id);
}

/** What a stored record tells permissions about itself. */
export function scopeOf(item: Item) {
  const { room, servedTo } = (item.state ?? {}) as { room?: string; servedTo?: string };
  return {
    district: item.district as string,
    ...(room === undefined ? {} : { room }),
    ...(servedTo === undefined ? {} : { unit: servedTo }),
  };
}

const ListQuery = z.extend(PageQuery, { status: z.optional(Code) });

const Line = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  version: z.int(),
  summary: z.record(z.string(), z.unknown()),
  updatedAt: z.string(),
});

/** Reading routes that every kind of record has: list, one, and those of its trail. */
export function recordRoutes(of: {
  kind: string;
  path: string;
  tag: string;
  title: string;
  action: Action;
  /** Who is recused from a record; without it nobody can be. */
  matter?: (state: never) => MatterOf;
}): Route[] {
  const { kind, path, tag, title, action } = of;
  const gate = of.matter === undefined ? {} : { matter: of.matter as AnyMatter };
  return [
    route({
      method: "get",
      path,
      tag,
      summary: `${title}列表`,
      action,
      query: ListQuery,
      answer: pageOf(Line),
      handle: async ({ world, caller, query: { limit, cursor, status } }) => {
        const page = await listedPage(
          world,
          listKeyOf(caller.district, kind),
          status === undefined ? "" : `${status}#`,
          { limit, newestFirst: "yes", ...(cursor === undefined ? {} : { cursor }) },
        );
        const seen = page.items.filter(
          (item) =>
            mayDo(caller.ability, action, scopeOf(item)) && !isBarred(caller, item, gate.matter),
        );
        return { ...page, items: seen.map(lineOf) };
      },
    }),
    route({
      method: "get",
      path: `${path}/{id}`,
      tag,
      summary: `查看${title}`,
      action,
      answer: RecordView,
      handle: async ({ world, caller, params: { id = "" } }) => {
        const item = await readRecord(world, caller, { kind, id, action, ...gate });
        return "refused" in item ? item : viewOf(item);
      },
    }),
    ...trailRoutes(of, ({ world, caller }, id) =>
      readRecord(world, caller, { kind, id, action, ...gate }),
    ),
  ];
}

function lineOf(item: Item) {
  const { id, kind, status, version, summary, updatedAt } = item;
  return { id, kind, status, version, summary, updatedAt };
}

/** A record as the API answers it. */
export function viewOf(item: Item) {
  const { kind, id, version, status, state, createdAt, updatedAt, openTasks } = item;
  return { kind, id, version, status, state, createdAt, updatedAt, openTasks };
}
