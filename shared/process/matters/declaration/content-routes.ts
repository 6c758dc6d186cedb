import * as z from "zod/mini";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { field, keysOf, words } from "#kernel/route/form.ts";
import { type Call, type Route, readingRoute, route } from "#kernel/route/route.ts";
import type { Write } from "#kernel/store/write.ts";
import type { MattersCommand } from "../commands.ts";
import { matters } from "../process.ts";
import type { Matters } from "../schema.ts";
import { verdicts } from "../terms.ts";
import { GivenAnswers, readAnswers, titlesOf } from "./answers.ts";
import { keepReport, keepVerdict, readReport } from "./contents.ts";
import type { ItemKey } from "./items.ts";

const of = { path: "/matters", tag: "个人有关事项报告" };
type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "params" | "processOf"
>;

/** A report on paper, typed by the room: the same items, the same pledge, the same encryption. */
const paper = route({
  method: "post",
  path: `${of.path}/{id}/paper`,
  tag: of.tag,
  summary: "录入纸质报告（加密保存）",
  right: "matters.handle",
  body: z.object({ answers: GivenAnswers, pledge: z.literal("yes") }),
  answer: ReceiptView,
  handle: async (call) => {
    const found = await reportFor(call, "matters.handle");
    if (isRefusal(found)) return found;
    const answers = readAnswers(found, call.body.answers);
    const n = found.submissions.length + 1;
    const id = call.params.id ?? "";
    const { write, hash } = await keepReport(call.world, id, n, { answers, lateReason: "" });
    const stated = Object.keys(answers) as ItemKey[];
    return run(call, "matters.handle", { type: "submit", hash, by: "PAPER", stated }, [write]);
  },
});

/** What was reported: need to know, with a reason, and each reading an event. */
const content = readingRoute({
  method: "post",
  path: `${of.path}/{id}/content`,
  tag: of.tag,
  summary: "查看报告内容（须说明理由，逐次留痕）",
  right: "matters.content",
  body: z.object({ reason: words("查看理由", 300) }),
  answer: z.object({
    items: z.array(z.object({ item: z.string(), title: z.string(), answer: z.unknown() })),
    lateReason: z.string(),
  }),
  record: (call) => run(call, "matters.content", { type: "read", reason: call.body.reason }),
  open: async (call) => {
    const found = await reportFor(call, "matters.content");
    if (isRefusal(found)) return found;
    const last = found.submissions.length;
    const report = await readReport(call.world, call.params.id ?? "", last);
    return report === undefined
      ? refuse("record.unknown")
      : { items: titlesOf(found, report.answers), lateReason: report.lateReason };
  },
});

/** The verdict of a check; what was found is kept encrypted. */
const verdict = route({
  method: "post",
  path: `${of.path}/{id}/verdict`,
  tag: of.tag,
  summary: "登记抽查核实结论",
  right: "matters.approve",
  body: z.object({
    result: field("结论", keysOf(verdicts)),
    items: field("涉及事项", z.array(z.string().check(z.maxLength(20))).check(z.maxLength(15))),
    finding: words("核实情况（加密保存）", 2000),
  }),
  answer: ReceiptView,
  handle: async (call) => {
    const { result, items, finding } = call.body;
    const found = await reportFor(call, "matters.approve");
    if (isRefusal(found)) return found;
    const known = titlesOf(found, {}).map(({ item }) => item);
    if (items.some((item) => !known.includes(item as ItemKey))) return refuse("matters.verdict");
    const { write, hash } = await keepVerdict(call.world, call.params.id ?? "", finding);
    const judging = { type: "judge", result, items: items as ItemKey[], hash } as const;
    return run(call, "matters.approve", judging, [write]);
  },
});

/** What staff write into reports and read of them: encrypted, each reading an event. */
export const contentRoutes: Route[] = [paper, content, verdict];

type Right = "matters.handle" | "matters.content" | "matters.approve";

async function reportFor(call: AnyCall, right: Right) {
  const { id = "" } = call.params;
  const found = await readRecord<Matters>(call, { kind: "matters", id, right });
  return isRefusal(found) ? found : found.state;
}

function run(
  { world, caller: { district, actor }, params: { id = "" } }: AnyCall,
  right: Right,
  command: MattersCommand,
  also: Write[] = [],
) {
  return execute(world, {
    process: matters,
    id,
    district,
    actor,
    right,
    tasks: "open",
    also: () => also,
    decide: ({ state }, context) => matters.decide(state, command, context),
  });
}
