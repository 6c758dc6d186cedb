import * as z from "zod/mini";
import { ReceiptView } from "#kernel/answers.ts";
import { execute } from "#kernel/execute.ts";
import { type Route, route } from "#kernel/route.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { importProcess } from "./process.ts";
import { ImportMode, workbookType } from "./schema.ts";
import { uploadWorkbook } from "./upload.ts";

const tag = "信息库";
const path = "/imports";

/** Upload of the information-library workbook and its progress. */
export const importRoutes: Route[] = [
  ...recordRoutes({ kind: "import", path, tag, title: "导入", action: "library.write" }),
  route({
    method: "post",
    path,
    tag,
    summary: "导入信息库工作簿",
    action: "library.write",
    query: z.object({ mode: z._default(ImportMode, "all") }),
    binary: workbookType,
    answer: ReceiptView,
    handle: ({ world, caller, query: { mode }, body, idempotency }) =>
      uploadWorkbook(world, {
        district: caller.district,
        actor: caller.actor,
        right: "library.write",
        mode,
        body: body as Uint8Array,
        idempotency,
      }),
  }),
  route({
    method: "post",
    path: `${path}/{id}/resumption`,
    tag,
    summary: "恢复中断的导入",
    action: "library.write",
    body: z.object({}),
    answer: ReceiptView,
    handle: ({ world, caller, params: { id = "" }, idempotency, expectVersion }) =>
      execute(world, {
        process: importProcess,
        id,
        district: caller.district,
        actor: caller.actor,
        right: "library.write",
        idempotency,
        expectVersion,
        decide: ({ state }, context) => importProcess.decide(state, { type: "resume" }, context),
      }),
  }),
];
