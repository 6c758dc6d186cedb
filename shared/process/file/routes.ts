import * as z from "zod/mini";
import { PageQuery, pageOf, ReceiptView } from "#kernel/answers.ts";
import { execute, type Receipt } from "#kernel/execute.ts";
import { newId } from "#kernel/id.ts";
import { readRight } from "#kernel/kinds.ts";
import { readPageAbout, readRecord } from "#kernel/permission/reader.ts";
import type { Rec } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { type Call, type Reading, type Route, readingRoute, route } from "#kernel/route.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import { Code, Id } from "#kernel/text.ts";
import { file } from "./process.ts";
import { Announcement, type FileCommand, type FileRecord, fileStatuses } from "./schema.ts";

const path = "/files";
const tag = "材料";
type AnyCall = Reading<unknown, unknown> & Partial<Call<Record<string, string>, unknown, unknown>>;

const UploadView = z.extend(ReceiptView, {
  upload: z.object({
    method: z.literal("PUT"),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});

/** One version of a file, as the material of its matter is listed. */
const FileLine = z.object({
  id: z.string(),
  status: z.enum(Object.keys(fileStatuses) as [FileRecord["status"], ...FileRecord["status"][]]),
  name: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  /** Of the content, hexadecimal. */
  sha256: z.string(),
  announcedAt: z.string(),
  /** The file of which this is a newer version. */
  replaces: z.optional(z.string()),
});

/** Material of matters: sent straight to the store, taken in by its hash, read by leave. */
export const fileRoutes: Route[] = [
  route({
    method: "post",
    path,
    tag,
    summary: "申报材料，取得上传地址",
    action: "file.use",
    body: Announcement,
    answer: UploadView,
    handle: async (call) => {
      const matter = await mayUse(call, call.body.subject);
      if (isRefusal(matter)) return matter;
      const { room } = matter.state as { room?: string };
      const id = newId("file", call.world.clock(), call.world.random(10));
      const receipt = await run(call, id, {
        type: "announce",
        file: call.body,
        ...(typeof room === "string" ? { room } : {}),
      });
      if (isRefusal(receipt)) return receipt;
      const state = await stateOf(call, receipt.id);
      // A repeated announcement gets its address again for as long as nothing was taken in under it.
      if (state?.status !== "ANNOUNCED") return refuse("record.state");
      return { ...receipt, upload: await call.world.files.upload(state.key, call.body) };
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/receipt`,
    tag,
    summary: "上传完毕，核对散列值与病毒扫描结果",
    action: "file.use",
    body: z.object({}),
    answer: ReceiptView,
    handle: async (call) => {
      const state = await usable(call);
      if (isRefusal(state)) return state;
      const arrival = await call.world.files.arrived(state.key);
      return arrival === undefined
        ? refuse("file.missing")
        : run(call, idOf(call), { type: "receive", arrival });
    },
  }),
  route({
    method: "get",
    path,
    tag,
    summary: "某一事项的材料（新的在前）",
    action: "file.use",
    query: z.extend(PageQuery, { kind: Code, id: Id }),
    answer: pageOf(FileLine),
    handle: async (call) => {
      const { limit, cursor, kind, id } = call.query;
      const matter = await mayUse(call, { kind, id });
      if (isRefusal(matter)) return matter;
      const page = await readPageAbout(
        call,
        { about: id, right: (of) => (of === file.kind ? "file.use" : undefined) },
        { limit, ...(cursor === undefined ? {} : { cursor }) },
      );
      const files = page.items.map((item) => ({ id: item.id, ...(item.state as FileRecord) }));
      return { ...page, items: files.filter((each) => !isInside(call, each)).map(lineOf) };
    },
  }),
  route({
    method: "get",
    path: `${path}/{id}`,
    tag,
    summary: "查看材料信息",
    action: "file.use",
    answer: z.record(z.string(), z.unknown()),
    handle: usable,
  }),
  readingRoute({
    method: "post",
    path: `${path}/{id}/download`,
    tag,
    summary: "取得下载地址（逐次留痕）",
    action: "file.use",
    body: z.object({}),
    answer: z.object({ url: z.string() }),
    record: async (call) => {
      const state = await usable(call);
      return isRefusal(state) ? state : run(call, idOf(call), { type: "read" });
    },
    open: async (call) => {
      const state = await stateOf(call, idOf(call));
      return state === undefined
        ? refuse("record.unknown")
        : { url: await call.world.files.download(state.key, state.name) };
    },
  }),
];

function lineOf({ id, ...state }: FileRecord & { id: unknown }) {
  const { status, name, contentType, bytes, sha256, announcedAt, replaces } = state;
  const older = replaces === undefined ? {} : { replaces };
  return { id: String(id), status, name, contentType, bytes, sha256, announcedAt, ...older };
}

/** The matter behind a file, if the caller may read it. */
async function mayUse(
  call: AnyCall,
  { kind, id }: { kind: string; id: string },
): Promise<(Rec & Item) | Refusal> {
  // Whoever may read a matter may read and add its material.
  const right = readRight(kind, "files");
  return right === undefined ? refuse("record.unknown") : readRecord(call, { kind, id, right });
}

async function usable(call: AnyCall): Promise<FileRecord | Refusal> {
  const state = await stateOf(call, idOf(call));
  if (state === undefined || isInside(call, state)) return refuse("record.unknown");
  const matter = await mayUse(call, state.subject);
  return isRefusal(matter) ? matter : state;
}

/** Of a matter's material a supervised unit sees what its officer has sent in himself. */
function isInside({ caller }: AnyCall, { announcedBy }: FileRecord): boolean {
  return caller.officer.role === "UNIT" && announcedBy !== caller.officer.id;
}

async function stateOf({ world, caller }: AnyCall, id: string): Promise<FileRecord | undefined> {
  const item = await world.store.get(recordKey("file", id));
  return item?.district === caller.district ? (item.state as FileRecord) : undefined;
}

function idOf({ params }: AnyCall): string {
  return params.id ?? "";
}

function run(
  { world, caller, idempotency }: AnyCall,
  id: string,
  command: FileCommand,
): Promise<Receipt | Refusal> {
  const { district, actor } = caller;
  return execute(world, {
    process: file,
    id,
    district,
    actor,
    right: "file.use",
    idempotency,
    decide: ({ state }, context) => file.decide(state, command, context),
  });
}
