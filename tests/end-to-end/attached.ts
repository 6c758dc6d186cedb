import { createHash } from "node:crypto";
import { kindOf } from "#kernel/text/id.ts";
import type { Host } from "#local/host.ts";
import { call } from "./harness.ts";

type Upload = { url: string; method: string; headers: Record<string, string> };

/** What the proof of a task answers. */
export type Proof = {
  text: { label: string; value: string }[];
  textMatches: boolean;
  decisions: { person: string; matches: boolean }[];
};

export const sha256 = (body: Buffer) => createHash("sha256").update(body).digest("hex");

/** Keeps a file with a matter in u-chen's name; announced only, when it is not sent. */
export async function keepFile(
  host: Host,
  subject: string,
  { name, body, as }: { name: string; body: Buffer; as: "sent" | "announced" },
): Promise<string> {
  const announced = await call(host, "u-chen").post<{ id: string; upload: Upload }>("/files", {
    subject: { kind: kindOf(subject), id: subject },
    name,
    contentType: "application/pdf",
    bytes: body.length,
    sha256: sha256(body),
  });
  const { upload, id } = announced.body;
  if (as === "announced") return id;
  const { url, method, headers } = upload;
  await fetch(url, { method, headers, body: new Uint8Array(body) });
  await call(host, "u-chen").post(`/files/${id}/receipt`);
  return id;
}

/** The proof of a task, as a leader reads it. */
export async function proofOf(host: Host, task: string): Promise<Proof> {
  return (await call(host, "u-zhou").get<Proof>(`/tasks/${task}/proof`)).body;
}

/** Hashes of the attachments that a proof's text names, in their order. */
export function attachedIn({ text }: Proof): (string | undefined)[] {
  return text
    .filter(({ label }) => label.startsWith("附件"))
    .map(({ value }) => value.match(/[0-9a-f]{64}/)?.[0]);
}
