import * as z from "zod/mini";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import type { Rec } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { importProcess } from "./process.ts";
import { type Import, ImportMode, workbookType } from "./schema.ts";
import { uploadWorkbook } from "./upload.ts";

const tag = "信息库";
const path = "/imports";

/** Upload of the information-library workbook and its progress. */
export const importRoutes: Route[] = [
  ...recordRoutes({ kind: "import", path, tag, title: "导入", action: "library.write" }),
  route({
    method: "get",
    path: `${path}/{id}/progress`,
    tag,
    summary: "导入进度和速度",
    right: "library.write",
    answer: z.object({
      status: z.string(),
      rows: z.int(),
      written: z.int(),
      rowsPerSecond: z.number(),
      secondsLeft: z.optional(z.int()),
    }),
    handle: async (call) => {
      const { id = "" } = call.params;
      const item = await readRecord<Import>(call, { kind: "import", id, right: "library.write" });
      return isRefusal(item) ? item : progressOf(item);
    },
  }),
  route({
    method: "post",
    path,
    tag,
    summary: "导入信息库工作簿",
    right: "library.write",
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
    versioned: "yes",
    tag,
    summary: "恢复中断的导入",
    right: "library.write",
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

/** How far an import is; the rate runs from the upload to the last chunk that was written. */
function progressOf({ state, createdAt, updatedAt }: Rec<Import>) {
  const { status, units, people, counts } = state;
  const rows = units + people;
  const written = counts.created + counts.updated + counts.unchanged;
  const seconds = (Date.parse(updatedAt) - Date.parse(createdAt)) / 1000;
  const rowsPerSecond = seconds > 0 ? Math.round((written / seconds) * 10) / 10 : 0;
  const left = rowsPerSecond > 0 ? Math.ceil((rows - written) / rowsPerSecond) : undefined;
  return {
    status,
    rows,
    written,
    rowsPerSecond,
    ...(left === undefined ? {} : { secondsLeft: left }),
  };
}
