import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays } from "#kernel/deadline/day.ts";
import { digestOf, isSame, type Place } from "#kernel/verify/chain.ts";
import type { Finding } from "#kernel/verify/finding.ts";
import type { Source } from "#kernel/verify/source.ts";
import { treeHash } from "./merkle.ts";

/** A head as a seal names it, and the day whose night sealed it. */
export type SealedHead = Place & { kind: string; id: string; day: string };

type Kept = {
  hash: string;
  seal: { district: string; day: string; prev: string; count: number; root: string };
  heads: (Place & { kind: string; id: string })[];
};

/** A folder with `<district>/<day>.json`, as the bucket of seals holds it below `seals/`. */
export type SealFolder = {
  districts(): Promise<string[]>;
  days(district: string): Promise<string[]>;
  read(district: string, day: string): Promise<string>;
};

export function sealFolder(root: string): SealFolder {
  const listed = (path: string) => readdir(path).catch(() => [] as string[]);
  return {
    districts: async () => (await listed(root)).sort(),
    days: async (district) =>
      (await listed(join(root, district)))
        .filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name))
        .map((name) => name.slice(0, 10))
        .sort(),
    read: (district, day) => readFile(join(root, district, `${day}.json`), "utf8"),
  };
}

/** What the seals of a district say, and what is wrong with themselves. */
export type SealsRead = {
  findings: Finding[];
  heads: SealedHead[];
  hashes: string[];
  first: string | undefined;
  last: string | undefined;
};

/**
 * Reads every seal of a district in order: each whole in itself, chained to the one before, no night
 * missing up to `yesterday`, and the same as the table's own marks and heads of that day.
 */
export async function readSeals(
  { source, seals }: { source: Source; seals: SealFolder },
  district: string,
  yesterday: string,
): Promise<SealsRead> {
  const findings: Finding[] = [];
  const say = (code: Finding["code"], day: string) =>
    void findings.push({ code, kind: "district", id: district, what: day });
  const days = await seals.days(district);
  const read: SealsRead = { findings, heads: [], hashes: [], first: days[0], last: days.at(-1) };
  const marks = await marksOf(source, district);
  let before: string | undefined;
  let expected = [...days, ...marks.keys()].sort()[0];
  for (const day of days) {
    for (; expected !== undefined && expected < day; expected = addDays(expected, 1))
      say("night.missing", expected);
    expected = addDays(day, 1);
    const kept = parse(await seals.read(district, day));
    if (kept === undefined || !isWhole(kept, district, day)) {
      say("seal.altered", day);
      before = kept?.hash;
      continue;
    }
    if (kept.seal.prev !== (before ?? "")) say("seal.unchained", day);
    before = kept.hash;
    if (marks.get(day) !== kept.hash) say("seal.marked-otherwise", day);
    if (!(await isInTable(source, kept))) say("heads.differ", day);
    read.hashes.push(kept.hash);
    read.heads.push(...kept.heads.map((head) => ({ ...head, day })));
  }
  for (; expected !== undefined && expected <= yesterday; expected = addDays(expected, 1))
    say("night.missing", expected);
  for (const day of marks.keys()) if (!days.includes(day)) say("seal.missing", day);
  return read;
}

async function marksOf(source: Source, district: string): Promise<Map<string, unknown>> {
  const marks = new Map<string, unknown>();
  for await (const { sk, hash } of source.range(`sealed#${district}`, "")) marks.set(sk, hash);
  return marks;
}

function parse(text: string): Kept | undefined {
  try {
    const kept = JSON.parse(text) as Kept;
    return Array.isArray(kept.heads) && typeof kept.seal === "object" ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isWhole({ seal, hash, heads }: Kept, district: string, day: string): boolean {
  return (
    seal.district === district &&
    seal.day === day &&
    digestOf(seal) === hash &&
    seal.count === heads.length &&
    treeHash(heads) === seal.root
  );
}

/**
 * The heads that the table holds for the day, the last of each record, are those of the seal. Heads that
 * were seen together lie in one item.
 */
async function isInTable(source: Source, { seal, heads }: Kept): Promise<boolean> {
  const last = new Map<string, Kept["heads"][number]>();
  for await (const item of source.range(`head#${seal.district}#${seal.day}`, ""))
    for (const head of (item.heads ?? [item.head]) as Kept["heads"]) {
      const place = `${head.kind}#${head.id}#`;
      if (head.seq >= (last.get(place)?.seq ?? 0)) last.set(place, head);
    }
  const inOrder = [...last].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return isSame(
    inOrder.map(([, head]) => head),
    heads,
  );
}
