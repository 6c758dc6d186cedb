import * as z from "zod/mini";
import type { Action } from "#kernel/permission/actions.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Rec } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { EventView, PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { inclusionOf } from "#kernel/seal/inclusion.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { firstBreak } from "#kernel/verify/page.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import { tableSource } from "#kernel/verify/source.ts";
import { inWords } from "./trail-words.ts";

type Reader = (
  call: Call<Record<string, string>, unknown, unknown>,
  id: string,
) => Promise<Rec | Refusal>;

const Finding = z.object({
  code: z.string(),
  seq: z.optional(z.int()),
  what: z.optional(z.string()),
});

const TimelineView = z.extend(pageOf(EventView), {
  chain: z.union([z.literal("intact"), z.object({ brokenAt: z.int(), code: z.string() })]),
});

const VerificationView = z.object({
  /** Number of events up to which the chain holds, and the hash of the last. */
  events: z.int(),
  hash: z.string(),
  intact: z.boolean(),
  findings: z.array(Finding),
});

const InclusionView = z.object({
  seal: z.object({
    district: z.string(),
    day: z.string(),
    prev: z.string(),
    count: z.int(),
    root: z.string(),
  }),
  hash: z.string(),
  head: z.object({ kind: z.string(), id: z.string(), seq: z.int(), hash: z.string() }),
  path: z.array(z.object({ side: z.enum(["left", "right"]), hash: z.string() })),
  events: z.array(EventView),
});

/** Whether a route shows the trail of a record: what happened, and the proof that it did. */
export function isTrail({ path }: Route): boolean {
  return /\/(?:timeline|verification|inclusion)$/.test(path);
}

/** The trail of a record: its events, their verification, and the way of each to a night's seal. */
export function trailRoutes(
  {
    kind,
    path,
    tag,
    title,
    action,
  }: Record<"kind" | "path" | "tag" | "title", string> & {
    action: Action;
  },
  read: Reader,
): Route[] {
  return [
    route({
      method: "get",
      path: `${path}/{id}/timeline`,
      tag,
      summary: `${title}全程留痕`,
      right: action,
      query: PageQuery,
      answer: TimelineView,
      handle: async (call) => {
        const { world, params, query, processOf } = call;
        const { id = "" } = params;
        const record = await read(call, id);
        if ("refused" in record) return record;
        const { limit, cursor } = query;
        const page = await world.store.range(recordKey(kind, id).pk, "event#", {
          limit,
          ...(cursor === undefined ? {} : { cursor }),
        });
        const items = page.items.map(({ pk: _pk, sk: _sk, ...event }) => event as unknown as Event);
        const isWhole = cursor === undefined && page.cursor === undefined;
        const finding = isWhole
          ? (await checkRecord(tableSource(world.store), await processOf(kind), { kind, id }))
              .findings[0]
          : await firstBreak(world.store, record, page);
        const brokenAt = finding?.seq ?? record.head.seq;
        return {
          ...page,
          items: await inWords(call, items),
          chain: finding === undefined ? "intact" : { brokenAt, code: finding.code },
        };
      },
    }),
    route({
      method: "get",
      path: `${path}/{id}/verification`,
      tag,
      summary: `核验${title}：全部事件、现状、待办与所示文本`,
      right: action,
      answer: VerificationView,
      handle: async (call) => {
        const { world, params, processOf } = call;
        const { id = "" } = params;
        const record = await read(call, id);
        if ("refused" in record) return record;
        const process = await processOf(kind);
        const checked = await checkRecord(tableSource(world.store), process, { kind, id });
        const { place, findings } = checked;
        return {
          events: place.seq,
          hash: place.hash,
          intact: findings.length === 0,
          findings: findings.map(({ code, seq, what }) => ({ code, seq, what })),
        };
      },
    }),
    route({
      method: "get",
      path: `${path}/{id}/events/{seq}/inclusion`,
      tag,
      summary: `${title}：某一事件已封存的证明`,
      right: action,
      answer: InclusionView,
      handle: async (call) => {
        const { id = "", seq = "" } = call.params;
        const record = await read(call, id);
        if (isRefusal(record)) return record;
        return /^[1-9]\d{0,8}$/.test(seq)
          ? inclusionOf(call.world, record, Number(seq))
          : refuse("record.unknown");
      },
    }),
  ];
}
