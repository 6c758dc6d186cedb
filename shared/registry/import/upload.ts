import type { Action } from "#kernel/permission/actions.ts";
import type { Actor } from "#kernel/record/event.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { earlierReceipt } from "#kernel/route/idempotency.ts";
import { sha256 } from "#kernel/text/hash.ts";
import { newId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { uploadKey } from "./file-keys.ts";
import { importProcess } from "./process.ts";
import type { ImportMode } from "./schema.ts";
import { putSealed } from "./sealed-files.ts";

/** Keeps a workbook and begins its import; the rest follows from the event. */
export async function uploadWorkbook(
  world: World,
  of: {
    district: string;
    actor: Actor;
    right: Action | "unasked";
    mode: ImportMode;
    body: Uint8Array;
    idempotency?: { key: string; fingerprint: string };
  },
): Promise<Receipt | Refusal> {
  const { district, actor, right, mode, body, idempotency } = of;
  if (!isZip(body)) return refuse("import.file", "请上传 .xlsx 文件");
  const hash = sha256(body);
  const key = uploadKey(district, hash);
  // A repeated request starts nothing that would look at another copy of it.
  if ((await earlierReceipt(world, { actor, district, idempotency })) === undefined)
    await putSealed(world, key, Buffer.from(body).toString("base64"));
  return execute(world, {
    process: importProcess,
    id: newId("import", world.clock(), world.random(10)),
    district,
    actor,
    right,
    ...(idempotency === undefined ? {} : { idempotency }),
    decide: ({ state }, context) =>
      importProcess.decide(
        state,
        { type: "upload", mode, file: { key, hash, bytes: body.length } },
        context,
      ),
  });
}

function isZip(body: Uint8Array): boolean {
  return body[0] === 0x50 && body[1] === 0x4b;
}
