import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { readPageAbout } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { PageQuery, pageOf, ReceiptView } from "#kernel/route/answers.ts";
import { type Route, readingRoute, route } from "#kernel/route/route.ts";
import { Code, Id } from "#kernel/text/text.ts";
import { file } from "./process.ts";
import { Announcement, type FileRecord, fileStatuses } from "./schema.ts";
import {
  addressOf,
  announceFile,
  fileOf,
  isInside,
  matterFor,
  noteReading,
  receiveFile,
  uploadFor,
  usableFile,
} from "./use.ts";

const path = "/files";
const tag = "材料";
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
  /** Name of the officer who sent it; missing where it came from outside or its sender has left. */
  announcedByName: z.optional(z.string()),
  /** The file of which this is a newer version. */
  replaces: z.optional(z.string()),
  /** Why it was not taken in. */
  reason: z.optional(z.string()),
});

/** Material of matters: sent straight to the store, taken in by its hash, read by leave. */
export const fileRoutes: Route[] = [
  route({
    method: "post",
    path,
    tag,
    summary: "申报材料，取得上传地址",
    right: "file.use",
    body: Announcement,
    answer: UploadView,
    handle: async (call) => {
      const announced = await announceFile(call, call.body);
      if (isRefusal(announced)) return announced;
      const { key, ...receipt } = announced;
      return { ...receipt, upload: await uploadFor(call, key, call.body) };
    },
  }),
  route({
    method: "post",
    path: `${path}/{id}/receipt`,
    tag,
    summary: "上传完毕，核对散列值、内容与病毒扫描结果",
    right: "file.use",
    body: z.object({}),
    answer: ReceiptView,
    handle: (call) => receiveFile(call, idOf(call)),
  }),
  route({
    method: "get",
    path,
    tag,
    summary: "某一事项的材料（新的在前）",
    right: "file.use",
    query: z.extend(PageQuery, { kind: Code, id: Id }),
    answer: pageOf(FileLine),
    handle: async (call) => {
      const { limit, cursor, kind, id } = call.query;
      const matter = await matterFor(call, { kind, id });
      if (isRefusal(matter)) return matter;
      const page = await readPageAbout(
        call,
        { about: id, right: (of) => (of === file.kind ? "file.use" : undefined) },
        { limit, ...(cursor === undefined ? {} : { cursor }) },
      );
      const { officers } = await readDistrict(call.world, call.caller.district);
      const files = page.items.map((item) => ({ id: item.id, ...(item.state as FileRecord) }));
      const open = files.filter((each) => !isInside(call, each));
      return { ...page, items: open.map((each) => lineOf(each, officers)) };
    },
  }),
  route({
    method: "get",
    path: `${path}/{id}`,
    tag,
    summary: "查看材料信息",
    right: "file.use",
    answer: z.extend(FileLine, { subject: z.object({ kind: z.string(), id: z.string() }) }),
    handle: async (call) => {
      const id = idOf(call);
      const found = await usableFile(call, id);
      if (isRefusal(found)) return found;
      const { officers } = await readDistrict(call.world, call.caller.district);
      return { ...lineOf({ ...found, id }, officers), subject: found.subject };
    },
  }),
  readingRoute({
    method: "post",
    path: `${path}/{id}/download`,
    tag,
    summary: "取得下载地址（逐次留痕）",
    right: "file.use",
    body: z.object({}),
    answer: z.object({ url: z.string() }),
    record: (call) => noteReading(call, idOf(call)),
    open: async (call) => {
      const state = await fileOf(call, idOf(call));
      return state === undefined
        ? refuse("record.unknown")
        : { url: await addressOf(call, state, "kept") };
    },
  }),
];

function lineOf({ id, ...state }: FileRecord & { id: unknown }, officers: readonly Officer[]) {
  const { status, name, contentType, bytes, sha256, announcedAt, replaces, reason } = state;
  const older = replaces === undefined ? {} : { replaces };
  const why = reason === undefined ? {} : { reason };
  const sender = officers.find((officer) => officer.id === state.announcedBy);
  const by = sender === undefined ? {} : { announcedByName: sender.name };
  return {
    id: String(id),
    status,
    name,
    contentType,
    bytes,
    sha256,
    announcedAt,
    ...by,
    ...older,
    ...why,
  };
}

function idOf({ params }: { params: Readonly<Record<string, string>> }): string {
  return params.id ?? "";
}
