import * as z from "zod/mini";
import { execute } from "#kernel/record/execute.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { PageQuery, pageOf, ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { runCommand } from "#process/command-routes.ts";
import { FindingInput } from "#process/finding/schema.ts";
import { targeted } from "../process.ts";
import { HitReview } from "../schema.ts";
import { type Hit, hitItem, hitKey, hitPrefix } from "./hits.ts";
import { readTargeted } from "./read.ts";

const path = "/targeted-inspections/{id}";
const tag = "靶向性检查";

const HitView = z.object({
  hit: z.string(),
  theme: z.string(),
  rule: z.string(),
  certainty: z.object({ type: z.string(), reason: z.optional(z.string()) }),
  day: z.string(),
  amountInFen: z.int(),
  explanation: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
  rows: z.array(z.object({ file: z.string(), row: z.int() })),
  verdict: z.optional(z.string()),
  note: z.optional(z.string()),
  reviewedBy: z.optional(z.string()),
  reviewedAt: z.optional(z.string()),
});

const list = route({
  method: "get",
  path: `${path}/hits`,
  tag,
  summary: "疑点清单",
  right: "inspection.read",
  query: PageQuery,
  answer: pageOf(HitView),
  handle: async (call) => {
    const { limit, cursor } = call.query;
    const record = await readTargeted(call, call.params.id, "inspection.read");
    if ("refused" in record) return record;
    const page = await call.world.store.range(record.pk, hitPrefix, {
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { ...page, items: page.items.map((item) => HitView.parse(item)) };
  },
});

/** A hit is reviewed once, by a person; the version of its item decides between two at once. */
const review = route({
  method: "post",
  path: `${path}/hit-reviews`,
  tag,
  summary: "人工核查疑点",
  right: "inspection.conduct",
  body: z.object({ review: HitReview }),
  versioned: "yes",
  answer: ReceiptView,
  handle: async (call) => {
    const { world, caller, body, idempotency, expectVersion } = call;
    const { id = "" } = call.params;
    const { review } = body;
    const record = await readTargeted(call, id, "inspection.conduct");
    if ("refused" in record) return record;
    const item = (await world.store.get(hitKey(id, review.hit))) as (Item & Hit) | undefined;
    if (item === undefined) return refuse("targeted.hit", `没有疑点 ${review.hit}`);
    const { officer, actor, district } = caller;
    const { hit, theme, rule, certainty, day, amountInFen, explanation, figures, rows } = item;
    const found = { hit, theme, rule, certainty, day, amountInFen, explanation, figures, rows };
    const reviewed = { verdict: review.verdict, note: review.note, reviewedBy: officer.id };
    const put = hitItem(id, { ...found, ...reviewed, reviewedAt: world.clock() });
    return execute(world, {
      process: targeted,
      id,
      district,
      actor,
      right: "inspection.conduct",
      tasks: "open",
      idempotency,
      expectVersion,
      decide: ({ state }, context) =>
        item.verdict === undefined
          ? targeted.decide(state, { type: "review-hit", review }, context)
          : refuse("targeted.hit", `疑点 ${review.hit} 已核查`),
      also: () => [{ put, when: { version: 1 } }],
    });
  },
});

/** A hit may only carry a finding after a person has found it suspicious. */
const find = route({
  method: "post",
  path: `${path}/findings`,
  tag,
  summary: "登记发现的问题",
  right: "inspection.conduct",
  body: z.object({ finding: FindingInput }),
  versioned: "yes",
  answer: ReceiptView,
  handle: async (call) => {
    const { world, params, body } = call;
    const { id = "" } = params;
    const { finding } = body;
    const record = await readTargeted(call, id, "inspection.conduct");
    if ("refused" in record) return record;
    const problem = await unfit(world, id, finding.hits);
    if (problem !== undefined) return problem;
    const command = { type: "find", finding } as const;
    return runCommand(targeted, call, { id, action: "inspection.conduct", command });
  },
});

async function unfit(
  world: World,
  id: string,
  hits: readonly string[],
): Promise<Refusal | undefined> {
  const items = await world.store.getMany(hits.map((hit) => hitKey(id, hit)));
  const wrong = hits.filter((_, index) => items[index]?.verdict !== "SUSPECT");
  return wrong.length === 0
    ? undefined
    : refuse("targeted.hit", `疑点 ${wrong.join("、")} 不存在，或未经人工核查存疑`);
}

/** Hits and the findings that rest on them. */
export const hitRoutes: Route[] = [list, review, find];
