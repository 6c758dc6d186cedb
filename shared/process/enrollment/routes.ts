import * as z from "zod/mini";
import { doEach, outcomesOf } from "#kernel/record/several.ts";
import { keysOf } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { Id, text } from "#kernel/text/text.ts";
import { commandRoutesOf, runCommand } from "../command-routes.ts";
import { attachmentRoute } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";
import { enrollment } from "./process.ts";
import { Candidate, Nomination, ScoreSheet } from "./schema.ts";
import { Reinstatement, SuspensionProposal } from "./suspension/suspension-schema.ts";
import { earlyReviewCauses } from "./terms.ts";

const path = "/enrollments";
const tag = "提级监督对象认定";
const command = commandRoutesOf(enrollment, { path, tag });
const nothing = z.object({});
const Reason = text(2000, "请填写理由");

/** Drafts that one request submits; as many as one workbook nominates. */
const longestList = 200;

/** What staff do to enrollments; deciding happens on tasks. */
export const enrollmentRoutes: Route[] = [
  ...recordRoutes({
    kind: "enrollment",
    path,
    tag,
    title: "认定事项",
    action: "enrollment.read",
  }),
  command({
    summary: "筛选研判：登记候选人",
    action: "enrollment.propose",
    body: z.object({ candidate: Candidate, scoreSheet: ScoreSheet }),
    commandOf: (body) => ({ type: "screen", ...body }),
  }),
  command({
    verb: "nomination",
    summary: "形成提名表",
    action: "enrollment.propose",
    body: z.object({ nomination: Nomination }),
    commandOf: (body) => ({ type: "draft", ...body }),
  }),
  command({
    verb: "revision",
    summary: "修改或补充提名表",
    action: "enrollment.propose",
    body: z.object({ nomination: Nomination, candidate: z.optional(Candidate) }),
    commandOf: ({ nomination, candidate }) => ({
      type: "revise",
      nomination,
      ...(candidate === undefined ? {} : { candidate }),
    }),
  }),
  attachmentRoute(enrollment, {
    path,
    tag,
    action: "enrollment.propose",
    commandOf: (attachments) => ({ type: "attach" as const, attachments: [...attachments] }),
  }),
  command({
    verb: "submission",
    summary: "提交（或补充后重新提交）",
    action: "enrollment.propose",
    body: nothing,
    commandOf: () => ({ type: "submit" }),
  }),
  command({
    verb: "withdrawal",
    summary: "撤回提名",
    action: "enrollment.propose",
    body: z.object({
      reason: text(2000, "请填写撤回理由"),
    }),
    commandOf: ({ reason }) => ({ type: "withdraw", reason }),
  }),
  command({
    verb: "review",
    summary: "提前评估（调离、退休、机构撤并、“三资”低于标准、处分）",
    action: "enrollment.follow",
    body: z.object({ cause: keysOf(earlyReviewCauses), reason: Reason }),
    commandOf: (body) => ({ type: "call-review", ...body }),
  }),
  command({
    verb: "removal-override",
    summary: "书记决定：有未了事项仍可退出",
    action: "enrollment.override",
    body: z.object({ reason: Reason }),
    commandOf: ({ reason }) => ({ type: "override-guard", reason }),
  }),
  command({
    verb: "suspension",
    summary: "提出中止（或延长中止）",
    action: "enrollment.follow",
    body: SuspensionProposal,
    commandOf: (proposal) => ({ type: "propose-suspension", proposal }),
  }),
  command({
    verb: "reinstatement",
    summary: "提出恢复监督",
    action: "enrollment.follow",
    body: Reinstatement,
    commandOf: (reinstatement) => ({ type: "propose-reinstatement", reinstatement }),
  }),
  command({
    verb: "resumption",
    summary: "恢复中断的流程",
    action: "enrollment.resume",
    body: nothing,
    commandOf: () => ({ type: "resume" }),
  }),
  route({
    method: "post",
    path: `${path}/submissions`,
    tag,
    summary: "提交名单：把多项拟提名一并提交室务审核（每项单独留痕）",
    action: "enrollment.propose",
    body: z.object({
      ids: z
        .array(Id)
        .check(
          z.minLength(1, "请选择至少一项"),
          z.maxLength(longestList, `一次最多提交 ${longestList} 项`),
        ),
    }),
    answer: outcomesOf("id"),
    handle: (call) =>
      doEach(
        call.idempotency,
        "id",
        [...new Set(call.body.ids)].map((id) => [id, "submit"] as const),
        (id, type, own) =>
          runCommand(
            enrollment,
            { ...call, idempotency: own, expectVersion: undefined },
            { id, action: "enrollment.propose", command: { type } },
          ),
      ),
  }),
];
