import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "../record/event.ts";
import type { Rec } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { eventKey } from "../store/keys.ts";
import type { World } from "../world.ts";
import { type DayHead, sealedKey } from "./head.ts";
import { pathTo, rootOf, type Step } from "./merkle.ts";
import { headsOn, type Seal } from "./seal.ts";

/** What leads from an event to a night's seal. */
export type Inclusion = {
  seal: Seal;
  /** Hash of the seal, as it was mailed and as the next seal names it. */
  hash: string;
  /** The record's head of that day, a leaf of the tree. */
  head: DayHead;
  /** From the leaf to the root. */
  path: Step[];
  /** The event itself and those up to the head, each naming the hash of the one before. */
  events: Event[];
};

/** Days after its date on which an event may have been sealed: the stream keeps what waits for a day. */
const lag = 2;

/**
 * Proves that an event was sealed. Refuses with `seal.not-yet` where no night has passed since, and
 * with `seal.broken` where the table's heads do not lead to the seal any more.
 */
export async function inclusionOf(
  world: World,
  { kind, id, district }: Rec,
  seq: number,
): Promise<Inclusion | Refusal> {
  const event = (await world.store.get(eventKey(kind, id, seq))) as unknown as Event | undefined;
  if (event === undefined) return refuse("record.unknown");
  const found = await sealedHead(world, event);
  if (found === undefined) return refuse("seal.not-yet");
  const { head, heads, day } = found;
  const [mark] = await world.store.getMany([sealedKey(district, day)]);
  if (mark === undefined) return refuse("seal.not-yet");
  const { seal, hash } = mark as unknown as { seal: Seal; hash: string };
  if (rootOf(heads) !== seal.root) return refuse("seal.broken");
  const place = heads.findIndex((one) => one.kind === kind && one.id === id);
  const keys = Array.from({ length: head.seq - seq + 1 }, (_, at) => eventKey(kind, id, seq + at));
  const items = await world.store.getMany(keys);
  const events = items.flatMap((item) => {
    if (item === undefined) return [];
    const { pk: _pk, sk: _sk, ...said } = item;
    return [said as unknown as Event];
  });
  return { seal, hash, head, path: pathTo(heads, place), events };
}

/** The record's head of the first day that was sealed with the event in it, and all heads of that day. */
async function sealedHead(
  world: World,
  { kind, id, district, seq, at }: Event,
): Promise<{ head: DayHead; heads: DayHead[]; day: Day } | undefined> {
  for (let late = 0; late <= lag; late += 1) {
    const day = addDays(dayOf(at), late);
    const heads = await headsOn(world, district, day);
    const head = heads.find((one) => one.kind === kind && one.id === id);
    if (head !== undefined && head.seq >= seq) return { head, heads, day };
  }
  return undefined;
}
