import * as z from "zod/mini";
import type { Route } from "#kernel/route/route.ts";
import { Ordinal } from "#kernel/text/text.ts";
import { DisposalInput, Refund } from "#process/disposal/schema.ts";
import { DayText, Name, Text } from "#process/finding/schema.ts";
import { MethodRecord } from "#process/inspection/method-record.ts";
import { OnDay } from "#process/inspection/on-day.ts";
import { Replacement } from "#process/inspection/team.ts";
import { commandRoutesOf } from "../command-routes.ts";
import { attachmentRoute } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";
import { disposalRoutes } from "./findings/disposal-routes.ts";
import { hitRoutes } from "./material/hit-routes.ts";
import { tableRoute } from "./material/table-route.ts";
import { TargetedPlan } from "./plan/plan.ts";
import { targeted } from "./process.ts";
import { Hearing, Settlement } from "./schema.ts";

const path = "/targeted-inspections";
const tag = "靶向性检查";
const command = commandRoutesOf(targeted, { path, tag });
const nothing = z.object({});
const conduct = "inspection.conduct";

/** Targeted inspections: people decide on tasks, everything else happens here. */
export const targetedRoutes: Route[] = [
  ...recordRoutes({
    kind: "targeted",
    path,
    tag,
    title: "靶向性检查",
    action: "inspection.read",
  }),
  ...hitRoutes,
  ...disposalRoutes,
  tableRoute,
  command({
    summary: "拟制工作方案",
    action: conduct,
    body: z.object({ plan: TargetedPlan }),
    commandOf: ({ plan }) => ({ type: "draft", plan }),
  }),
  command({
    verb: "plan",
    summary: "修改未批准的工作方案",
    action: conduct,
    body: z.object({ plan: TargetedPlan }),
    commandOf: ({ plan }) => ({ type: "revise", plan }),
  }),
  attachmentRoute(targeted, {
    path,
    tag,
    action: conduct,
    commandOf: (attachments) => ({ type: "attach" as const, attachments: [...attachments] }),
  }),
  command({
    verb: "submission",
    summary: "提交（或补充后重新提交）工作方案",
    action: conduct,
    body: nothing,
    commandOf: () => ({ type: "submit" }),
  }),
  command({
    verb: "widening",
    summary: "申请扩大已批准的检查范围，重新报批",
    action: conduct,
    body: z.object({ plan: TargetedPlan, reason: Text }),
    commandOf: (body) => ({ type: "widen", ...body }),
  }),
  command({
    verb: "document-request",
    summary: "送达调取清单",
    action: conduct,
    body: z.object({
      servedOn: DayText,
      servedTo: Name,
      documents: z.array(Name).check(z.minLength(1, "调取清单至少一项"), z.maxLength(30)),
    }),
    commandOf: (body) => ({ type: "serve", ...body }),
  }),
  command({
    verb: "receipts",
    summary: "签收调取的材料",
    action: conduct,
    body: z.object({
      documents: z.array(Ordinal).check(z.minLength(1, "至少一项"), z.maxLength(30)),
      receivedOn: DayText,
    }),
    commandOf: (body) => ({ type: "receive", ...body }),
  }),
  command({
    verb: "partial-documents",
    summary: "材料不全，注明情况后继续",
    action: conduct,
    body: z.object({ note: Text }),
    commandOf: ({ note }) => ({ type: "go-on-partial", note }),
  }),
  command({
    verb: "reanalysis",
    summary: "比对补充上传的数据表",
    action: conduct,
    body: nothing,
    commandOf: () => ({ type: "analyze-again" }),
  }),
  command({
    verb: "beginning",
    summary: "疑点核查完毕，开始现场检查",
    action: conduct,
    body: OnDay,
    commandOf: (body) => ({ type: "begin-on-site", ...body }),
  }),
  command({
    verb: "records",
    summary: "登记监督方式记录：账目清单、汇报材料、访谈笔录",
    action: conduct,
    body: z.object({ record: MethodRecord }),
    commandOf: ({ record }) => ({ type: "record-method", record }),
  }),
  command({
    verb: "replacement",
    summary: "检查人员回避，更换人员",
    action: conduct,
    body: Replacement,
    commandOf: (body) => ({ type: "replace-inspector", ...body }),
  }),
  command({
    verb: "end",
    summary: "结束现场检查",
    action: conduct,
    body: z.extend(OnDay, { note: Text }),
    commandOf: (body) => ({ type: "end-on-site", ...body }),
  }),
  command({
    verb: "hearings",
    summary: "登记听取单位或个人意见",
    action: conduct,
    body: z.object({ hearing: Hearing }),
    commandOf: ({ hearing }) => ({ type: "hear", hearing }),
  }),
  command({
    verb: "findings-submission",
    summary: "提交问题清单（或未发现问题）",
    action: conduct,
    body: nothing,
    commandOf: () => ({ type: "submit-findings" }),
  }),
  command({
    verb: "disposals",
    summary: "登记对人员的处理",
    action: "inspection.dispose",
    body: z.object({ disposal: DisposalInput }),
    commandOf: ({ disposal }) => ({ type: "dispose", disposal }),
  }),
  command({
    verb: "refunds",
    summary: "登记退赔",
    action: conduct,
    body: z.object({ refund: Refund }),
    commandOf: ({ refund }) => ({ type: "refund", refund }),
  }),
  command({
    verb: "settlements",
    summary: "登记单位问题的整改或建议书",
    action: conduct,
    body: z.object({ settlement: Settlement }),
    commandOf: ({ settlement }) => ({ type: "settle", settlement }),
  }),
  command({
    verb: "cancellation",
    summary: "撤销检查",
    action: conduct,
    body: z.object({ reason: Text }),
    commandOf: ({ reason }) => ({ type: "cancel", reason }),
  }),
  command({
    verb: "resumption",
    summary: "恢复中断的流程",
    action: "inspection.resume",
    body: nothing,
    commandOf: () => ({ type: "resume" }),
  }),
];
