import * as z from "zod/mini";
import { readAllAbout, readRecord } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { choice, day, field, words } from "#kernel/route/form.ts";
import { type Call, type Route, readingRoute, route } from "#kernel/route/route.ts";
import { newId } from "#kernel/text/id.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { keepReporter, keepWords, readReporter, readWords, sealedOf } from "./intake/contents.ts";
import { ReportContent, Reporter } from "./intake/report.ts";
import { takeIn } from "./intake/take-in.ts";
import { missedKey, petition } from "./process.ts";
import type { Petition } from "./schema.ts";
import { channels } from "./terms.ts";

const path = "/petitions";
const tag = "信访举报";
const { WEB: _web, ...counters } = channels;
type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "params" | "processOf"
>;

const Words = z.object({
  text: z.record(z.string(), z.string()),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
});

const MissedView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.optional(z.string()),
      code: z.string(),
      due: z.string(),
      reason: z.optional(z.string()),
    }),
  ),
});

/** A letter, visit, call or transfer, as the counter takes it down: the text as given. */
const atCounter = route({
  method: "post",
  path,
  tag,
  summary: "登记来信、来访、来电、转来（原文照录，举报人信息另行加密）",
  right: "petition.handle",
  body: z.object({
    channel: choice("渠道", counters),
    receivedOn: day("收到日期（收件章日期）"),
    content: ReportContent,
    reporter: z.optional(field("举报人（实名时填写）", Reporter)),
  }),
  answer: ReceiptView,
  handle: async ({ world, caller, body, idempotency }) => {
    const { channel, receivedOn, content: text, reporter } = body;
    const id = newId("petition", world.clock(), world.random(10));
    const kept = { text, files: [] };
    return takeIn(world, {
      id,
      district: caller.district,
      actor: caller.actor,
      right: "petition.handle",
      idempotency,
      arrival: {
        channel,
        signature: reporter === undefined ? "ANONYMOUS" : "NAMED",
        receivedOn,
        content: sealedOf(kept),
      },
      beside: [
        await keepWords(world, id, "report", kept),
        ...(reporter === undefined ? [] : [await keepReporter(world, id, reporter)]),
      ],
    });
  },
});

/** The report's own words; each reading is an event. */
const content = readingRoute({
  method: "post",
  path: `${path}/{id}/content`,
  tag,
  summary: "查看信访件原文（逐次留痕）",
  right: "petition.handle",
  body: z.object({}),
  answer: Words,
  record: async (call) => {
    const found = await visible(call);
    if (isRefusal(found)) return found;
    return run(call, { type: "read-content", hash: found.content.hash });
  },
  open: async ({ world, params: { id = "" } }) =>
    (await readWords(world, id, "report")) ?? refuse("petition.destroyed"),
});

const File = z.object({ name: z.string(), url: z.string() });

/** One file of the report, by an address that serves for a short time; each reading is an event. */
const file = readingRoute({
  method: "post",
  path: `${path}/{id}/files/{n}`,
  tag,
  summary: "打开信访件材料（逐次留痕，地址短时有效）",
  right: "petition.handle",
  body: z.object({}),
  answer: File,
  record: async (call) => {
    const found = await visible(call);
    if (isRefusal(found)) return found;
    const kept = found.content.files[Number(call.params.n) - 1];
    return kept === undefined
      ? refuse("record.unknown")
      : run(call, { type: "read-content", hash: kept.sha256 });
  },
  open: async ({ world, params: { id = "", n = "" } }) => {
    const kept = (await readWords(world, id, "report"))?.files[Number(n) - 1];
    return kept === undefined
      ? refuse("petition.destroyed")
      : { name: kept.name, url: await world.files.download(kept.key, kept.name) };
  },
});

/** Who reported: only who was granted it, within the hour; each reading is an event. */
const identity = readingRoute({
  method: "post",
  path: `${path}/{id}/reporter`,
  tag,
  summary: "查看举报人身份（经批准，一小时内，逐次留痕）",
  right: "petition.handle",
  body: z.object({}),
  answer: z.record(z.string(), z.string()),
  record: (call) => run(call, { type: "read-identity" }),
  open: async ({ world, params: { id = "" } }) =>
    (await readReporter(world, id)) ?? refuse("petition.destroyed"),
});

/** The office writes to the reporter, who reads it with the receipt. */
const message = route({
  method: "post",
  path: `${path}/{id}/messages`,
  tag,
  summary: "给举报人留言（在查询页面显示）",
  right: "petition.handle",
  body: z.object({ text: words("留言", 2000) }),
  answer: ReceiptView,
  handle: async (call) => {
    const { world, body, params } = call;
    const found = await visible(call);
    if (isRefusal(found)) return found;
    const kept = { text: body, files: [] };
    const n = found.messages.length + 1;
    const write = await keepWords(world, params.id ?? "", `message#${n}`, kept);
    const on = world.clock().slice(0, 10);
    return run(
      call,
      { type: "message", message: { from: "office", on, content: sealedOf(kept) } },
      [write],
    );
  },
});

/** Every legal clock that has run out, with its reason; what once stands here stays. */
const missedClocks = route({
  method: "get",
  path: `${path}/missed-clocks`,
  tag,
  summary: "法定期限超期清单（逐件说明原因，长期保留）",
  right: "petition.read",
  answer: MissedView,
  handle: async (call) => {
    const items: z.infer<typeof MissedView>["items"] = [];
    const about = missedKey(call.caller.district);
    for await (const { id, state } of readAllAbout(call, { about, right: "petition.read" })) {
      const { number, missed } = state as Petition;
      for (const one of missed) items.push({ id: String(id), number, ...one });
    }
    return { items: items.toSorted((a, b) => a.due.localeCompare(b.due)) };
  },
});

/** Everything the petition office does with petitions beside answering its questions. */
export const petitionRoutes: Route[] = [
  missedClocks,
  ...recordRoutes({
    kind: "petition",
    path,
    tag,
    title: "信访件",
    action: "petition.read",
  }),
  atCounter,
  content,
  file,
  identity,
  message,
  ...commandRoutes(petition, { path, tag }),
];

async function visible(call: AnyCall) {
  const { id = "" } = call.params;
  const found = await readRecord<Petition>(call, { kind: "petition", id, right: "petition.read" });
  return isRefusal(found) ? found : found.state;
}

function run(
  { world, caller: { district, actor }, params: { id = "" } }: AnyCall,
  command: Parameters<typeof petition.decide>[1],
  also: Awaited<ReturnType<typeof keepWords>>[] = [],
) {
  return execute(world, {
    process: petition,
    id,
    district,
    actor,
    right: "petition.handle",
    tasks: "open",
    also: () => also,
    decide: ({ state }, context) => petition.decide(state, command, context),
  });
}
