import * as z from "zod/mini";
import { readToChange } from "#kernel/permission/reader.ts";
import { doEach, outcomesOf } from "#kernel/record/several.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { field } from "#kernel/route/form.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { Id } from "#kernel/text/text.ts";
import { commandRoutes, runCommand } from "../command-routes.ts";
import { maxAttachments } from "../file/attachment.ts";
import { attachmentRouteOf, storedFiles } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";
import { consentForm } from "./nomination/forms.ts";
import { enrollment } from "./process.ts";

const path = "/enrollments";
const tag = "提级监督对象认定";

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
  ...commandRoutes(enrollment, { path, tag }),
  attachmentRouteOf(enrollment, { path, tag }),
  route({
    method: "post",
    path: `${path}/{id}/consent`,
    tag,
    summary: "代录区委批复（附扫描件），与区委办录入效力相同",
    right: "enrollment.consent",
    body: z.extend(consentForm.schema, {
      files: field(
        "批复扫描件",
        z.array(Id).check(z.minLength(1, "须附批复扫描件"), z.maxLength(maxAttachments)),
        { input: "file" },
      ),
    }),
    answer: ReceiptView,
    versioned: "yes",
    handle: async (call) => {
      const { files, ...form } = call.body;
      const { id = "" } = call.params;
      const of = { district: call.caller.district, subject: { kind: "enrollment", id } };
      const record = await readToChange(call, { ...of.subject, right: "enrollment.consent" });
      if (isRefusal(record)) return record;
      const scans = await storedFiles(call.world, of, files);
      if (isRefusal(scans)) return scans;
      const command = { type: "enter-consent", ...form, scans } as const;
      return runCommand(enrollment, call, { id, action: "enrollment.consent", command });
    },
  }),
  route({
    method: "post",
    path: `${path}/submissions`,
    tag,
    summary: "提交名单：把多项拟提名一并提交室务审核（每项单独留痕）",
    right: "enrollment.propose",
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
