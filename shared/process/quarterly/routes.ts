import * as z from "zod/mini";
import { mayDo } from "#kernel/permission/ability.ts";
import { type Route, route } from "#kernel/route.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { text } from "#kernel/text.ts";
import { FindingInput, Text } from "#process/finding/schema.ts";
import { MethodRecord } from "#process/inspection/method-record.ts";
import { Replacement } from "#process/inspection/team.ts";
import { commandRoutesOf } from "../command-routes.ts";
import { attachmentRoute } from "../file/attachment-route.ts";
import { recordRoutes, scopeOf } from "../record-routes.ts";
import { coverageOf } from "./coverage.ts";
import { matterOf } from "./matter.ts";
import { quarterKey, quarterly } from "./process.ts";
import { quarterText } from "./quarter.ts";
import { Feedback, Notice, Plan, type Quarterly, Rectified } from "./schema.ts";

const path = "/quarterly-visits";
const tag = "季度监督检查";
const command = commandRoutesOf(quarterly, { path, tag });
const nothing = z.object({});
const WithReason = z.object({ reason: Text });

const Counts = z.object({
  due: z.int(),
  visited: z.int(),
  missed: z.int(),
  madeUp: z.int(),
  waived: z.int(),
  percent: z.number(),
  methods: z.record(z.string(), z.int()),
});

const CoverageView = z.object({
  quarter: z.string(),
  total: Counts,
  rooms: z.array(z.extend(Counts, { room: z.string() })),
  missed: z.array(
    z.object({
      id: z.string(),
      place: z.string(),
      room: z.string(),
      reason: z.optional(z.string()),
      madeUpOn: z.optional(z.string()),
    }),
  ),
});

const coverage = route({
  method: "get",
  path: `${path}/coverage`,
  tag,
  summary: "季度入村（到单位）覆盖率与本季未检清单",
  action: "visit.read",
  query: z.object({
    year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)),
    quarter: z.coerce.number().check(z.int(), z.gte(1), z.lte(4)),
  }),
  answer: CoverageView,
  handle: async ({ world, caller, query }) => {
    const duties: (Quarterly & { id: string })[] = [];
    for await (const item of readAbout(world, quarterKey(caller.district, query)))
      if (mayDo(caller.ability, "visit.read", scopeOf(item)))
        duties.push({ ...(item.state as Quarterly), id: String(item.id) });
    return {
      quarter: quarterText(query),
      ...coverageOf(duties),
      missed: duties.flatMap(({ id, place, room, missed, visit }) =>
        missed === undefined
          ? []
          : [{ id, place: place.name, room, reason: missed.reason, madeUpOn: visit?.beganOn }],
      ),
    };
  },
});

/** Quarterly inspections: the duty opens by itself, people plan, visit, report and feed back. */
export const quarterlyRoutes: Route[] = [
  coverage,
  ...recordRoutes({
    kind: "quarterly",
    path,
    tag,
    title: "季度监督检查",
    action: "visit.read",
    matter: matterOf,
  }),
  command({
    verb: "plan",
    summary: "排定检查计划（检查组至少两人）",
    action: "visit.plan",
    body: z.object({ plan: Plan }),
    commandOf: ({ plan }) => ({ type: "plan", plan }),
  }),
  command({
    verb: "replacement",
    summary: "检查人员回避，更换人员",
    action: "visit.conduct",
    body: Replacement,
    commandOf: (body) => ({ type: "replace-inspector", ...body }),
  }),
  command({
    verb: "notice",
    summary: "通知单位，或注明不打招呼",
    action: "visit.conduct",
    body: z.object({ notice: Notice }),
    commandOf: ({ notice }) => ({ type: "notify", notice }),
  }),
  command({
    verb: "beginning",
    summary: "开始现场检查",
    action: "visit.conduct",
    body: nothing,
    commandOf: () => ({ type: "begin" }),
  }),
  command({
    verb: "records",
    summary: "登记监督方式记录：账目清单、汇报材料、访谈笔录",
    action: "visit.conduct",
    body: z.object({ record: MethodRecord }),
    commandOf: ({ record }) => ({ type: "record-method", record }),
  }),
  command({
    verb: "findings",
    summary: "登记发现的问题",
    action: "visit.conduct",
    body: z.object({ finding: FindingInput }),
    commandOf: ({ finding }) => ({ type: "find", finding }),
  }),
  command({
    verb: "end",
    summary: "结束现场检查",
    action: "visit.conduct",
    body: z.object({ note: Text }),
    commandOf: ({ note }) => ({ type: "end-visit", note }),
  }),
  attachmentRoute(quarterly, {
    path,
    tag,
    action: "visit.conduct",
    commandOf: (attachments) => ({ type: "attach" as const, attachments: [...attachments] }),
  }),
  command({
    verb: "report",
    summary: "提交检查报告",
    action: "visit.conduct",
    body: z.object({
      report: text(8000),
    }),
    commandOf: ({ report }) => ({ type: "report", report }),
  }),
  command({
    verb: "feedback",
    summary: "登记反馈送达与签收",
    action: "visit.conduct",
    body: z.object({ feedback: Feedback }),
    commandOf: ({ feedback }) => ({ type: "feed-back", feedback }),
  }),
  command({
    verb: "rectification",
    summary: "登记问题整改佐证",
    action: "visit.conduct",
    body: z.object({ rectified: Rectified }),
    commandOf: ({ rectified }) => ({ type: "rectify", rectified }),
  }),
  command({
    verb: "waiver",
    summary: "批准本季度免检（不可抗力、村撤并）",
    action: "visit.waive",
    body: WithReason,
    commandOf: ({ reason }) => ({ type: "waive", reason }),
  }),
  command({
    verb: "miss-reason",
    summary: "说明本季未检原因",
    action: "visit.plan",
    body: WithReason,
    commandOf: ({ reason }) => ({ type: "explain-miss", reason }),
  }),
  command({
    verb: "resumption",
    summary: "恢复中断的流程",
    action: "visit.resume",
    body: nothing,
    commandOf: () => ({ type: "resume" }),
  }),
];
