import { type Reader, readRecord } from "#kernel/permission/reader.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { readRight } from "#kernel/record/kinds.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Idempotency } from "#kernel/route/idempotency.ts";
import type { Caller } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { newId } from "#kernel/text/id.ts";
import { stateSecret } from "#kernel/text/marks.ts";
import type { Arrival, Upload } from "#kernel/world.ts";
import { holdsMore } from "./content.ts";
import { file } from "./process.ts";
import {
  type Announcement,
  type FileCommand,
  type FileRecord,
  secretReason,
  shownAs,
} from "./schema.ts";

/** Who uses material: an officer behind the API or behind their link. */
export type FileUser = Omit<Reader, "caller"> & {
  caller: Caller;
  idempotency?: Idempotency | undefined;
  /** The matter of the question that a unit has opened by its link. */
  asked?: FileRecord["subject"] & { state: unknown };
};

/** The matter behind a file, if its user may read it, or is asked about it as a unit. */
export async function matterFor(
  user: FileUser,
  { kind, id }: FileRecord["subject"],
): Promise<{ state: unknown } | Refusal> {
  const { asked } = user;
  if (asked !== undefined && asked.kind === kind && asked.id === id) return asked;
  // Whoever may read a matter may read and add its material.
  const right = readRight(kind, "files");
  return right === undefined ? refuse("record.unknown") : readRecord(user, { kind, id, right });
}

/** Announces a file of a matter; all who may read the matter may add to it. */
export async function announceFile(
  user: FileUser,
  announced: Announcement,
): Promise<(Receipt & { key: string }) | Refusal> {
  const matter = await matterFor(user, announced.subject);
  if (isRefusal(matter)) return matter;
  const { room } = matter.state as { room?: string };
  const receipt = await runFile(user, newId("file", user.world.clock(), user.world.random(10)), {
    type: "announce",
    file: announced,
    ...(typeof room === "string" ? { room } : {}),
  });
  if (isRefusal(receipt)) return receipt;
  const state = await fileOf(user, receipt.id);
  // A repeated announcement gets its address again for as long as nothing was taken in under it.
  return state?.status === "ANNOUNCED" ? { ...receipt, key: state.key } : refuse("record.state");
}

/** Where a browser puts an announced file itself. */
export function uploadFor(user: FileUser, key: string, announced: Announcement): Promise<Upload> {
  return user.world.files.upload(key, announced);
}

/**
 * Takes in what has arrived: its hash, its first bytes, what lies within and the scan are checked. A state
 * secret is `input.state-secret`; the reaction to its refusal destroys it.
 */
export async function receiveFile(user: FileUser, id: string): Promise<Receipt | Refusal> {
  const state = await usableFile(user, id);
  if (isRefusal(state)) return state;
  if (state.reason === secretReason) return refuse("input.state-secret", stateSecret);
  const { files } = user.world;
  const arrival: Arrival | undefined = await files.arrived(state.key);
  if (arrival === undefined) return refuse("file.missing");
  // What was decided before is not looked into again, nor what is not what was announced.
  const isNew = state.status === "ANNOUNCED" && arrival.sha256 === state.sha256;
  const within = isNew && holdsMore(state.contentType) ? await files.look(state.key) : "nothing";
  const received = await runFile(user, id, { type: "receive", arrival, within });
  return within === "state-secret" && !isRefusal(received)
    ? refuse("input.state-secret", stateSecret)
    : received;
}

/** A file that its user may read, through its matter. */
export async function usableFile(user: FileUser, id: string): Promise<FileRecord | Refusal> {
  const state = await fileOf(user, id);
  if (state === undefined || isInside(user, state)) return refuse("record.unknown");
  const matter = await matterFor(user, state.subject);
  return isRefusal(matter) ? matter : state;
}

/** Writes a reading down; only then its address is given. */
export async function noteReading(user: FileUser, id: string): Promise<Receipt | Refusal> {
  const state = await usableFile(user, id);
  return isRefusal(state) ? state : runFile(user, id, { type: "read" });
}

/** Where a file can be fetched for some minutes: to be kept, or shown where a browser can show it. */
export function addressOf(
  { world }: FileUser,
  { key, name, contentType }: FileRecord,
  how: "kept" | "shown",
): Promise<string> {
  return how === "kept"
    ? world.files.download(key, name)
    : world.files.download(key, name, shownAs(contentType));
}

/** Opens a file for its user: the reading is written down before the address is given. */
export async function openFile(
  user: FileUser,
  id: string,
): Promise<(FileRecord & { url: string }) | Refusal> {
  const noted = await noteReading(user, id);
  if (isRefusal(noted)) return noted;
  const state = await fileOf(user, id);
  return state === undefined
    ? refuse("record.unknown")
    : { ...state, url: await addressOf(user, state, "shown") };
}

/** Of a matter's material a supervised unit sees what its own officer has sent in. */
export function isInside({ caller }: FileUser, { announcedBy }: FileRecord): boolean {
  return caller.officer.role === "UNIT" && announcedBy !== caller.officer.id;
}

/** A file of the user's district. */
export async function fileOf(
  { world, caller }: FileUser,
  id: string,
): Promise<FileRecord | undefined> {
  const item = await world.store.get(recordKey("file", id));
  return item?.district === caller.district ? (item.state as FileRecord) : undefined;
}

function runFile(
  { world, caller, idempotency }: FileUser,
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
