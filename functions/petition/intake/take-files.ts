import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod/mini";
import { cut } from "#kernel/text/clean.ts";
import { isSecretName, stateSecret } from "#kernel/text/marks.ts";
import type { World } from "#kernel/world.ts";
import { isDevice } from "#process/file/content.ts";
import { filedKey, offeredKey } from "#process/petition/intake/contents.ts";
import { ReportFile } from "#process/petition/intake/report.ts";
import { maxFileBytes, maxFiles } from "#process/petition/intake/report-words.ts";
import { lookInto } from "../../look/look.ts";
import { cleanFile } from "../clean/clean.ts";
import { takeFilePlace } from "../guard.ts";
import type { KeptFile } from "../pages/form-page.ts";

/** A file as it was sent: what it really is, its content says. */
export type Sent = { name: string; bytes: Uint8Array };

/** What a file may be refused for, in words for its sender. */
export type FileRefusal = { refused: string };

/**
 * Takes files in: what they really are is read from their content, metadata is removed, and only the
 * clean copy is stored. The answer carries references that the form brings back.
 */
export async function takeFiles(
  world: World,
  key: Uint8Array,
  { district, uploads, already }: { district: string; uploads: readonly Sent[]; already: number },
): Promise<{ kept: KeptFile[]; refusals: string[] }> {
  const kept: KeptFile[] = [];
  const refusals: string[] = [];
  for (const upload of uploads) {
    if (already + kept.length >= maxFiles)
      refusals.push(`最多 ${maxFiles} 个文件，“${shown(upload.name)}”没有收下`);
    else if ((await takeFilePlace(world, district)) === "full")
      refusals.push(`现在上传的人很多，“${shown(upload.name)}”没有收下，请过几分钟再试`);
    else {
      const taken = await takeFile(world, key, upload);
      if ("refused" in taken) refusals.push(`“${shown(upload.name)}”：${taken.refused}`);
      else kept.push(taken);
    }
  }
  return { kept, refusals };
}

/** As `takeFiles`, for one file. */
export async function takeFile(
  world: World,
  key: Uint8Array,
  { name, bytes }: Sent,
): Promise<KeptFile | FileRefusal> {
  if (isSecretName(shown(name))) return { refused: stateSecret };
  if (bytes.length > maxFileBytes) return { refused: "超过 20 MB" };
  const within = await lookInto(bytes);
  if (within === "state-secret") return { refused: stateSecret };
  if (within === "locked") return { refused: "文件已加密或者设有权限限制，请解除后重新上传" };
  const clean = await cleanFile(bytes);
  if ("refused" in clean) return clean;
  const file: ReportFile = {
    key: offeredKey(Buffer.from(world.random(20)).toString("hex")),
    name: safeName(name, clean.extension),
    contentType: clean.contentType,
    bytes: clean.bytes.length,
    sha256: createHash("sha256").update(clean.bytes).digest("hex"),
  };
  await world.files.put(file.key, clean.bytes, file.contentType);
  return { name: file.name, bytes: file.bytes, reference: refer(key, file) };
}

/** The files behind references that this server gave; others are left out. */
export function filesOf(key: Uint8Array, references: readonly string[]): CarriedFile[] {
  return references.slice(0, maxFiles).flatMap((reference) => {
    const [body = "", mac = ""] = reference.split(".");
    const expected = Buffer.from(macOf(key, body));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return [];
    const file = z.safeParse(ReportFile, JSON.parse(Buffer.from(body, "base64url").toString()));
    return file.success ? [{ ...file.data, reference }] : [];
  });
}

/** A file with the reference by which its form carries it. */
export type CarriedFile = ReportFile & { reference: string };

/**
 * Puts a report's files where nothing is forgotten. Where some have waited too long for it, `left` are
 * those that are still there, and their sender is told of the others.
 */
export async function keepFiles(
  world: World,
  files: readonly CarriedFile[],
): Promise<{ kept: ReportFile[] } | { left: CarriedFile[]; problem: string }> {
  const kept: ReportFile[] = [];
  const left: CarriedFile[] = [];
  for (const carried of files) {
    const { reference: _, ...file } = carried;
    const key = filedKey(file.key);
    const bytes = key === file.key ? "filed" : await world.files.get(file.key);
    if (bytes === undefined) continue;
    if (bytes !== "filed") await world.files.put(key, bytes, file.contentType);
    kept.push({ ...file, key });
    left.push(carried);
  }
  if (left.length === files.length) return { kept };
  const gone = files.filter((file) => !left.includes(file)).map(({ name }) => `“${name}”`);
  return { left, problem: `${gone.join("、")}上传已过两天，没有保留，请重新选择` };
}

function refer(key: Uint8Array, file: ReportFile): string {
  const body = Buffer.from(JSON.stringify(file)).toString("base64url");
  return `${body}.${macOf(key, body)}`;
}

function macOf(key: Uint8Array, body: string): string {
  return createHmac("sha256", key).update(`file\n${body}`).digest("base64url");
}

/** A name without path, control and direction characters, ending as the content wants. */
function safeName(name: string, extension: string): string {
  const stem = cut(shown(name).replace(/\.[^.]*$/, ""), 80);
  return `${stem === "" || isDevice(stem) ? "材料" : stem}.${extension}`;
}

function shown(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/^.*[\\/]/, "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}:*?"<>|]/gu, "");
  return cut(plain.trim(), 100);
}
