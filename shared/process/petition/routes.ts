import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { readAllAbout } from "#kernel/permission/reader.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { words } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { own } from "#kernel/text/own.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { keepWords, type Part, sealedOf } from "./intake/contents.ts";
import { atCounter, counterPage } from "./intake/counter-routes.ts";
import { content, file, identity, run, visible } from "./intake/reading-routes.ts";
import { missedKey, petition, urgencyOf } from "./process.ts";
import type { Petition, Sealed } from "./schema.ts";

const path = "/petitions";
const tag = "信访举报";
const MissedView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      number: z.optional(z.string()),
      code: z.string(),
      /** What the limit is called in the register. */
      title: z.string(),
      due: z.string(),
      reason: z.optional(z.string()),
    }),
  ),
});

/** Enters words that come after the report: they lie apart, the event has their hash. */
async function enter(
  call: Parameters<typeof run>[0] & { body: { text: string } },
  {
    command,
    part,
  }: {
    command: (content: Sealed) => Parameters<typeof run>[1];
    part: (state: Petition) => Part;
  },
) {
  const found = await visible(call);
  if (isRefusal(found)) return found;
  const kept = { text: call.body, files: [] };
  const keep = await keepWords(call.world, call.params.id ?? "", kept);
  return run(call, command(sealedOf(kept)), (state) => [keep(part(state))]);
}

/** The office writes to the reporter, who reads it with the receipt. */
const message = route({
  method: "post",
  path: `${path}/{id}/messages`,
  tag,
  summary: "给举报人留言（在查询页面显示）",
  right: "petition.handle",
  body: z.object({ text: words("留言", 2000) }),
  answer: ReceiptView,
  handle: (call) => {
    const on = dayOf(call.world.clock());
    return enter(call, {
      command: (content) => ({ type: "message", message: { from: "office", on, content } }),
      part: ({ messages }) => `message#${messages.length + 1}`,
    });
  },
});

/** An objection by letter, visit or telephone, its words as given; who has a receipt enters it alone. */
const objection = route({
  method: "post",
  path: `${path}/{id}/objections`,
  tag,
  summary: "登记对结果的异议（来信、来访、来电，原文照录）",
  right: "petition.handle",
  body: z.object({ text: words("异议内容", 5000) }),
  answer: ReceiptView,
  handle: (call) =>
    enter(call, {
      command: (content) => ({ type: "object", content }),
      part: ({ objections }) => `objection#${objections.length + 1}`,
    }),
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
    const { rules } = await readDistrict(call.world, call.caller.district);
    const titleOf = (code: string) => own(rules.register.limits, code)?.title ?? code;
    const about = missedKey(call.caller.district);
    for await (const { id, state } of readAllAbout(call, { about, right: "petition.read" })) {
      const { number, missed } = state as Petition;
      for (const one of missed)
        items.push({ id: String(id), number, title: titleOf(one.code), ...one });
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
    urgent: { title: "紧急（打击报复举报）", of: urgencyOf },
  }),
  atCounter,
  counterPage,
  content,
  file,
  identity,
  message,
  objection,
  ...commandRoutes(petition, { path, tag }),
];
