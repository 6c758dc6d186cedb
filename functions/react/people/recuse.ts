import type { DistrictCommand } from "#kernel/district/process.ts";
import type { BoundRecusal } from "#kernel/district/recusals/bound.ts";
import type { Relation } from "#kernel/district/relation.ts";
import type { Event } from "#kernel/record/event.ts";
import { type Item, recordKey, trayKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import { recuseFrom } from "#kernel/task/seats/recuse-from.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { follow } from "#process/incident/follow.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import { processOf } from "#processes";

type Subject = { kind: string; id: string };
type Leaving = { person: string; relation: Relation; detail: string };

/** A granted recusal takes the officer out of the matter: its record, and every open task. */
export async function carryOutRecusal(world: World, event: Event): Promise<void> {
  const state = (await world.store.get(recordKey("recusal", event.id)))?.state as Recusal;
  const { subject, officer: person, relation, requestedBy } = state;
  const decision = `依据回避决定 ${shortNumber(event.id)}`;
  // What a reporter has said stays in the request, which few may read.
  const detail = requestedBy === "reporter" ? decision : (state.detail ?? decision);
  await takeOut(world, event, subject, { person, relation, detail });
  // What the system has asked them about it goes with it.
  const to = [subject.id];
  await takeOutOfWaiting(world, event, { person, relation, detail, to, from: subject.id });
}

/** A tie that is declared late takes the officer out of whatever already waits for them. */
export async function recuseTied(world: World, event: Event): Promise<void> {
  const { officer, tie } = event.data as Extract<DistrictCommand, { type: "declare-tie" }>;
  await takeOutOfWaiting(world, event, { ...tie, person: officer, to: [tie.to] });
}

/**
 * So does a recusal in another matter about the same people; the gate bars them already. A meeting's
 * own matter is left to its study, so that the trail does not depend on which of both comes first.
 */
export async function recuseBound(world: World, event: Event): Promise<void> {
  await takeOutOfWaiting(world, event, event.data as BoundRecusal);
}

async function takeOutOfWaiting(
  world: World,
  event: Event,
  { person, relation, detail, to, from }: BoundRecusal,
): Promise<void> {
  const subjects = new Map<string, Subject>();
  const tray = trayKey(person, "waiting");
  const waiting = itemsOf((more) => world.store.index("todo", tray, { prefix: "" }, more));
  for await (const { subject } of waiting as AsyncIterable<{ subject: Subject }>)
    subjects.set(subject.id, subject);
  for (const subject of subjects.values()) {
    if (subject.id === from) continue;
    const record = await world.store.get(recordKey(subject.kind, subject.id));
    const barring = await barringIn(world, { id: subject.id, item: record });
    if (to.some((one) => barring.includes(one)))
      await takeOut(world, event, subject, { person, relation, detail });
  }
}

/** Whom a record judges, and itself; of one that only tells of another, that one's as well. */
async function barringIn(
  world: World,
  { id, item }: { id: string; item: Item | undefined },
): Promise<string[]> {
  const process = item === undefined ? undefined : await processOf(String(item.kind));
  const { concerns = [], touches = [], of } = process?.bars?.(item?.state) ?? {};
  if (of === undefined) return [id, ...concerns, ...touches];
  const behind = await world.store.get(recordKey(of.kind, of.id));
  const told = behind === undefined ? [] : await barringIn(world, { id: of.id, item: behind });
  return [id, ...concerns, ...touches, of.id, ...told];
}

async function takeOut(
  world: World,
  event: Event,
  { kind, id }: Subject,
  { person, relation, detail }: Leaving,
): Promise<void> {
  const process = await processOf(kind);
  if (process === undefined) return;
  await follow(world, event, "recusal", {
    process,
    id,
    tasks: "open",
    // A matter that does not exist has nobody to be taken out of it.
    decide: ({ state }, context) =>
      state === undefined ? [] : recuseFrom(process, state, { person, relation, detail }, context),
  });
}
