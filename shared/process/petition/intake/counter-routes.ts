import * as z from "zod/mini";
import { isRefusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { choice, day, field } from "#kernel/route/form.ts";
import { readingRoute, route } from "#kernel/route/route.ts";
import { newId } from "#kernel/text/id.ts";
import { channels } from "../terms.ts";
import { keepReporter, keepWords, sealedOf } from "./contents.ts";
import { counterPass } from "./counter-pass.ts";
import { run, visible } from "./reading-routes.ts";
import { CounterReporter, ReportContent } from "./report.ts";
import { takeIn } from "./take-in.ts";

const path = "/petitions";
const tag = "信访举报";
const { WEB: _web, ...counters } = channels;

/** A letter, visit, call or transfer, as the counter takes it down: the text as given. */
export const atCounter = route({
  method: "post",
  path,
  tag,
  summary: "登记来信、来访、来电、转来（原文照录，举报人信息另行加密）",
  right: "petition.handle",
  body: z.object({
    channel: choice("渠道", counters),
    receivedOn: day("收到日期（收件章日期）"),
    content: ReportContent,
    reporter: z.optional(field("举报人（实名时填写）", CounterReporter)),
  }),
  answer: ReceiptView,
  handle: async ({ world, caller, body, idempotency }) => {
    const { channel, receivedOn, content: text, reporter } = body;
    const id = newId("petition", world.clock(), world.random(10));
    const kept = { text, files: [] };
    const keep = await keepWords(world, id, kept);
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
      accused: text.accused,
      beside: [
        keep("report"),
        ...(reporter === undefined ? [] : [await keepReporter(world, id, reporter)]),
      ],
    });
  },
});

/** Opens the counter's page of one petition, where scans are added and its receipt is made. */
export const counterPage = readingRoute({
  method: "post",
  path: `${path}/{id}/counter-pass`,
  tag,
  summary: "打开窗口办理页：添加扫描件、打印查询码（半小时内有效）",
  right: "petition.handle",
  body: z.object({}),
  answer: z.object({ page: z.string(), pass: z.string(), until: z.string() }),
  record: async (call) => {
    const found = await visible(call);
    return isRefusal(found) ? found : run(call, { type: "open-counter" });
  },
  open: async ({ world, caller, params: { id = "" } }) => {
    const { district, actor } = caller;
    const { write, ...made } = counterPass(world, { petition: id, district, officer: actor.id });
    await world.store.transact([write]);
    return { page: `${world.siteUrl}/p/${district}/counter`, ...made };
  },
});
