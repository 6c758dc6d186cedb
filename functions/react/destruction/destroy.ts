import { type Event, systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import type { Rec } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { Write } from "#kernel/store/write.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { destruction, partsOf, placesOf, sealedParts } from "#process/petition/intake/contents.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { recusal } from "#process/recusal/process.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import { rewrite, type Written, writtenOf } from "./written.ts";

/**
 * Two people have agreed: words, reporter and messages are destroyed, and what people have typed about
 * it, also into requests that somebody be recused from it; the stub stays.
 */
export async function destroy(world: World, event: Event): Promise<void> {
  const item = await world.store.get(recordKey("petition", event.id));
  const state = item?.state as Petition | undefined;
  if (state === undefined) return;
  const sealed = sealedParts(state);
  const files = sealed.flatMap((content) => content.files);
  for (const { key } of files) for (const place of placesOf(key)) await world.files.destroy(place);
  const written = await writtenOf(world, event, "petition.registered");
  await destroyWritten(world, written, destruction(event.id, partsOf(state)));
  await destroyRecusals(world, event);
  const hashes = [...sealed, ...written.extracts, ...files.map(({ sha256: hash }) => ({ hash }))];
  const command = { type: "note-destroyed", hashes: hashes.map(({ hash }) => hash) } as const;
  await carryOut(world, event, { process: petition, id: event.id, command });
}

async function destroyRecusals(world: World, event: Event): Promise<void> {
  const about = itemsOf((more) => world.store.index("about", event.id, { prefix: "" }, more));
  const requests: string[] = [];
  for await (const { kind, id } of about) if (kind === "recusal") requests.push(String(id));
  for (const id of requests) await destroyRecusal(world, event, id);
}

/** A request that is not decided yet ends with the report: there is nothing left to be recused from. */
async function destroyRecusal(world: World, { district }: Event, id: string): Promise<void> {
  const item = await world.store.get(recordKey("recusal", id));
  if (item === undefined) return;
  const { head, updatedAt, version } = item as unknown as Rec<Recusal>;
  const until = { kind: "recusal", id, seq: head.seq, at: updatedAt };
  const begins = "recusal.requested";
  const { extracts } = await writtenOf(world, until, begins);
  const hashes = extracts.map(({ hash }) => hash);
  const noted = await execute(world, {
    process: recusal,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: "open",
    expectVersion: version,
    decide: ({ state }, context) =>
      recusal.decide(state, { type: "note-destroyed", hashes }, context),
  });
  // Somebody has answered it meanwhile: what they have typed goes with it at the next attempt.
  if (isRefusal(noted)) throw new TransientError("A request for recusal was changed meanwhile");
  // Its questions are read again, as they may have ended with it just now.
  const { tasks } = await writtenOf(world, until, begins);
  await destroyWritten(world, { extracts, tasks });
}

/** So many items one transaction takes (Amazon DynamoDB, TransactWriteItems: 100). */
const together = 100;

async function destroyWritten(
  world: World,
  { extracts, tasks }: Written,
  more: readonly Write[] = [],
): Promise<void> {
  const writes = [...more, ...extracts.map(({ key }): Write => ({ remove: key, when: "any" }))];
  for (let at = 0; at < writes.length; at += together)
    await world.store.transact(writes.slice(at, at + together));
  for (const task of tasks) await rewrite(world, task);
}
