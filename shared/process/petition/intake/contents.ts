import type { Item } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/write.ts";
import { hashOf } from "#kernel/text/hash.ts";
import type { World } from "#kernel/world.ts";
import type { Petition, Sealed } from "../schema.ts";
import type { ReportFile } from "./report.ts";

/** Words of a petition with their files, as they lie in an item of their own that can be destroyed. */
export type Words = { text: Readonly<Record<string, string>>; files: readonly ReportFile[] };

/** Which words of a petition: the report, or a numbered message, objection or lot of scans. */
export type Part = "report" | `${"message" | "objection" | "scan"}#${number}`;

/** Where a clean file lies until its report is filed, and is forgotten; and where it lies from then on. */
const offered = "petitions/offered/";
const filed = "petitions/clean/";

const wordsKey = (id: string, part: Part) => ({ pk: `petition-text#${id}`, sk: part });
const reporterKey = (id: string) => ({ pk: `petition-identity#${id}`, sk: "reporter" });
const receiptKey = (hash: string) => ({ pk: `receipt#${hash}`, sk: "petition" });

/** Where a clean file waits for its report. */
export function offeredKey(name: string): string {
  return `${offered}${name}`;
}

/** Where a file lies once its report is filed. */
export function filedKey(key: string): string {
  return key.startsWith(offered) ? `${filed}${key.slice(offered.length)}` : key;
}

/** Every place of a filed file: what is destroyed is destroyed where it waited as well. */
export function placesOf(key: string): string[] {
  return key.startsWith(filed) ? [key, `${offered}${key.slice(filed.length)}`] : [key];
}

/** What an event says of words: their hash, and where their files lie. */
export function sealedOf(words: Words): Sealed {
  return {
    hash: hashOf(words),
    files: words.files.map(({ key, sha256, bytes }) => ({ key, sha256, bytes })),
  };
}

/**
 * The write that keeps words, encrypted, as the part that they turn out to be: which one is known only
 * to the attempt that succeeds, as somebody else may write at the same time.
 */
export async function keepWords(
  world: World,
  id: string,
  words: Words,
): Promise<(part: Part) => Write> {
  const sealed = await world.vault.seal(JSON.stringify(words));
  return (part) => ({ put: { ...wordsKey(id, part), sealed }, when: "absent" });
}

/** Words as they were kept; undefined when they were destroyed or never there. */
export async function readWords(world: World, id: string, part: Part): Promise<Words | undefined> {
  return opened<Words>(world, await world.store.get(wordsKey(id, part)));
}

/** Words that came after the report, and which they are. */
type Further = Words & { part: Part };

/** What was added after the report, in the order of `partsOf`; without what was destroyed. */
export async function readFurther(
  world: World,
  id: string,
  state: Pick<Petition, Lasting>,
): Promise<Further[]> {
  const parts = partsOf(state).slice(1);
  const items = await world.store.getMany(parts.map((part) => wordsKey(id, part)));
  const read = parts.map(async (part, at): Promise<Further[]> => {
    const words = await opened<Words>(world, items[at]);
    return words === undefined ? [] : [{ ...words, part }];
  });
  return (await Promise.all(read)).flat();
}

/** What of a petition is kept beside its record, apart from the report itself. */
type Lasting = "messages" | "objections" | "scans";

/** The report, and whatever was added to it since: messages both ways, objections, scans. */
export function partsOf({ messages, objections, scans = [] }: Pick<Petition, Lasting>): Part[] {
  return [
    "report",
    ...messages.map(({ n }) => `message#${n}` as const),
    ...objections.map((_, index) => `objection#${index + 1}` as const),
    ...scans.map((_, index) => `scan#${index + 1}` as const),
  ];
}

/** The hashes and files of these parts, in the same order. */
export function sealedParts({
  content,
  messages,
  objections,
  scans = [],
}: Pick<Petition, Lasting | "content">): Sealed[] {
  return [content, ...[...messages, ...objections, ...scans].map((part) => part.content)];
}

/** The write that keeps who reported, encrypted. */
export async function keepReporter(world: World, id: string, reporter: object): Promise<Write> {
  const sealed = await world.identities.seal(JSON.stringify(reporter));
  return { put: { ...reporterKey(id), sealed }, when: "absent" };
}

/** Who reported; only after the reading has been recorded. */
export async function readReporter(
  world: World,
  id: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const item = await world.store.get(reporterKey(id));
  return item === undefined
    ? undefined
    : JSON.parse(await world.identities.open(String(item.sealed)));
}

/** The write by which a receipt's hash leads to its petition. */
export function keepReceipt(hash: string, id: string, district: string): Write {
  return { put: { ...receiptKey(hash), petition: id, district }, when: "absent" };
}

/** The petition behind a receipt's hash, within one district. */
export async function findReceipt(
  world: World,
  hash: string,
  district: string,
): Promise<string | undefined> {
  const found = await world.store.get(receiptKey(hash));
  return found?.district === district ? String(found.petition) : undefined;
}

/** The writes that destroy everything that was written of a petition; the record's stub stays. */
export function destruction(id: string, parts: readonly Part[]): Write[] {
  const keys = [...parts.map((part) => wordsKey(id, part)), reporterKey(id)];
  return keys.map((remove) => ({ remove, when: "any" }));
}

async function opened<T>(world: World, item: Item | undefined): Promise<T | undefined> {
  return item === undefined
    ? undefined
    : (JSON.parse(await world.vault.open(String(item.sealed))) as T);
}
