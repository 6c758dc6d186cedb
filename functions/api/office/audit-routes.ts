import * as z from "zod/mini";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { roleNames, roles } from "#kernel/district/role.ts";
import { rightsOf } from "#kernel/permission/gate.ts";
import { readRecord, readRecords } from "#kernel/permission/reader.ts";
import type { Event } from "#kernel/record/event.ts";
import { kinds } from "#kernel/record/kinds.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { sealedKey, sealsOf } from "#kernel/seal/head.ts";
import { headsPage, type SeenHead } from "#kernel/seal/heads-page.ts";
import { rootOf } from "#kernel/seal/merkle.ts";
import { headsOn, type Seal } from "#kernel/seal/seal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { somePage } from "#kernel/store/some-page.ts";
import { has } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { DayText } from "#kernel/text/text.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import { tableSource } from "#kernel/verify/source.ts";
import type { World } from "#kernel/world.ts";
import { inWords } from "#process/trail-words.ts";

const tag = "审计";
const right = "audit.read";

/** An event without its content: an auditor sees who did what kind of thing when, not what it says. */
const Step = z.object({
  seq: z.int(),
  at: z.string(),
  type: z.string(),
  title: z.string(),
  actor: z.string(),
  actorName: z.string(),
  roleName: z.string(),
  hash: z.string(),
});

const SealView = z.object({
  day: z.string(),
  /** Records that changed on the day. */
  count: z.int(),
  root: z.string(),
  prev: z.string(),
  hash: z.string(),
});

const Head = z.object({
  kind: z.string(),
  id: z.string(),
  /** By which people speak of it. */
  number: z.string(),
  last: z.optional(Step),
});

/**
 * What an auditor (审计员, of 三员分立) reads: chains and their verification, the nights' seals, who holds
 * which right. None of it says what a record holds, and none changes anything.
 */
export const auditRoutes: Route[] = [
  route({
    method: "get",
    path: "/audit/events",
    tag,
    summary: "某日有变动的事项及其办到的一步（不含内容），首页附与当夜封存的比对",
    right,
    query: z.extend(PageQuery, { day: DayText }),
    answer: z.extend(pageOf(Head), {
      /** Told with the first page, for which the whole day is read. */
      seal: z.optional(z.enum(["matches", "differs", "none"])),
      /** Records that changed on the day, likewise. */
      count: z.optional(z.int()),
    }),
    handle: async (call) => {
      const { world, query } = call;
      const { district } = call.caller;
      const { day, limit, cursor } = query;
      const request = { limit, ...(cursor === undefined ? {} : { cursor }) };
      const page = await somePage<SeenHead>(request, async (next) => {
        const { items, ...rest } = await headsPage(world.store, { district, day }, next);
        const heads = items.map(({ head }) => head);
        const seen = new Set((await readRecords(call, heads, () => right)).map(({ id }) => id));
        return { ...rest, items: items.filter(({ head }) => seen.has(head.id)) };
      });
      const events = page.items.flatMap(({ event = [] }) => event);
      const steps = new Map(
        (await inWords(call, events)).map((one) => [`${one.kind}#${one.id}`, stepOf(one)]),
      );
      const items = page.items.map(({ head: { kind, id } }) => {
        const last = steps.get(`${kind}#${id}`);
        // A district's own record is told by what it is; its id is the name of the district.
        const number = kind === "district" ? "本区名录与配置" : shortNumber(id);
        return { kind, id, number, ...(last === undefined ? {} : { last }) };
      });
      return {
        ...page,
        items,
        ...(cursor === undefined ? await wholeDay(world, district, day) : {}),
      };
    },
  }),
  route({
    method: "get",
    path: "/audit/records/{kind}/{id}",
    tag,
    summary: "核验一个事项：每一步何时由何人办理（不含内容），链是否完整",
    right,
    query: PageQuery,
    answer: z.extend(pageOf(Step), {
      events: z.int(),
      intact: z.boolean(),
      findings: z.array(z.object({ code: z.string(), seq: z.optional(z.int()) })),
    }),
    handle: async (call) => {
      const { world, params, query, processOf } = call;
      const { kind = "", id = "" } = params;
      if (!has(kinds, kind)) return refuse("record.unknown");
      const record = await readRecord(call, { kind, id, right });
      if (isRefusal(record)) return record;
      const { limit, cursor } = query;
      const page = await world.store.range(recordKey(kind, id).pk, "event#", {
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const checked = await checkRecord(tableSource(world.store), await processOf(kind), {
        kind,
        id,
      });
      return {
        ...page,
        items: (await inWords(call, page.items as unknown as Event[])).map(stepOf),
        events: checked.place.seq,
        intact: checked.findings.length === 0,
        findings: checked.findings.map(({ code, seq }) => ({
          code,
          ...(seq === undefined ? {} : { seq }),
        })),
      };
    },
  }),
  route({
    method: "get",
    path: "/audit/roots",
    tag,
    summary: "每夜封存的根（新的在前）",
    right,
    query: PageQuery,
    answer: pageOf(SealView),
    handle: async ({ world, caller, query: { limit, cursor } }) => {
      const page = await world.store.range(sealsOf(caller.district), "", {
        limit,
        newestFirst: "yes",
        ...(cursor === undefined ? {} : { cursor }),
      });
      return {
        ...page,
        items: page.items.map((item) => {
          const { seal, hash } = item as unknown as { seal: Seal; hash: string };
          const { day, count, root, prev } = seal;
          return { day, count, root, prev, hash };
        }),
      };
    },
  }),
  route({
    method: "get",
    path: "/audit/permissions",
    tag,
    summary: "现行权限：每个岗位能办什么、到何范围，由何人担任",
    right,
    answer: z.object({
      today: z.string(),
      items: z.array(
        z.object({
          role: z.string(),
          name: z.string(),
          rights: z.record(z.string(), z.string()),
          officers: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              room: z.optional(z.string()),
              unit: z.optional(z.string()),
              deputy: z.optional(z.string()),
              only: z.optional(z.string()),
            }),
          ),
        }),
      ),
    }),
    handle: async ({ world, caller }) => {
      const { officers } = await readDistrict(world, caller.district);
      return {
        today: dayOf(world.clock()),
        items: roles.map((role) => ({
          role,
          name: roleNames[role],
          rights: { ...rightsOf(role) },
          officers: officers
            .filter((officer) => officer.role === role)
            .map(({ id, name, room, unit, deputy, only }) => ({
              id,
              name,
              room,
              unit,
              deputy,
              only,
            })),
        })),
      };
    },
  }),
];

type Worded = Awaited<ReturnType<typeof inWords>>[number];

function stepOf({ seq, at, type, title, actor, actorName, roleName, hash }: Worded) {
  return { seq, at, type, title, actor, actorName, roleName, hash };
}

/** How many records changed, and whether their heads still lead to the root that the night has sealed. */
async function wholeDay(world: World, district: string, day: Day) {
  const heads = await headsOn(world, district, day);
  const mark = await world.store.get(sealedKey(district, day));
  const sealed = (mark as { seal: Seal } | undefined)?.seal.root;
  const differs = rootOf(heads) === sealed ? "matches" : "differs";
  return { count: heads.length, seal: sealed === undefined ? "none" : differs } as const;
}
