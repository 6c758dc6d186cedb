import * as z from "zod/mini";
import { RecordPageView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { libraryId, text } from "#kernel/text/text.ts";
import { commandRoutesOf } from "../command-routes.ts";
import { attachmentRoute } from "../file/attachment-route.ts";
import { pageViewOf } from "../page-view.ts";
import { recordRoutes, viewOf } from "../record-routes.ts";
import { isTrail } from "../trail-routes.ts";
import { Consultation } from "./answers/consultation.ts";
import { outwardOf } from "./answers/outward.ts";
import { LetterContent } from "./paper/content.ts";
import { letterDocumentRoutes } from "./paper/document-routes.ts";
import { readLetter } from "./paper/read-letter.ts";
import { letter } from "./process.ts";
import { duesRoute } from "./stages/dues.ts";
import { overdueRoute } from "./stages/overdue.ts";

const path = "/letters";
const tag = "纪检监察建议书";
const of = { kind: "letter", path, tag, title: "建议书" } as const;
const command = commandRoutesOf(letter, { path, tag });
const nothing = z.object({});
const Text = text(2000);
const Name = text(100);
const Reason = z.object({ reason: Text });

const isOne = (each: Route) => each.path === `${path}/{id}`;

/** The unit sees its own letter only, and of it what passed between both sides. */
const oneRoute = route({
  method: "get",
  path: `${path}/{id}`,
  tag,
  summary: "查看建议书（被建议单位只能查看送达本单位的）",
  action: "letter.read",
  answer: RecordPageView,
  handle: async (call) => {
    const found = await readLetter(call, call.params.id);
    if ("refused" in found) return found;
    const page = await pageViewOf(call, found, path);
    return call.caller.officer.role === "UNIT"
      ? {
          ...viewOf(found),
          ...page,
          state: outwardOf(found.state),
          facts: letter.show?.(found.state, "SERVED") ?? [],
        }
      : { ...viewOf(found), ...page };
  },
});

/** What staff and units do to letters; deciding and answering happen on tasks. */
export const letterRoutes: Route[] = [
  overdueRoute,
  ...letterDocumentRoutes,
  ...recordRoutes({ ...of, action: "letter.read" }).filter(
    (each) => !isTrail(each) && !isOne(each),
  ),
  oneRoute,
  duesRoute,
  ...recordRoutes({ ...of, action: "letter.follow" }).filter(isTrail),
  command({
    summary: "起草建议书",
    action: "letter.propose",
    body: z.object({
      content: LetterContent,
      source: z.optional(z.object({ kind: Name, id: Name })),
    }),
    commandOf: ({ content, source }) => ({
      type: "draft",
      content,
      ...(source === undefined ? {} : { source }),
    }),
  }),
  command({
    verb: "revision",
    summary: "修改建议书",
    action: "letter.propose",
    body: z.object({ content: LetterContent }),
    commandOf: ({ content }) => ({ type: "revise", content }),
  }),
  attachmentRoute(letter, {
    path,
    tag,
    action: "letter.propose",
    commandOf: (attachments) => ({ type: "attach" as const, attachments: [...attachments] }),
  }),
  command({
    verb: "consultation",
    summary: "提请会商",
    action: "letter.propose",
    body: z.object({ consultation: Consultation }),
    commandOf: ({ consultation }) => ({ type: "consult", consultation }),
  }),
  command({
    verb: "consultation-opinion",
    summary: "记录会商意见",
    action: "letter.propose",
    body: z.object({ opinion: Text }),
    commandOf: ({ opinion }) => ({ type: "end-consultation", opinion }),
  }),
  command({
    verb: "submission",
    summary: "提交审核（或修改后重新提交）",
    action: "letter.propose",
    body: nothing,
    commandOf: () => ({ type: "submit" }),
  }),
  command({
    verb: "withdrawal",
    summary: "撤回（送达前）",
    action: "letter.propose",
    body: Reason,
    commandOf: ({ reason }) => ({ type: "withdraw", reason }),
  }),
  command({
    verb: "number-voiding",
    summary: "作废文号（留痕，不再使用）",
    action: "letter.number",
    body: Reason,
    commandOf: ({ reason }) => ({ type: "void-number", reason }),
  }),
  command({
    verb: "successor",
    summary: "变更承继单位（机构撤并）",
    action: "letter.propose",
    body: z.object({ unitId: libraryId("unit"), unitName: Name, reason: Text }),
    commandOf: (body) => ({ type: "name-successor", ...body }),
  }),
  command({
    verb: "refusal",
    summary: "认定拒不采纳（逾期 20 个工作日无正当理由）",
    action: "letter.refusal",
    body: Reason,
    commandOf: ({ reason }) => ({ type: "declare-refused", reason }),
  }),
  command({
    verb: "resumption",
    summary: "恢复中断的流程",
    action: "letter.resume",
    body: nothing,
    commandOf: () => ({ type: "resume" }),
  }),
];
