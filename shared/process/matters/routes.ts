import * as z from "zod/mini";
import { ReceiptView } from "#kernel/answers.ts";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { execute } from "#kernel/execute.ts";
import { field, words } from "#kernel/form.ts";
import { newId } from "#kernel/id.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { type Call, type Route, readingRoute, route } from "#kernel/route.ts";
import type { Write } from "#kernel/store/write.ts";
import { Id } from "#kernel/text.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import type { MattersCommand } from "./commands.ts";
import { keepReport, keepVerdict, readReport } from "./contents.ts";
import { GivenAnswers, type ItemKey, readAnswers, titlesOf } from "./items.ts";
import { openingOfChange, openingOfOccasion } from "./occasions.ts";
import { matters } from "./process.ts";
import { openingOf } from "./reactions.ts";
import { Change, type Matters, Occasion, type Opening } from "./schema.ts";
import { verdicts } from "./terms.ts";

const of = { path: "/matters", tag: "个人有关事项报告" };
type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "params" | "processOf"
>;
type Opens = Omit<Opening, "person" | "room" | "binding"> | Refusal;

/** A report that staff open: whom it is about is looked up by the enrollment. */
function opens<T>(
  { part, summary, body }: { part: string; summary: string; body: z.ZodMiniType<T> },
  openingAt: (body: T, today: string) => Opens,
): Route {
  const right = "matters.handle";
  return route({
    method: "post",
    path: `${of.path}/${part}`,
    tag: of.tag,
    summary,
    action: right,
    body: z.object({ enrollment: field("监督对象（认定编号）", Id), report: body }),
    answer: ReceiptView,
    handle: async (call) => {
      const { world, caller, idempotency } = call;
      const subject = { kind: "enrollment", id: call.body.enrollment, right } as const;
      const found = await readRecord<Enrollment>(call, subject);
      if (isRefusal(found)) return found;
      if (!isObject(found.state.status))
        return refuse("record.state", "该人员尚未或者不再是提级监督对象");
      const opening = openingAt(call.body.report as T, dayOf(world.clock()));
      if (isRefusal(opening)) return opening;
      const whole = await openingOf(world, found.state, opening);
      const command = { type: "open", opening: whole } as const;
      return execute(world, {
        process: matters,
        id: newId("matters", world.clock(), world.random(10)),
        district: caller.district,
        actor: caller.actor,
        right,
        idempotency,
        decide: ({ state }, context) => matters.decide(state, command, context),
      });
    },
  });
}

/** A report on paper, typed by the room: the same items, the same pledge, the same encryption. */
const paper = route({
  method: "post",
  path: `${of.path}/{id}/paper`,
  tag: of.tag,
  summary: "录入纸质报告（加密保存）",
  action: "matters.handle",
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
  action: "matters.content",
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
  action: "matters.approve",
  body: z.object({
    result: field("结论", z.enum(Object.keys(verdicts) as [keyof typeof verdicts])),
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

/** Everything that staff do with reports beside answering questions. */
export const mattersRoutes: Route[] = [
  opens(
    { part: "changes", summary: "登记个人有关事项变化，通知本人报告", body: Change },
    openingOfChange,
  ),
  opens(
    { part: "occasions", summary: "登记婚丧喜庆事宜，通知本人事前、事后报告", body: Occasion },
    openingOfOccasion,
  ),
  opens(
    { part: "promotions", summary: "拟提任对象：通知报告，受理后必核", body: z.object({}) },
    (_, today) => ({
      type: "PROMOTION",
      year: yearOf(today),
      limit: { code: "D-PMR-PROMOTION", base: today },
    }),
  ),
  paper,
  content,
  verdict,
  ...recordRoutes({ ...of, kind: "matters", title: "个人有关事项报告", action: "matters.read" }),
  ...commandRoutes(matters, of),
];

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
