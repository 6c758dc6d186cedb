import * as z from "zod";
import type { Route } from "#kernel/route.ts";
import { commandRoutesOf } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { matterOf } from "./matter.ts";
import { enrollment } from "./process.ts";
import { Candidate, Nomination, ScoreSheet } from "./schema.ts";

const path = "/enrollments";
const tag = "提级监督对象认定";
const command = commandRoutesOf(enrollment, { path, tag });
const nothing = z.object({});

/** What staff do to enrollments; deciding happens on tasks. */
export const enrollmentRoutes: Route[] = [
  ...recordRoutes({
    kind: "enrollment",
    path,
    tag,
    title: "认定事项",
    action: "enrollment.read",
    matter: matterOf,
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
    body: z.object({ nomination: Nomination, candidate: Candidate.optional() }),
    commandOf: ({ nomination, candidate }) => ({
      type: "revise",
      nomination,
      ...(candidate === undefined ? {} : { candidate }),
    }),
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
    body: z.object({ reason: z.string().trim().min(1, "请填写撤回理由").max(2000) }),
    commandOf: ({ reason }) => ({ type: "withdraw", reason }),
  }),
  command({
    verb: "resumption",
    summary: "恢复中断的流程",
    action: "enrollment.resume",
    body: nothing,
    commandOf: () => ({ type: "resume" }),
  }),
];
