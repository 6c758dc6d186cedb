import type { Item } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import type { Matters } from "../schema.ts";
import type { Answers, ItemAnswer } from "./answers.ts";
import { type ItemKey, itemsOf } from "./items.ts";

/**
 * What is kept encrypted in an item of its own. The salt lies within: without it the hash in an event
 * would tell whoever guesses what was written, a nil above all.
 */
type Kept<T> = { salt: string; said: T };

/** A whole report as it was handed in, or what a check has found. */
export type Report = { answers: Answers; lateReason: string };

const pkOf = (id: string) => `matters-text#${id}`;
const draftKey = (id: string, item: ItemKey) => ({ pk: pkOf(id), sk: `draft#${item}` });
const reportKey = (id: string, n: number) => ({ pk: pkOf(id), sk: `report#${n}` });
const verdictKey = (id: string) => ({ pk: pkOf(id), sk: "verdict" });

/** The write that keeps one item of the draft, and the hash of what it keeps. */
export function keepDraft(world: World, id: string, item: ItemKey, answer: ItemAnswer) {
  return keep(world, draftKey(id, item), answer, "any");
}

/** The write that keeps a report as handed in; it is never written again. */
export function keepReport(world: World, id: string, n: number, report: Report) {
  return keep(world, reportKey(id, n), report, "absent");
}

/** The write that keeps what a check has found. */
export function keepVerdict(world: World, id: string, finding: string) {
  return keep(world, verdictKey(id), { finding }, "absent");
}

/** The draft as far as it goes: each item as it was last saved. */
export async function readDraft(
  world: World,
  id: string,
  of: Pick<Matters, "type" | "item">,
): Promise<Answers> {
  const keys = itemsOf(of);
  const found = await world.store.getMany(keys.map((item) => draftKey(id, item)));
  const pairs = await Promise.all(
    keys.map(async (item, index) => [item, await opened<ItemAnswer>(world, found[index])] as const),
  );
  return Object.fromEntries(pairs.filter(([, answer]) => answer !== undefined));
}

/** A report as it was handed in; only after the reading has been recorded. */
export async function readReport(world: World, id: string, n: number): Promise<Report | undefined> {
  return opened<Report>(world, await world.store.get(reportKey(id, n)));
}

async function keep<T>(
  world: World,
  key: { pk: string; sk: string },
  said: T,
  when: "any" | "absent",
): Promise<{ write: Write; hash: string }> {
  const kept: Kept<T> = { salt: Buffer.from(world.random(16)).toString("hex"), said };
  const sealed = await world.matters.seal(JSON.stringify(kept));
  return { write: { put: { ...key, sealed }, when }, hash: hashOf(kept) };
}

async function opened<T>(world: World, item: Item | undefined): Promise<T | undefined> {
  if (item === undefined) return undefined;
  return (JSON.parse(await world.matters.open(String(item.sealed))) as Kept<T>).said;
}
