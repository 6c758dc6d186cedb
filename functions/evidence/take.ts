import { createHash } from "node:crypto";
import type { Receipt } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import { typeOf } from "#process/file/content.ts";
import { Announcement, type FileRecord } from "#process/file/schema.ts";
import { announceFile, type FileUser, fileOf, receiveFile, uploadFor } from "#process/file/use.ts";

/** Largest file by the form itself; Lambda takes 6 MB with base64. */
const mostByForm = 4_000_000;

type Subject = FileRecord["subject"];

/** A file as a browser says it is: its type follows from its name. */
export function announcementOf(
  subject: Subject,
  { name, bytes, sha256 }: { name: string; bytes: number; sha256: string },
): Announcement | Refusal {
  const plain = name.replace(/^.*[\\/]/, "").normalize("NFC");
  const contentType = typeOf(plain) ?? "";
  const checked = checkInput(
    Announcement,
    { subject, name: plain, contentType, bytes, sha256 },
    "",
  );
  return isRefusal(checked) ? inWords(checked) : (checked.value as Announcement);
}

/** What is wrong with a file, where no field of a form is meant. */
function inWords({ fields = [] }: Refusal): Refusal {
  return refuse("input.invalid", [...new Set(fields.map(({ message }) => message))].join("；"));
}

/** Takes a file that came with a form: announced, put into the store, received. Its id. */
export async function takeFile(
  user: FileUser,
  subject: Subject,
  file: File,
): Promise<string | Refusal> {
  if (file.size === 0) return refuse("input.invalid", "请选择文件");
  if (file.size > mostByForm)
    return refuse("input.too-large", "不用脚本时单个文件不能超过 4 MB；更大的请开启脚本后上传");
  const body = new Uint8Array(await file.arrayBuffer());
  const sha256 = createHash("sha256").update(body).digest("hex");
  const announcement = announcementOf(subject, { name: file.name, bytes: body.length, sha256 });
  if (isRefusal(announcement)) return announcement;
  const announced = await announceFile(user, announcement);
  if (isRefusal(announced)) return announced;
  await user.world.files.put(announced.key, body, announcement.contentType);
  const received = await takeIn(user, announced.id);
  // A fresh file is looked at for viruses for a moment; it is asked for again from the page.
  return isRefusal(received) && received.refused !== "file.scanning" ? received : announced.id;
}

/** As `receiveFile`, for a page: a file that is not taken in says why. */
export async function takeIn(user: FileUser, id: string): Promise<Receipt | Refusal> {
  const received = await receiveFile(user, id);
  if (isRefusal(received) || received.status !== "REFUSED") return received;
  const { reason } = (await fileOf(user, id)) ?? {};
  return refuse("input.invalid", `文件没有收下：${reason ?? "未通过检查"}`);
}

/** Announces a file that the browser will put into the store by itself; where to. */
export async function announceBig(
  user: FileUser,
  subject: Subject,
  said: { name: string; bytes: number; sha256: string },
) {
  const announcement = announcementOf(subject, said);
  if (isRefusal(announcement)) return announcement;
  const announced = await announceFile(user, announcement);
  if (isRefusal(announced)) return announced;
  return { id: announced.id, upload: await uploadFor(user, announced.key, announcement) };
}
